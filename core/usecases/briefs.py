"""The leaders' brief: made from all objectives they may hear of, posted once a week."""

from datetime import datetime, timedelta

from core.commands.brief import (
    AnswerDecision,
    ConsentToBrief,
    PostBrief,
    ScheduleBrief,
    ShowBrief,
    StopBrief,
)
from core.errors import Refused
from core.model.brief import Brief, Decision
from core.model.clock import local_day
from core.model.outcomes.base import Item
from core.model.outcomes.posts import BriefSet, BriefShown, Consented, DecisionAnswered
from core.model.permissions import Action
from core.model.places import Workspace
from core.model.plan import Objective
from core.model.request import Request
from core.model.week import Week
from core.store import journal, lessons, outbox, places, plan
from core.store.outbox import Letter, Recipient
from core.store.places import Period
from core.store.store import Tx
from core.usecases.deciding import decisions
from core.usecases.lessons import timely_lesson
from core.usecases.permitting import permit
from core.usecases.references import only_objective
from core.usecases.reports import GRACE, asked_what_moved
from core.usecases.schedules import last_due, next_due
from core.usecases.viewing import viewer
from core.usecases.weeks import week
from core.wording.brief import brief_message, decided, told_owner
from core.wording.message import Message

PATIENCE = timedelta(hours=24)
"""A brief later than this is skipped: its week has lost its meaning."""


def show_brief(_: ShowBrief, request: Request, tx: Tx) -> BriefShown:
    """The brief as it would be posted now; of objectives this person may see."""
    person = viewer(tx, request)
    made = brief_of(tx, request.team, request.at)
    mine = tuple(
        each for each in made.weeks
        if person.administrator or person.sees(plan.objective(tx, each.outlook.id))
    )  # fmt: skip
    known = {each.outlook.id for each in mine}
    asked = tuple(each for each in made.decisions if each.objective in known)
    shown = brief_message(made.model_copy(update={"weeks": mine, "decisions": asked}))
    weekly = bool(places.workspace(tx, request.team).brief_channel) or not person.administrator
    return BriefShown(message=shown.model_dump(mode="json"), posted=False, weekly=weekly)


def post_brief(_: PostBrief, request: Request, tx: Tx) -> BriefShown:
    """Post the brief to the leaders' channel now.

    Raises:
        Refused: there is no such channel yet.
    """
    workspace = places.workspace(tx, request.team)
    if not workspace.brief_channel:
        raise Refused("The brief has no channel yet: `brief to #leaders`, or `brief to here`.")
    message = _post(tx, workspace, f"brief-now:{request.key}", request.at)
    return BriefShown(message=message.model_dump(mode="json"), posted=True)


def brief_of(tx: Tx, team: str, now: datetime, key: str = "") -> Brief:
    """A workspace's brief as it stands at a moment."""
    workspace = places.workspace(tx, team)
    zone = workspace.brief_timezone or workspace.timezone
    today = local_day(now, zone)
    found = [each for each in plan.objectives(tx, team) if _told(tx, each)]
    weeks = {each.id: week(tx, each, today, zone) for each in found}
    asked = [one for each in found for one in decisions(tx, each, weeks[each.id])]
    return Brief(
        today=today,
        decisions=tuple(sorted(asked, key=_stake, reverse=True)),
        weeks=tuple(weeks[each.id] for each in sorted(found, key=lambda o: _place(o, weeks))),
        lesson=timely_lesson(tx, found, weeks, now, today),
        first=workspace.brief_first is None,
        key=key,
    )


def _told(tx: Tx, objective: Objective) -> bool:
    """Whether leaders may hear of it: a private one only with its owner's consent."""
    closed = places.channel(tx, objective.team, objective.channel).closed
    return objective.in_brief or not closed


def _stake(decision: Decision) -> tuple[float, float]:
    amount = decision.week.stakes.value.amount if decision.week.stakes.value else 0.0
    return amount * decision.gain, decision.gain


def _place(objective: Objective, weeks: dict[int, Week]) -> tuple[float, int]:
    """By what is at stake, value × (1 − chance); those without an amount follow by priority."""
    chance = weeks[objective.id].outlook.chance or 0.0
    amount = objective.value.amount if objective.value else 0.0
    return -amount * (1 - chance), objective.priority


def _post(tx: Tx, workspace: Workspace, key: str, now: datetime) -> Message:
    made = brief_of(tx, workspace.team, now, key)
    message = brief_message(made)
    to = Recipient(channel=workspace.brief_channel)
    head = outbox.queue(
        tx, Letter(workspace.team, "brief", key, to, message.model_dump(mode="json")), now
    )
    if message.details:
        inside = Message(lines=message.details).model_dump(mode="json")
        answer = Recipient(channel=workspace.brief_channel, thread=head)
        outbox.queue(tx, Letter(workspace.team, "details", f"{key}:details", answer, inside), now)
    if made.lesson and any(made.lesson.text in line for line in message.lines):
        lessons.tell(tx, workspace.team, made.lesson.key, made.today)
    if workspace.brief_first is None:
        places.put_workspace(tx, workspace.model_copy(update={"brief_first": now}))
    return message


