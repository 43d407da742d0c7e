"""Windows about something else than the plan itself: settings, views, updates, practice."""

from core.commands.forms import OpenForm
from core.commands.opinions import ShowOpinions
from core.errors import Refused
from core.model.forms import FormShown, revision
from core.model.permissions import Action
from core.model.request import Request
from core.practice.ladder import rungs
from core.store import opinions, places, practice
from core.store.store import Tx
from core.usecases.editable import days_values
from core.usecases.nudged import asked_of
from core.usecases.opinions import asked_blind, show_opinions
from core.usecases.permitting import permit
from core.usecases.pipeline import ladder_values
from core.usecases.ranges import range_shown
from core.usecases.references import APPROACH, named, only_objective, resolve
from core.usecases.settings import channel_values, preference_values
from core.usecases.updates import draft_of
from core.wording.nudges import later


def update_window(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """An objective's update of this week, as it would be posted."""
    draft = draft_of(tx, request, only_objective(tx, request, command.item))
    permit(tx, request, draft.objective, Action.POST)
    item = named(tx, draft.objective)[0].item
    return FormShown(
        form="update",
        today=request.today,
        item=item,
        values={"text": draft.text},
        revision=revision(draft.written),
        row=("updates", draft.kept.id) if draft.kept else None,
    )


def channel_window(_: OpenForm, request: Request, tx: Tx) -> FormShown:
    """A channel's settings as they are."""
    if not request.channel:
        raise Refused("A channel's settings belong to it: type `/mlstatus settings` there.")
    values = channel_values(tx, places.channel(tx, request.team, request.channel))
    return FormShown(form="channel", today=request.today, values=values, revision=revision(values))


def import_window(_: OpenForm, request: Request, tx: Tx) -> FormShown:
    """Nothing is known yet of rows to be pasted. Raises Refused outside a channel."""
    if not request.channel:
        raise Refused("A plan belongs to a channel: type `/mlstatus import` there.")
    return FormShown(form="import", today=request.today)


def me_window(_: OpenForm, request: Request, tx: Tx) -> FormShown:
    """A person's preferences as they are."""
    values = preference_values(places.person(tx, request.team, request.user), request.today)
    return FormShown(form="me", today=request.today, values=values, revision=revision(values))


def opinion_window(command: OpenForm, request: Request, tx: Tx) -> FormShown:
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


def settle_window(command: OpenForm, request: Request, tx: Tx) -> FormShown:
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


def pipeline_window(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """An objective's ladder as it is."""
    objective = only_objective(tx, request, command.item)
    values = ladder_values(rungs(practice.rungs(tx, objective.id)))
    return FormShown(
        form="pipeline",
        today=request.today,
        item=named(tx, objective)[0].item,
        values=values,
        revision=revision(values),
    )


def snooze_window(command: OpenForm, request: Request, tx: Tx) -> FormShown:
    """A question, and the day until which it might be put off. Raises Refused."""
    number = command.item or ""
    found = asked_of(tx, int(number) if number.isdecimal() else 0, request)
    until = later(found.nudge.found).isoformat()
    return FormShown(form="snooze", today=request.today, values={"until": until})
