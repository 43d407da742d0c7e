"""What a window to fill in shows: what can be chosen, and what is known already."""

from collections.abc import Callable, Mapping
from typing import Any

from core.commands.forms import FormName, OpenForm
from core.errors import Refused
from core.model.forms import FormShown, Offer, revision, token
from core.model.request import Request
from core.store import evidence, journal, plan
from core.store.store import Tx
from core.usecases import windows
from core.usecases.editable import values_of
from core.usecases.premises import premises_in
from core.usecases.ranges import range_shown
from core.usecases.references import (
    APPROACH,
    OBJECTIVE,
    TASK,
    Named,
    highest,
    named,
    resolve,
    visible,
)
from core.wording.phrases import number

OPEN = ("running", "planned", "parked")


def form_shown(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """A window's contents as they are now. Raises UserError."""
    shown = _SHOWN[command.form](command, request, tx)
    return shown.model_copy(update={"values": shown.values | command.fields})


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
        form=command.form, today=request.today, values=values, offers=tuple(map(offer, found))
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


def _objective(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    if not request.channel:
        raise Refused("An objective belongs to a channel: type `/mlstatus objective new` there.")
    return FormShown(form="objective", today=request.today)


def _task(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """A new task; of the objective named, or of the only one of this channel."""
    found = _objectives(tx, request)
    chosen = resolve(tx, request, command.item, OBJECTIVE) if command.item else None
    only = chosen or (found[0] if len(found) == 1 else None)
    tasks = [each for each in _inside(tx, only) if each.item.kind == "task"] if only else []
    return FormShown(
        form="task",
        today=request.today,
        values={"inside": token(only.item)} if only else {},
        offers=tuple(map(offer, [*found, *tasks])),
    )


def _objectives(tx: Tx, request: Request) -> list[Named]:
    """The objectives one may add to. Raises Refused where there is none."""
    objectives = visible(tx, request)
    here = [each for each in objectives if each.channel == request.channel] or objectives
    if not here:
        raise Refused("There is no objective yet. `objective new` starts one.")
    return [named(tx, each)[0] for each in here]


def _inside(tx: Tx, found: Named) -> list[Named]:
    return named(tx, found.objective)


def _approach(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """A new approach; of the task named, or of the only one there is."""
    tasks = [
        each
        for objective in _objectives(tx, request)
        for each in _inside(tx, objective)
        if each.item.kind == "task"
    ]
    if not tasks:
        raise Refused("There is no task yet to try something for. `task add` makes one.")
    chosen = resolve(tx, request, command.item, TASK) if command.item else None
    only = chosen or (tasks[0] if len(tasks) == 1 else None)
    values: dict[str, Any] = {"owner": request.user}
    shown = FormShown(form="approach", today=request.today, offers=tuple(map(offer, tasks)))
    values |= {"inside": token(only.item)} if only else {}
    channel = only.objective.channel if only else request.channel
    return shown.model_copy(update={"values": values, **_plan_knows(tx, request.team, channel)})


def _plan_knows(tx: Tx, team: str, channel: str) -> dict[str, tuple[str, ...]]:
    roles = dict.fromkeys(each.role for each in plan.team_steps(tx, team))
    return {
        "roles": tuple(roles),
        "assumptions": tuple(premises_in(plan.assumptions(tx, team), channel)),
    }


def _edit(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """Something that is there, as it stands."""
    found = highest(tx, request, command.item or "")
    siblings = _inside(tx, found) if found.task and not found.approach else []
    others = [each for each in siblings if each.task and not each.approach and each != found]
    values = values_of(tx, found)
    return FormShown(
        form=found.item.kind,
        today=request.today,
        item=found.item,
        values=values,
        offers=tuple(map(offer, others)),
        range=range_shown(found.approach.days) if found.approach else None,
        revision=revision(values),
        **_plan_knows(tx, request.team, found.objective.channel),
    )


def last_author(tx: Tx, shown: FormShown) -> str | None:
    """Who changed last what a window is about."""
    if shown.row or shown.item is None:
        return journal.last_author(tx, *shown.row) if shown.row else None
    tables = {"objective": "objectives", "task": "tasks", "approach": "approaches"}
    return journal.last_author(tx, tables[shown.item.kind], shown.item.id)


_SHOWN: Mapping[FormName, Callable[[OpenForm, Request, Tx], FormShown]] = {
    "log": _log,
    "metric": _log,
    "objective": _objective,
    "task": _task,
    "approach": _approach,
    "edit": _edit,
    "update": windows.update_window,
    "channel": windows.channel_window,
    "me": windows.me_window,
    "opinion": windows.opinion_window,
    "settle": windows.settle_window,
    "pipeline": windows.pipeline_window,
    "snooze": windows.snooze_window,
    "import": windows.import_window,
}
