"""What the channel hears of a write: a line in the week's thread, and wins and losses."""

from datetime import timedelta

from core.model.outcomes import Logged, Outcome, StateChanged
from core.model.request import Request
from core.store import outbox, plan
from core.store.outbox import Letter, Recipient
from core.store.store import Tx
from core.wording.announcements import ended, result_line, week_heading
from core.wording.message import Message


def announce(outcome: Outcome, request: Request, tx: Tx) -> None:
    """Queue what the objective's channel should hear; everything else stays with its author."""
    if isinstance(outcome, Logged):
        _in_thread(tx, request, outcome.objectives[0], result_line(outcome, request.user))
    if isinstance(outcome, StateChanged) and outcome.state in ("won", "lost"):
        channel = plan.objective(tx, outcome.objectives[0]).channel
        _queue(tx, request, "news", Recipient(channel=channel), ended(outcome))


def _in_thread(tx: Tx, request: Request, objective: int, message: Message) -> None:
    channel = plan.objective(tx, objective).channel
    monday = request.today - timedelta(days=request.today.weekday())
    heading = Letter(
        request.team,
        "week",
        f"week:{channel}:{monday.isoformat()}",
        Recipient(channel=channel),
        week_heading(monday).model_dump(mode="json"),
    )
    head = outbox.queue(tx, heading, request.at)
    _queue(tx, request, "result", Recipient(channel=channel, thread=head), message)


def _queue(tx: Tx, request: Request, kind: str, recipient: Recipient, message: Message) -> None:
    key = f"{kind}:{request.key}"
    letter = Letter(request.team, kind, key, recipient, message.model_dump(mode="json"))
    outbox.queue(tx, letter, request.at)
