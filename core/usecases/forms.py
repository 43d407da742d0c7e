"""What a window to fill in shows: what can be chosen, and what is known already."""

from collections.abc import Callable, Mapping
from typing import Any

from core.commands.forms import FormName, OpenForm
from core.errors import Refused
from core.model.forms import FormShown, Offer, revision, token
from core.model.request import Request
from core.store import evidence
from core.store.store import Tx
from core.usecases.references import APPROACH, Named, named, resolve, visible
from core.wording.phrases import number

OPEN = ("running", "planned", "parked")


def form_shown(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """A window's contents as they are now. Raises UserError."""
    shown = _SHOWN[command.form](command, request, tx)
    values = shown.values | command.fields
    return shown.model_copy(update={"values": values, "revision": revision(shown.values)})


def _log(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    found = open_approaches(tx, request)
    if not found:
        raise Refused(
            "There is no approach to log for yet. One line starts a plan:"
            " `plan NAME by DATE: TASK; APPROACH? | APPROACH?`."
        )
    chosen = resolve(tx, request, command.item, APPROACH) if command.item else _mine(found, request)
    if chosen and chosen not in found:
        found = [chosen, *found]
    values: dict[str, Any] = {"on": request.today.isoformat()}
    if chosen:
        values |= {"approach": token(chosen.item), "known": _known(tx, chosen)}
    return FormShown(
        form="log", today=request.today, values=values, offers=tuple(map(offer, found))
    )


def open_approaches(tx: Tx, request: Request) -> list[Named]:
    """The approaches one may log for: this channel's where it has any, those that run first."""
    objectives = visible(tx, request)
    here = [each for each in objectives if each.channel == request.channel]
    found = [
        each
        for objective in here or objectives
        for each in named(tx, objective)
        if each.approach and each.approach.state in OPEN
    ]
    return sorted(found, key=lambda each: (each.objective.priority, _order(each, request)))


def _order(found: Named, request: Request) -> tuple[int, bool]:
    assert found.approach is not None
    return OPEN.index(found.approach.state), found.approach.owner != request.user


def _mine(found: list[Named], request: Request) -> Named | None:
    """The one approach that was probably meant, or None."""
    running = [each for each in found if each.approach and each.approach.state == "running"]
    mine = [each for each in running if each.approach and each.approach.owner == request.user]
    candidates = mine or running or found
    return candidates[0] if len(candidates) == 1 else None


def offer(found: Named) -> Offer:
    """Something of the plan as a choice."""
    inside = found.task.name if found.approach and found.task else ""
    return Offer(item=found.item, inside=inside, objective=found.objective.name)


def _known(tx: Tx, found: Named) -> str:
    """The metrics an approach has had so far, with their last values, as one would type them."""
    last = {each.metric: each.value for each in evidence.readings(tx, found.item.id)}
    return " ".join(f"{name}={number(value)}" for name, value in list(last.items())[:6])


_SHOWN: Mapping[FormName, Callable[[OpenForm, Request, Tx], FormShown]] = {"log": _log}
