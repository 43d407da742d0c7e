"""The local Slack's memory: people, channels, messages, views, its clock."""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.manifest import OPTIONAL, SCOPES
from bot.workspace.cast import CHANNELS, PEOPLE
from bot.workspace.faults import Faults
from bot.workspace.journal import Journal
from bot.workspace.modals import Modals
from bot.workspace.triggers import Trigger, Triggers

Json = dict[str, Any]
BOT_USER, BOT_ID = "U0MLSTATUS", "B0MLSTATUS"
ANSWERS, ANSWERABLE = 5, timedelta(minutes=30)
"""How often and how long a response_url is good."""


def real_time() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


class Workspace:
    """A workspace of one team; safe to share between threads.

    Attributes:
        clock: Real time, which signatures, triggers, answer addresses and rates keep.
        members: Who is in which channel, the bot among them.
        scopes: What the bot's token may do.
        changed: Notified whenever there is something new to see.
    """

    def __init__(self, path: Path | None = None, clock: Callable[[], datetime] = real_time) -> None:
        self.clock, self.lock = clock, threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.signing_secret, self.token = secrets.token_hex(16), f"xoxb-{secrets.token_hex(16)}"
        self.app_token = f"xapp-{secrets.token_hex(16)}"
        self.socket_address: Callable[[], str] | None = None
        self.scopes = frozenset((*SCOPES, *OPTIONAL))
        self.people = {each.id: each for each in PEOPLE}
        self.channels = {each.id: each for each in CHANNELS}
        self.directs: dict[str, str] = {f"D0{each.id[2:]}": each.id for each in PEOPLE}
        everybody = {*self.people, BOT_USER}
        self.members: dict[str, set[str]] = {each: set(everybody) for each in self.channels}
        self.archived: set[str] = set()
        self.deactivated: set[str] = set()
        self.answers: dict[str, Json] = {}
        self.uploads: dict[str, Json] = {}
        self.modals, self.triggers, self.faults = Modals(), Triggers(), Faults()
        self._journal = Journal(path)
        self._remember()

    def _remember(self) -> None:
        """Order what was kept by its last change."""
        kept = self._journal.table("messages")
        facts = self._journal.table("facts")
        self._offset = timedelta(seconds=float(facts.get("offset", 0.0)))
        newest = max((each["version"] for each in kept.values()), default=0)
        self._number = max(newest, int(facts.get("number", 0)))
        changes = sorted(kept, key=lambda key: int(kept[key]["version"]))
        self._changes = dict.fromkeys(changes)
        self._places: dict[str, list[str]] = {}
        for key, message in kept.items():
            self._places.setdefault(message["channel"], []).append(key)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what changes inside at its end, all at once; where it ends in an exception, later.

        The file is then never found with half of it.
        """
        with self.lock:
            self._journal.held += 1
        try:
            yield
        finally:
            with self.lock:
                self._journal.held -= 1
        with self.lock:
            self._journal.compact()

    def now(self) -> datetime:
        """The workspace's present moment: real time, moved by the control on the page."""
        return self.clock() + self._offset

    def move_clock(self, to: datetime) -> None:
        """Set the workspace's clock, and post what was scheduled until then."""
        with self.lock:
            self._offset = to - self.clock()
            self._journal.put("facts", "offset", self._offset.total_seconds())
            self.post_due()
            self.changed.notify_all()

    @property
    def version(self) -> int:
        """Counts changes, so that a page can ask for what is new."""
        return self._number

    def touch(self) -> None:
        """Something other than a message has changed that a page shows."""
        with self.changed:
            self._number += 1
            self.changed.notify_all()

    def messages(self, channel: str | None = None) -> list[Json]:
        """All messages, or a channel's, oldest first; those not visible to all among them."""
        with self.lock:
            self.post_due()
            kept = self._journal.table("messages")
            if channel is None:
                return list(kept.values())
            return [kept[key] for key in self._places.get(channel, [])]

    def message(self, channel: str, ts: str) -> Json | None:
        """One message."""
        found: Json | None = self._journal.table("messages").get(f"{channel}/{ts}")
        return found

    def news(self, since: int) -> list[Json]:
        """The messages that changed after that version, in the order of their changes."""
        with self.lock:
            self.post_due()
            kept, found = self._journal.table("messages"), []
            for key in reversed(self._changes):
                if kept[key]["version"] <= since:
                    break
                found.append(kept[key])
            return found[::-1]

    def say(self, channel: str, author: str, text: str, **more: Any) -> Json:  # noqa: ANN401
        """Add a message; ``more`` may hold blocks, thread_ts, seen_by, metadata, failed."""
        with self.changed:
            self._number += 1
            stamp = f"{self.now().timestamp():.0f}.{self._number:06d}"
            given = {name: value for name, value in more.items() if value}
            message = {"channel": channel, "user": author, "text": text, "ts": stamp, **given}
            self._places.setdefault(channel, []).append(f"{channel}/{stamp}")
            self._put(message | {"version": self._number})
            return message

    def edit(self, channel: str, ts: str, changes: Json | None) -> bool:
        """Change a message, or delete it where ``changes`` is None; False where there is none.

        A change to None takes a field away.
        """
        with self.changed:
            found = self.message(channel, ts)
            if found is None or found.get("deleted"):
                return False
            self._number += 1
            gone = {"deleted": True, "text": "", "blocks": [], "files": None, "reactions": None}
            changed = {**found, **(gone if changes is None else changes), "version": self._number}
            self._put({name: value for name, value in changed.items() if value is not None})
            return True

    def _put(self, message: Json) -> None:
        key = f"{message['channel']}/{message['ts']}"
        self._changes.pop(key, None)
        self._changes[key] = None
        self._journal.put("messages", key, message)
        self.changed.notify_all()

    def forget_private(self) -> None:
        """Drop what only one person saw, as Slack does when one comes back."""
        with self.changed:
            kept = self._journal.table("messages")
            self._journal.put("facts", "number", self._number)
            shared = {key: each for key, each in kept.items() if not each.get("seen_by")}
            self._journal.replace("messages", shared)
            self._remember()
            self.touch()

    def kept(self, kind: str) -> dict[str, Any]:
        """Other things kept between runs: homes, scheduled, files; by key."""
        return self._journal.table(kind)

    def keep(self, kind: str, key: str, value: object) -> None:
        """Keep one of them, or forget it where it is None."""
        with self.changed:
            self._journal.put(kind, key, value)
            self.touch()

    def post_due(self) -> None:
        """Post what was scheduled for a time that has come."""
        now = self.now().timestamp()
        due = [(key, each) for key, each in self.kept("scheduled").items() if each["at"] <= now]
        for key, each in sorted(due, key=lambda pair: float(pair[1]["at"])):
            self._journal.put("scheduled", key, None)
            self.say(each["channel"], BOT_USER, **each["message"])

    def answer_address(self, channel: str, user: str, message: Json | None = None) -> str:
        """A new response_url's last part: five uses, half an hour; about a message, if any."""
        with self.lock:
            name = secrets.token_hex(8)
            until = self.clock() + ANSWERABLE
            self.answers[name] = {"channel": channel, "user": user, "uses": ANSWERS,
                                  "until": until, "about": message}  # fmt: skip
            return name

    def trigger(self, user: str, view: str | None = None) -> str:
        """A new trigger_id for what a person just did."""
        with self.lock:
            return self.triggers.made(user, self.clock().timestamp(), view)

    def exchanged(self, trigger: str) -> Trigger | str:
        """A trigger used up, or Slack's error."""
        with self.lock:
            return self.triggers.exchanged(trigger, self.clock().timestamp())

    def rename(self, channel: str, name: str) -> None:
        """Give a channel another name."""
        with self.lock:
            self.channels[channel] = replace(self.channels[channel], name=name)
            self.touch()