def post_due_briefs(tx: Tx, now: datetime) -> None:
    """Queue every brief whose time has come, once each."""
    for workspace in places.workspaces(tx):
        due = _due(tx, workspace, now)
        if due is None or _waits(tx, workspace, now - due, now):
            continue
        period = _period(workspace, due)
        late = now - due > PATIENCE
        if places.claim_period(tx, period, "skipped" if late else "queued", now) and not late:
            _post(tx, workspace, f"brief:{period.period}", now)


def _waits(tx: Tx, workspace: Workspace, late: timedelta, now: datetime) -> bool:
    """Whether it had better wait a moment for what moved its objectives."""
    found = [each for each in plan.objectives(tx, workspace.team) if _told(tx, each)]
    return late <= GRACE and asked_what_moved(tx, found, now)


def brief_waits(tx: Tx, team: str, now: datetime) -> bool:
    """Whether a workspace's brief is about to be posted."""
    return _due(tx, places.workspace(tx, team), now) is not None


def _period(workspace: Workspace, due: datetime) -> Period:
    return Period(workspace.team, "brief", due.date().isoformat())


def _due(tx: Tx, workspace: Workspace, now: datetime) -> datetime | None:
    """Since when a brief waits to be posted; None where none does."""
    weekday, at, since = workspace.brief_weekday, workspace.brief_at, workspace.brief_since
    if not workspace.brief_channel or weekday is None or at is None or since is None:
        return None
    due = last_due(weekday, at, workspace.brief_timezone or workspace.timezone, now)
    return None if due <= since or places.is_taken(tx, _period(workspace, due)) else due


def schedule_brief(command: ScheduleBrief, request: Request, tx: Tx) -> BriefSet:
    """Post the brief every week, in the zone of the person who turned it on."""
    workspace = places.workspace(tx, request.team)
    person = places.person(tx, request.team, request.user)
    zone = person.timezone or workspace.timezone
    channel = _channel(tx, request, command.channel)
    kept = {
        "brief_channel": channel, "brief_weekday": command.weekday, "brief_at": command.at,
        "brief_since": request.at, "brief_timezone": zone,
    }  # fmt: skip
    places.put_workspace(tx, workspace.model_copy(update=kept))
    following = next_due(command.weekday, command.at, zone, request.at)
    return BriefSet(
        channel=channel, weekday=command.weekday, at=command.at, timezone=zone,
        next_on=following.date(),
    )  # fmt: skip


def _channel(tx: Tx, request: Request, typed: str) -> str:
    """The channel meant: this one, or one that the bot has met, by name or id."""
    name = typed.removeprefix("#")
    if not name:
        return request.channel
    found = places.channel_called(tx, request.team, name)
    if found is None:
        raise Refused(
            f"I have not met #{name} yet. Type `/mlstatus brief to here` in that channel instead."
        )
    return found


def stop_brief(_: StopBrief, request: Request, tx: Tx) -> BriefSet:
    """Post no brief any more."""
    workspace = places.workspace(tx, request.team)
    off = dict.fromkeys(("brief_channel", "brief_weekday", "brief_at", "brief_since"))
    places.put_workspace(tx, workspace.model_copy(update=off))
    return BriefSet(channel="")


def consent_to_brief(command: ConsentToBrief, request: Request, tx: Tx) -> Consented:
    """Let a private channel's objective stand in the brief, or no more.

    Raises:
        Refused: this person is neither its owner nor an editor.
    """
    objective = only_objective(tx, request, command.objective)
    permit(tx, request, objective, Action.STEER)
    journal.update(tx, "objectives", objective.id, {"in_brief": int(command.consents)})
    item = Item(kind="objective", id=objective.id, name=objective.name, reference=objective.key)
    return Consented(change=tx.change, item=item, consents=command.consents)


def answer_decision(command: AnswerDecision, request: Request, tx: Tx) -> DecisionAnswered:
    """Tell the owner what a leader said, and the brief's thread that it was said.

    Raises:
        Refused: the brief is not this channel's, or what it asked about is gone.
    """
    head = outbox.with_key(tx, request.team, command.brief)
    if head is None or head.recipient.channel != request.channel:
        raise Refused("This decision belongs to a brief of another channel.")
    if not plan.exists(tx, command.objective):
        raise Refused("This objective has been removed since; nothing is left to decide.")
    objective = plan.objective(tx, command.objective)
    approach = next(
        (each for each in plan.approaches_of(tx, objective.id) if each.id == command.approach), None
    )
    item = Item(kind="objective", id=objective.id, name=objective.name, reference=objective.key)
    outcome = DecisionAnswered(
        item=item,
        approach=approach.name if approach else "",
        reference=_reference(tx, objective, approach.id) if approach else "",
        cost=approach.cost if approach else None,
        currency=objective.value.currency if objective.value else "EUR",
        answer=command.answer,
        by=request.user,
        owner=objective.owner,
    )
    _queue(tx, request, "decision-owner", Recipient(user=objective.owner), told_owner(outcome))
    thread = Recipient(channel=request.channel, thread=head.id)
    _queue(tx, request, "decision-thread", thread, Message(lines=(decided(outcome),)))
    return outcome


def _reference(tx: Tx, objective: Objective, approach: int) -> str:
    found = plan.approach(tx, approach)
    return f"{objective.key}/{plan.task(tx, found.task).key}/{found.key}"


def _queue(tx: Tx, request: Request, kind: str, to: Recipient, message: Message) -> None:
    body = message.model_dump(mode="json")
    outbox.queue(tx, Letter(request.team, "news", f"{kind}:{request.key}", to, body), request.at)
