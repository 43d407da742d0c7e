"""Whether a message nobody knows the fate of is in its channel: found by its own key."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.delivery.client import Slack
from bot.delivery.verdicts import Json, NeedsPerson, Sent, verdict
from core.store.outbox import HOME, OutboxRow

PAGES = 10
Unknown = Literal["absent", "later", "never"]
"""``absent``: surely not there. ``later``: Slack does not say now. ``never``: it will not say."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what was posted, page by page."""

    slack: Slack

    def fate(self, row: OutboxRow, head: OutboxRow | None) -> Sent | Unknown:
        """Sent where the message of that row is there; else what is known of it."""
        to = row.recipient
        if to.response_url or to.private_to:
            return "never"
        if to.edits or row.kind == HOME:
            return "absent"  # an edit or a page made twice is the same
        channel = to.channel or self._direct(to.user or "")
        if not channel.startswith(("C", "D", "G")):
            return "later" if channel == "later" else "never"
        return self._found(row, channel, to.thread_ts or (head.ts if head else None))

    def _found(self, row: OutboxRow, channel: str, thread: str | None) -> Sent | Unknown:
        for page in self._pages(row, channel, thread):
            if isinstance(page, str):
                return page
            for message in page.get("messages", []):
                payload = (message.get("metadata") or {}).get("event_payload") or {}
                if payload.get("key") == row.key:
                    return Sent(channel, message["ts"])
            if not page.get("has_more"):
                return "absent"
        return "never"

    def _pages(self, row: OutboxRow, channel: str, thread: str | None) -> Iterator[Json | Unknown]:
        method = "conversations.replies" if thread else "conversations.history"
        asked: Json = {
            "channel": channel, "oldest": str(row.created_at.timestamp() - 60), "limit": 200,
            "include_all_metadata": True, **({"ts": thread} if thread else {}),
        }  # fmt: skip
        for _ in range(PAGES):
            page = self._asked(method, asked)
            yield page
            if isinstance(page, str):
                return
            asked["cursor"] = (page.get("response_metadata") or {}).get("next_cursor", "")

    def _asked(self, method: str, arguments: Json) -> Json | Unknown:
        answer = self.slack.ask(method, arguments, seconds=10)
        found = verdict(answer)
        if isinstance(found, Sent):
            return answer.body() or {}
        missing = getattr(found, "error", "") == "missing_scope"
        return "never" if isinstance(found, NeedsPerson) or missing else "later"

    def _direct(self, user: str) -> str:
        """A person's direct channel; ``later`` or ``never`` where Slack does not name it."""
        answer = self._asked("conversations.open", {"users": user})
        if isinstance(answer, str):
            return answer
        return str((answer.get("channel") or {}).get("id") or "never")
