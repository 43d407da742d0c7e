"""Answers to nudges: put off, accepted, silenced, or put to the team."""

from datetime import timedelta

from core.commands.nudges import AskTeam, SetAside, StopNudges
from core.errors import Refused
from core.model.nudging import NudgeSetAside, NudgesStopped, TeamAsked
from core.model.request import Request
from core.store import nudges as rows
from core.store import outbox, plan
from core.store.nudges import SetAsideRow, Standing
from core.store.outbox import Letter, Recipient
from core.store.store import Tx
from core.wording.questions import team_question

ENOUGH = 2
"""Dismissals of a kind after which a person is asked, once, whether they want it at all."""
DISMISSED = frozenset({"snooze", "never"})


def asked_of(tx: Tx, item: int, request: Request) -> Standing:
    """The question that is meant. Raises Refused where it is gone or somebody else's."""
    found = rows.nudge(tx, item)
    if found is None or found.team != request.team:
        raise Refused("That question is no longer there; nothing was changed.")
    if found.nudge.to != request.user and not found.nudge.team:
        raise Refused("That question was put to somebody else; only they can answer it.")
    return found


def set_aside(command: SetAside, request: Request, tx: Tx) -> NudgeSetAside:
    """Hear no more of one thing for some days, until a day, or for good.

    Raises:
        Refused: it is not this person's question, or gone, or the day is not ahead.
    """
    found = asked_of(tx, command.nudge, request)
    ahead = timedelta(days=command.days) if command.days else None
    until = request.today + ahead if ahead else command.until
    if until is not None and until <= request.today:
        raise Refused("That day is not ahead; choose a later one.", field="until")
    row = SetAsideRow(
        request.team, found.nudge.to, found.nudge.kind, found.nudge.about, until, command.why
    )
    rows.set_aside(tx, row, request.at)
    done = rows.asides(tx, request.team, found.nudge.to)
    dismissed = [e for e in done if e.kind == found.nudge.kind and e.why in DISMISSED]
    return NudgeSetAside(
        kind=found.nudge.kind,
        why=command.why,
        until=until,
        ask_to_stop=command.why in DISMISSED and len(dismissed) == ENOUGH,
    )


def stop_nudges(command: StopNudges, request: Request, tx: Tx) -> NudgesStopped:
    """Switch a kind of nudge off or on for the person who asks."""
    rows.take_up_again(tx, request.team, request.user, command.kind)
    if command.stop:
        row = SetAsideRow(request.team, request.user, command.kind, None, None, "stop")
        rows.set_aside(tx, row, request.at)
    return NudgesStopped(kind=command.kind, stopped=command.stop)


def ask_team(command: AskTeam, request: Request, tx: Tx) -> TeamAsked:
    """Put a question to the objective's channel, in the name of the person who asks.

    Raises:
        Refused: it is not this person's question, or gone.
    """
    found = asked_of(tx, command.nudge, request)
    objective = plan.objective(tx, found.nudge.objective)
    body = team_question(found.nudge.found, request.user).model_dump(mode="json")
    to = Recipient(channel=objective.channel)
    key = f"team:{command.nudge}:{request.key}"
    outbox.queue(tx, Letter(request.team, "news", key, to, body), request.at)
    return TeamAsked(channel=objective.channel)
