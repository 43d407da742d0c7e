"""What the channel hears of a write: a line in the week's thread, and wins and losses."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from core.model.opinions import OpinionsAsked, OpinionsSettled
from core.model.outcomes.advice import NextAsked
from core.model.outcomes.base import Outcome, outcome_from
from core.model.outcomes.evidence import Logged, StateChanged
from core.model.outcomes.questions import Effect, Moved, Supposed, WhyAsked
from core.model.plan import Objective
from core.model.request import Request
from core.store import forecasts, outbox, plan
from core.store.outbox import ANSWERABLE, Letter, OutboxRow, Recipient
from core.store.store import Tx
from core.usecases.causes import happened_between
from core.usecases.outlooks import outlook, outlooks_of
from core.usecases.questions import advised, explained
from core.wording.announcements import ended, large_move, not_invited, result_line, week_heading
from core.wording.chances import moved
from core.wording.every import late_answer
from core.wording.message import Message
from core.wording.opinions import question, settlement


def announce(outcome: Outcome, request: Request, tx: Tx) -> None:
    """Queue what the objective's channel should hear; everything else stays with its author."""
    if isinstance(outcome, Logged):
        _in_thread(tx, request, outcome.objectives[0], result_line(outcome, request.user))
    if isinstance(outcome, OpinionsAsked):
        channel = plan.objective(tx, outcome.objectives[0]).channel
        _queue(tx, request, "asked", Recipient(channel=channel), question(outcome, request.user))
    if isinstance(outcome, OpinionsSettled):
        channel = plan.objective(tx, outcome.objectives[0]).channel
        _queue(tx, request, "settled", Recipient(channel=channel), settlement(outcome))
    if isinstance(outcome, StateChanged) and outcome.state in ("won", "lost"):
        channel = plan.objective(tx, outcome.objectives[0]).channel
        _queue(tx, request, "news", Recipient(channel=channel), ended(outcome))


Effects = Mapping[int, tuple[Effect, ...]]
"""What supposed changes would do, by the answer that waits for it."""
LARGE_MOVE = 0.10
BEING_MADE = timedelta(days=7)
"""While a plan is being made its chance jumps with every line, which is no news."""


def announce_move(tx: Tx, objective: Objective, than: int, now: datetime, today: date) -> None:
    """Tell the channel of a move over ten points, unless most of it rests on guesses."""
    found = outlook(tx, objective, today, than=than)
    young = now - objective.created_at < BEING_MADE
    if young or found.rough or found.chance is None or found.was is None:
        return
    if abs(found.chance - found.was) > LARGE_MOVE and moved(found):
        body = large_move(found, _since(tx, objective, than)).model_dump(mode="json")
        to = Recipient(channel=objective.channel)
        key = f"move:{objective.id}:{than}"
        outbox.queue(tx, Letter(objective.team, "news", key, to, body), now)


def _since(tx: Tx, objective: Objective, than: int) -> tuple[Moved, ...]:
    before, after = forecasts.by_id(tx, than), forecasts.latest(tx, objective.id)
    if before is None or after is None:
        return ()
    return happened_between(tx, objective, before.plan, after.plan)


def ask_for_invitation(tx: Tx, refused: OutboxRow, now: datetime) -> None:
    """Tell an owner, once a channel, that the bot is not in it; what was refused is kept."""
    channel = refused.recipient.channel or ""
    owners = [each.owner for each in plan.objectives(tx, refused.team, channel=channel)]
    if owners:
        body = not_invited(channel).model_dump(mode="json")
        key = f"invite:{channel}"
        outbox.queue(tx, Letter(refused.team, "news", key, Recipient(user=owners[0]), body), now)


def finish_answers(tx: Tx, objective: int, effects: Effects, now: datetime, today: date) -> None:
    """Queue the answers that were acknowledged before this forecast was there.

    Those that Slack takes no more are let go: who asks again hears the forecast at once.
    """
    for number, left in enumerate(forecasts.take_awaited(tx, objective)):
        if left.recipient.response_url and now - left.at > ANSWERABLE:
            continue
        outcome = _completed(tx, outcome_from(left.outcome), effects.get(left.id))
        message = late_answer(outcome, outlooks_of(tx, outcome, now, today))
        key = f"answer:{objective}:{left.at.isoformat()}:{number}"
        body = message.model_dump(mode="json")
        outbox.queue(tx, Letter(left.team, "answer", key, left.recipient, body), now)


def _completed(tx: Tx, outcome: Outcome, effects: tuple[Effect, ...] | None) -> Outcome:
    """An outcome with what only the worker could find out."""
    if isinstance(outcome, Supposed):
        return outcome.model_copy(update={"effects": effects, "plan": {}})
    if not isinstance(outcome, NextAsked | WhyAsked):
        return outcome
    latest = forecasts.latest(tx, outcome.objectives[0])
    result = latest.result if latest else {}
    if isinstance(outcome, NextAsked):
        return advised(tx, outcome, result["next"]) if "next" in result else outcome
    return explained(tx, outcome, result["movement"]) if "movement" in result else outcome


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
