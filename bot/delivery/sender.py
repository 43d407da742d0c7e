"""Empties the outbox: queued → sending → sent, unsure or failed; one message a second a channel."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.delivery.client import Slack
from bot.delivery.verdicts import Failed, Plain, Sent, Unsure, Verdict, Wait
from core.model.clock import Clock
from core.store import outbox
from core.store.outbox import OutboxRow
from core.store.store import Store, Tx
from core.usecases.announcing import ask_for_invitation
from handlers.views.messages import Laid

Render = Callable[[str, dict[str, Any]], Laid]
MOST_ATTEMPTS = 20
PACE = timedelta(seconds=1)
log = logging.getLogger(__name__)


class Sender:
    """One thread; ``wake`` it after something was queued."""

    def __init__(self, store: Store, clock: Clock, slack: Slack, render: Render) -> None:
        self._store, self._clock, self._slack, self._render = store, clock, slack, render
        self.work = threading.Event()
        self._last: dict[str, datetime] = {}
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
            except Exception:
                log.exception("sending failed; the outbox keeps what is left")

    def drain(self) -> int:
        """Send what is due; how many messages were attempted."""
        with self._one_at_a_time:
            self._settle_stuck()
            attempted = 0
            while not self._stopping and (row := self._next()) is not None:
                self._send(row)
                attempted += 1
            return attempted

    def _next(self) -> OutboxRow | None:
        """Claim the oldest due message of a channel that may be posted to now."""
        now = self._clock()
        with self._store.tx() as tx:
            for row in outbox.due(tx, now):
                if now - self._last.get(_place(row), now - PACE) >= PACE:
                    outbox.mark(tx, row.id, "sending", now, attempts=row.attempts + 1)
                    return row
        return None

    def _send(self, row: OutboxRow) -> None:
        laid = self._render(row.kind, row.body)
        found = self._attempt(row, laid)
        if isinstance(found, Plain):
            log.warning("message %s: %s; sending its text alone", row.id, found.error)
            found = self._attempt(row, Laid(laid.text, []))
        self._last[_place(row)] = self._clock()
        self._settle(row, found)

    def _attempt(self, row: OutboxRow, laid: Laid) -> Verdict:
        to = row.recipient
        body: dict[str, Any] = {"text": laid.text}
        if laid.blocks:
            body["blocks"] = laid.blocks
        if to.response_url:
            private = {"response_type": "ephemeral", "replace_original": False}
            return self._slack.respond(to.response_url, body | private)
        if to.private_to:
            thread = {"thread_ts": to.thread_ts} if to.thread_ts else {}
            target = {"channel": to.channel, "user": to.private_to}
            return self._slack.call("chat.postEphemeral", body | target | thread)
        return self._post(row, body)

    def _post(self, row: OutboxRow, body: dict[str, Any]) -> Verdict:
        to = row.recipient
        body |= {"channel": to.channel or to.user, "unfurl_links": False, "unfurl_media": False}
        body["metadata"] = {
            "event_type": "mlstatus",
            "event_payload": {"key": row.key, "id": row.id},
        }
        head = self._head(to.thread or to.edits)
        if to.edits and head and head.ts:
            return self._slack.call("chat.update", body | {"channel": head.channel, "ts": head.ts})
        if to.thread_ts or (head and head.ts):
            body["thread_ts"] = to.thread_ts or (head.ts if head else None)
        return self._slack.call("chat.postMessage", body)

    def _head(self, number: int | None) -> OutboxRow | None:
        if number is None:
            return None
        with self._store.tx() as tx:
            return outbox.row(tx, number)

    def _settle(self, row: OutboxRow, found: Verdict) -> None:
        if isinstance(found, Wait) and row.attempts + 1 >= MOST_ATTEMPTS:
            found = Failed("given up after many attempts")
        if isinstance(found, Failed | Unsure):
            log.warning("message %s (%s): %s", row.id, row.kind, found.error)
        with self._store.tx() as tx:
            self._mark(tx, row, found)
            if isinstance(found, Failed) and found.error == "not_in_channel":
                ask_for_invitation(tx, row, self._clock())

    def _mark(self, tx: Tx, row: OutboxRow, found: Verdict) -> None:
        now = self._clock()
        if isinstance(found, Sent):
            outbox.mark(tx, row.id, "sent", now, channel=found.channel, ts=found.ts)
        elif isinstance(found, Wait):
            later = now + timedelta(seconds=found.seconds)
            outbox.mark(tx, row.id, "queued", now, not_before=later)
        elif isinstance(found, Unsure) and not row.recipient.response_url:
            # It stays in ``sending``; after a minute it is looked up.
            outbox.mark(tx, row.id, "sending", now, error=found.error)
        else:
            outbox.mark(tx, row.id, _ended(found), now, error=_error(found))

    def _settle_stuck(self) -> None:
        """Messages nobody knows the fate of: looked up by their key, and never posted again."""
        with self._store.tx() as tx:
            rows = outbox.stuck(tx, self._clock())
        for row in rows:
            found = self._looked_up(row)
            with self._store.tx() as tx:
                if isinstance(found, Sent):
                    outbox.mark(
                        tx, row.id, "sent", self._clock(), channel=found.channel, ts=found.ts
                    )
                elif found is None:
                    outbox.mark(tx, row.id, "unsure", self._clock())
                else:
                    outbox.mark(tx, row.id, "queued", self._clock())

    def _looked_up(self, row: OutboxRow) -> Sent | Wait | None:
        """Sent where it is there, Wait where it surely is not, None where nobody can say."""
        to = row.recipient
        if not to.channel or to.private_to or to.response_url:
            return None
        head = self._head(to.thread)
        method, more = "conversations.history", {}
        if head and head.ts:
            method, more = "conversations.replies", {"ts": head.ts}
        oldest = str(row.created_at.timestamp() - 60)
        asked = {"channel": to.channel, "oldest": oldest, "limit": 200}
        answer = self._slack.read(method, asked | more | {"include_all_metadata": True}, seconds=10)
        if answer is None:
            return None
        for message in answer.get("messages", []):
            payload = (message.get("metadata") or {}).get("event_payload") or {}
            if payload.get("key") == row.key:
                return Sent(to.channel, message["ts"])
        return Wait(0.0)


def _place(row: OutboxRow) -> str:
    return row.recipient.response_url or row.recipient.channel or row.recipient.user or ""


def _ended(found: Verdict) -> outbox.Standing:
    return "unsure" if isinstance(found, Unsure) else "failed"


def _error(found: Verdict) -> str:
    return str(getattr(found, "error", ""))
