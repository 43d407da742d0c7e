"""Empties the outbox: queued → sending → sent, unsure or failed; one message a second a channel."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.delivery.client import Slack
from bot.delivery.lookup import Reader
from bot.delivery.posting import Call, call_of, place
from bot.delivery.verdicts import NeedsPerson, Plain, Retry, Sent, Stop, Unsure, Verdict, Wait
from core.errors import Busy
from core.model.clock import Clock
from core.store import outbox
from core.store.outbox import ANSWERABLE, OutboxRow
from core.store.store import Store
from core.usecases.announcing import ask_for_invitation
from handlers.views.messages import Laid

Render = Callable[[OutboxRow], Laid]
PACE = timedelta(seconds=1)
PATIENCE = timedelta(days=1)
"""How long a message may wait for better times; an answer address ends after half an hour."""
STOPPED, MOST_PAUSE = 300.0, 60.0
log = logging.getLogger(__name__)


class Sender:
    """One thread; ``wake`` it after something was queued."""

    def __init__(self, store: Store, clock: Clock, slack: Slack, render: Render) -> None:
        self._store, self._clock, self._slack, self._render = store, clock, slack, render
        self.work = threading.Event()
        self.trouble = ""
        self._free: dict[str, datetime] = {}
        self._held_until: datetime | None = None
        self._one_at_a_time = threading.Lock()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="sender", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the message under way."""
        self._stopping = True
        self.work.set()
        if self._thread.is_alive():
            self._thread.join(15)

    def wake(self) -> None:
        """Something was queued."""
        self.work.set()

    def _run(self) -> None:
        while not self._stopping:
            self.work.wait(timeout=1.0)
            self.work.clear()
            try:
                self.drain()
            except Busy:
                log.warning("the database is busy; sending goes on in a moment")
            except Exception:
                log.exception("sending failed; the outbox keeps what is left")

    def drain(self) -> int:
        """Send what is due; how many messages were attempted."""
        with self._one_at_a_time:
            self._settle_stuck()
            attempted = 0
            while not self._stopping and (row := self._next()) is not None:
                self._settle(row, self._sent(row))
                attempted += 1
            return attempted

    def _next(self) -> OutboxRow | None:
        """Claim the oldest due message that may be posted now."""
        now = self._clock()
        self._free = {each: when for each, when in self._free.items() if when > now}
        held = self._held_until is not None and now < self._held_until
        with self._store.tx() as tx:
            for row in outbox.due(tx, now, limit=200):
                if place(row) not in self._free and not (held and not row.recipient.response_url):
                    outbox.mark(tx, row.id, "sending", now, attempts=row.attempts + 1)
                    return row
        return None

    def _sent(self, row: OutboxRow) -> Verdict:
        """Try to post a message, without its blocks where Slack does not accept those."""
        try:
            laid, head = self._render(row), self._head(row)
            found = self._made(call_of(row, head, laid))
            if isinstance(found, Plain):
                log.warning("message %s: %s; sending its text alone", row.id, found.error)
                found = self._made(call_of(row, head, Laid(laid.text, [])))
        except Busy:
            raise
        except Exception as error:
            # Rendering and encoding come before anything is sent; sending itself raises nothing.
            log.exception("message %s cannot be posted", row.id)
            return NeedsPerson(type(error).__name__)
        return found

    def _made(self, call: Call | NeedsPerson) -> Verdict:
        if isinstance(call, NeedsPerson):
            return call
        if call.url:
            return self._slack.respond(call.url, call.arguments)
        return self._slack.call(call.method, call.arguments)

    def _head(self, row: OutboxRow) -> OutboxRow | None:
        number = row.recipient.thread or row.recipient.edits
        if number is None:
            return None
        with self._store.tx() as tx:
            return outbox.row(tx, number)

    def _settle(self, row: OutboxRow, found: Verdict) -> None:
        now = self._clock()
        self._free[place(row)] = now + PACE
        if isinstance(found, Wait | Retry | Stop):
            self._put_off(row, found, now)
            return
        if not row.recipient.response_url:
            self._held_until, self.trouble = None, ""
        if isinstance(found, Sent):
            self._mark(row, "sent", channel=found.channel, ts=found.ts)
            return
        log.warning("message %s (%s): %s", row.id, row.kind, found.error)
        # What is unsure stays in ``sending``; after a minute it is looked up.
        self._mark(row, "sending" if isinstance(found, Unsure) else "failed", error=found.error)

    def _put_off(self, row: OutboxRow, found: Wait | Retry | Stop, now: datetime) -> None:
        """Queue it again, and hold all else that would meet the same obstacle."""
        later = now + timedelta(seconds=_pause(row, found))
        if not row.recipient.response_url:
            if found.error != self.trouble:
                log.warning("nothing is posted for a while: %s", found.error)
            self._held_until, self.trouble = later, found.error
        longest = ANSWERABLE if row.recipient.response_url else PATIENCE
        if now - row.created_at > longest:
            self._mark(row, "failed", error=f"given up: {found.error}")
        else:
            self._mark(row, "queued", not_before=later, error=found.error)

    def _mark(self, row: OutboxRow, state: outbox.Standing, **facts: object) -> None:
        """Record what became of a message.

        A busy database is asked again: were this lost, the message would have to be looked up.
        """
        for left in (2, 1, 0):
            try:
                with self._store.tx() as tx:
                    outbox.mark(tx, row.id, state, self._clock(), **facts)
                    if facts.get("error") == "not_in_channel":
                        ask_for_invitation(tx, row, self._clock())
                return
            except Busy:
                if not left:
                    raise

    def _settle_stuck(self) -> None:
        """Messages nobody knows the fate of: looked up by their key, never posted blindly."""
        now = self._clock()
        with self._store.tx() as tx:
            rows = outbox.stuck(tx, now)
        for row in rows:
            fate = Reader(self._slack).fate(row, self._head(row))
            if isinstance(fate, Sent):
                self._mark(row, "sent", channel=fate.channel, ts=fate.ts)
            elif fate == "absent":
                self._mark(row, "queued")
            elif fate == "later" and now - row.created_at <= PATIENCE:
                self._mark(row, "sending")
            else:
                self._mark(row, "unsure")


def _pause(row: OutboxRow, found: Wait | Retry | Stop) -> float:
    """Seconds until the next try; longer after every one where Slack names none."""
    if isinstance(found, Wait):
        return found.seconds
    return STOPPED if isinstance(found, Stop) else min(MOST_PAUSE, 2.0 ** min(row.attempts, 6))
