"""The digest: shown privately, or posted through the outbox."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from core.commands.settings import PostDigest, ShowDigest
from core.model.clock import local_day
from core.model.outcomes.posts import DigestShown
from core.model.places import Channel
from core.model.plan import Objective
from core.model.request import Request
from core.store import forecasts, outbox, places, plan
from core.store.outbox import Letter, Recipient
from core.store.places import Period
from core.store.store import Tx
from core.usecases.schedules import last_due
from core.usecases.settings import zone_of
from core.usecases.weeks import week
from core.wording.digest import digest
from core.wording.message import Message

PATIENCE = timedelta(hours=24)
"""A digest later than this is skipped: its week has lost its meaning."""
GRACE = timedelta(minutes=10)
"""How long a digest waits for the replan worker; then it speaks of what is stored."""


def digest_of(tx: Tx, channel: Channel, now: datetime) -> Message:
    """A channel's digest as it stands at a moment."""
    zone = zone_of(tx, channel.team, channel)
    today = local_day(now, zone)
    found = plan.objectives(tx, channel.team, channel=channel.channel)
    return digest([week(tx, objective, today, zone) for objective in found], today)


def show_digest(_: ShowDigest, request: Request, tx: Tx) -> DigestShown:
    """The digest as it would be posted now, to the person who asks."""
    channel = places.channel(tx, request.team, request.channel)
    message = digest_of(tx, channel, request.at)
    weekly = channel.digest_weekday is not None
    return DigestShown(message=message.model_dump(mode="json"), posted=False, weekly=weekly)


def post_digest(_: PostDigest, request: Request, tx: Tx) -> DigestShown:
    """Post the digest now."""
    channel = places.channel(tx, request.team, request.channel)
    message = digest_of(tx, channel, request.at)
    key = f"digest-now:{request.channel}:{request.key}"
    _post(tx, channel, key, message, request.at)
    return DigestShown(message=message.model_dump(mode="json"), posted=True)


def _post(tx: Tx, channel: Channel, key: str, message: Message, now: datetime) -> None:
    body = message.model_dump(mode="json")
    to = Recipient(channel=channel.channel)
    head = outbox.queue(tx, Letter(channel.team, "digest", key, to, body), now)
    if message.details:
        inside = Message(lines=message.details).model_dump(mode="json")
        answer = Recipient(channel=channel.channel, thread=head)
        letter = Letter(channel.team, "details", f"{key}:details", answer, inside)
        outbox.queue(tx, letter, now)


def post_due_digests(tx: Tx, now: datetime) -> int:
    """Queue every digest whose time has come, once each; the number queued.

    One that has yet to learn what moved its objectives asks the replan worker first.
    """
    return sum(_post_if_due(tx, channel, now) for channel in places.channels_with_digest(tx))


def _post_if_due(tx: Tx, channel: Channel, now: datetime) -> bool:
    due = digest_due(tx, channel, now)
    if due is None:
        return False
    late = now - due
    here = plan.objectives(tx, channel.team, channel=channel.channel)
    if late <= GRACE and asked_what_moved(tx, here, now):
        return False
    period = _period(channel, due)
    skipped = late > PATIENCE
    if not places.claim_period(tx, period, "skipped" if skipped else "queued", now) or skipped:
        return False
    _post(tx, channel, f"{period.job}:{period.period}", digest_of(tx, channel, now), now)
    return True


def digest_due(tx: Tx, channel: Channel, now: datetime) -> datetime | None:
    """Since when the digest of a channel waits to be posted; None where it does not."""
    if channel.digest_weekday is None or channel.digest_at is None or not channel.digest_since:
        return None
    zone = zone_of(tx, channel.team, channel)
    due = last_due(channel.digest_weekday, channel.digest_at, zone, now)
    if due <= channel.digest_since or places.is_taken(tx, _period(channel, due)):
        return None
    return due


def _period(channel: Channel, due: datetime) -> Period:
    return Period(channel.team, f"digest:{channel.channel}", due.date().isoformat())


def asked_what_moved(tx: Tx, objectives: Iterable[Objective], now: datetime) -> bool:
    """Whether an objective's forecast is on its way, or has yet to say what moved it."""
    waiting = False
    for objective in objectives:
        latest = forecasts.latest(tx, objective.id)
        first = forecasts.first(tx, objective.id)
        if latest is None or first is None or latest.id == first.id:
            continue
        today = local_day(now, places.workspace(tx, objective.team).timezone)
        if not said_on(latest.result, today):
            forecasts.mark_dirty(tx, objective.id, objective.team)
        waiting = waiting or forecasts.still_dirty(tx, (objective.id,))
    return waiting


def said_on(result: dict[str, Any], today: date) -> bool:
    """Whether a forecast's result says what moved it, as of a day."""
    known = result.get("movement") or {}
    return bool(known.get("day") == today.isoformat())
