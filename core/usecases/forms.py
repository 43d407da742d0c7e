"""What a window to fill in shows: what can be chosen, and what is known already."""

from collections.abc import Callable, Mapping
from typing import Any

from core.commands.forms import FormName, OpenForm
from core.commands.opinions import ShowOpinions
from core.errors import Refused
from core.model.forms import FormShown, Offer, revision, token
from core.model.outcomes import Item
from core.model.permissions import Action
from core.model.request import Request
from core.store import evidence, journal, opinions, places, plan
from core.store.store import Tx
from core.usecases.editable import days_values, values_of
from core.usecases.opinions import asked_blind, show_opinions
from core.usecases.permitting import permit
from core.usecases.ranges import range_shown
from core.usecases.references import (
    APPROACH,
    OBJECTIVE,
    TASK,
    Named,
    highest,
    named,
    only_objective,
    resolve,
    visible,
)
from core.usecases.settings import channel_values, preference_values
from core.usecases.updates import draft_of
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
    return shown.model_copy(update={"values": values, **_plan_knows(tx, request.team)})


def _plan_knows(tx: Tx, team: str) -> dict[str, tuple[str, ...]]:
    roles = dict.fromkeys(each.role for each in plan.team_steps(tx, team))
    return {
        "roles": tuple(roles),
        "assumptions": tuple(each.key for each in plan.assumptions(tx, team)),
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
        **_plan_knows(tx, request.team),
    )


def _update(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """An objective's update of this week, as it would be posted."""
    draft = draft_of(tx, request, only_objective(tx, request, command.item))
    permit(tx, request, draft.objective, Action.POST)
    item = named(tx, draft.objective)[0].item
    return FormShown(form="update", today=request.today, item=item, values={"text": draft.text})


def _channel(_: OpenForm, request: Request, tx: Tx) -> FormShown:
    """A channel's settings as they are."""
    if not request.channel:
        raise Refused("A channel's settings belong to it: type `/mlstatus settings` there.")
    values = channel_values(tx, places.channel(tx, request.team, request.channel))
    return FormShown(form="channel", today=request.today, values=values, revision=revision(values))


def _me(_: OpenForm, request: Request, tx: Tx) -> FormShown:
    """A person's preferences as they are."""
    values = preference_values(places.person(tx, request.team, request.user), request.today)
    return FormShown(form="me", today=request.today, values=values, revision=revision(values))


def _opinion(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """One's own answer about an approach, if there is one; nobody else's, nor the plan's."""
    found, asking = asked_blind(tx, request, command.item or "")
    given = opinions.given(tx, asking)
    mine = next((each for each in given if each.user == request.user), None)
    shown = FormShown(form="opinion", today=request.today, item=found.item)
    if mine is None:
        return shown
    values = {"chance": f"{mine.chance:.6g}"} | (days_values(mine.days) if mine.days else {})
    return shown.model_copy(
        update={"values": values, "range": range_shown(mine.days) if mine.days else None}
    )


def _settle(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """What people said together, ready to be taken. Raises Refused."""
    shown = show_opinions(ShowOpinions(approach=command.item or ""), request, tx)
    found = resolve(tx, request, command.item or "", APPROACH)
    assert found.approach is not None
    days = days_values(found.approach.days)
    if shown.days:
        days |= {"days.p10": f"{shown.days[0]:.3g}", "days.p90": f"{shown.days[1]:.3g}"}
    return FormShown(
        form="settle",
        today=request.today,
        item=found.item,
        values={"chance": f"{shown.chance:.2f}", **days},
        views=shown.views,
    )


def last_author(tx: Tx, found: Item) -> str | None:
    """Who changed an item last."""
    table = {"objective": "objectives", "task": "tasks", "approach": "approaches"}[found.kind]
    return journal.last_author(tx, table, found.id)


_SHOWN: Mapping[FormName, Callable[[OpenForm, Request, Tx], FormShown]] = {
    "log": _log,
    "metric": _log,
    "objective": _objective,
    "task": _task,
    "approach": _approach,
    "edit": _edit,
    "update": _update,
    "channel": _channel,
    "me": _me,
    "opinion": _opinion,
    "settle": _settle,
}
