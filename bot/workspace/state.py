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
from bot.workspace.addresses import Addresses
from bot.workspace.cast import CHANNELS, PEOPLE
from bot.workspace.faults import Faults
from bot.workspace.history import GONE, History
from bot.workspace.journal import Journal
from bot.workspace.modals import Modals
from bot.workspace.rates import Rates
from bot.workspace.retrying import Retries
from bot.workspace.triggers import Trigger, Triggers

Json = dict[str, Any]
BOT_USER, BOT_ID = "U0MLSTATUS", "B0MLSTATUS"


def real_time() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


class Workspace:
    """A workspace of one team; safe to share between threads.

    Attributes:
        clock: Real time, which signatures, triggers and answer addresses keep.
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
        self.members = {each.id: {*each.members, BOT_USER} for each in CHANNELS}
        self.archived, self.deactivated = set[str](), set[str]()
        self.addresses, self.uploads = Addresses(), dict[str, Json]()
        self.modals, self.triggers, self.faults = Modals(), Triggers(), Faults()
        self.rates, self.retries = Rates(), Retries()
        self._journal = Journal(path)
        self._history = History(self._journal)
        self._offset = timedelta(seconds=float(self.kept("facts").get("offset", 0.0)))
        self._reopen()

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
        return self._history.number

    def touch(self) -> None:
        """Something other than a message has changed that a page shows."""
        with self.changed:
            self._history.touch()
            self.changed.notify_all()

    def messages(self, channel: str | None = None) -> list[Json]:
        """All messages, or a channel's, oldest first; those not visible to all among them."""
        with self.lock:
            self.post_due()
            return self._history.all() if channel is None else self._history.channel(channel)

    def message(self, channel: str, ts: str) -> Json | None:
        """One message."""
        return self._history.one(channel, ts)

    def thread(self, channel: str, ts: str) -> list[Json]:
        """What was answered to a message, oldest first."""
        with self.lock:
            return self._history.thread(channel, ts)

    def news(self, since: int) -> list[Json]:
        """The messages that changed after that version, in the order of their changes.

        All of them where that version is of a workspace that was started over.
        """
        with self.lock:
            self.post_due()
            return self._history.since(since if since <= self.version else -1)

    def say(self, channel: str, author: str, text: str, **more: Any) -> Json:  # noqa: ANN401
        """Add a message; ``more`` may hold blocks, thread_ts, seen_by, metadata, failed."""
        with self.changed:
            given = {name: value for name, value in more.items() if value}
            message = {"channel": channel, "user": author, "text": text, **given}
            said = self._history.add(message, self.now().timestamp())
            self.changed.notify_all()
            return said

    def edit(self, channel: str, ts: str, changes: Json | None) -> bool:
        """Change a message, or delete it where ``changes`` is None; False where there is none.

        A change to None takes a field away.
        """
        with self.changed:
            found = self.message(channel, ts)
            if found is None or found.get("deleted"):
                return False
            self._history.change(found, GONE if changes is None else changes)
            self.changed.notify_all()
            return True

    def forget_private(self) -> None:
        """Drop what only one person saw, as Slack does when one comes back."""
        with self.changed:
            self._history.forget_private()
            self.changed.notify_all()

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
            # With metadata they fail, says chat.scheduleMessage's own page.
            if not each["message"].get("metadata"):
                self.say(each["channel"], BOT_USER, **each["message"])

    def answer_address(self, channel: str, user: str, about: Json | None = None) -> str:
        """A new response_url's last part; about a message, if any."""
        with self.lock:
            return self.addresses.made(channel, user, about, self.clock())

    def trigger(self, user: str, view: str | None = None) -> str:
        """A new trigger_id for what a person just did."""
        with self.lock:
            return self.triggers.made(user, self.clock().timestamp(), view)

    def exchanged(self, trigger: str) -> Trigger | str:
        """A trigger used up, or Slack's error."""
        with self.lock:
            return self.triggers.exchanged(trigger, self.clock().timestamp())

    def keep_room(self, channel: str) -> None:
        """Keep what was changed about a channel: its name, who is in it, whether it is open."""
        members, name = sorted(self.members[channel]), self.channels[channel].name
        open_ = channel not in self.archived
        self.keep("rooms", channel, {"name": name, "members": members, "open": open_})

    def _reopen(self) -> None:
        """Find the channels as they were left."""
        for channel, kept in self.kept("rooms").items():
            self.channels[channel] = replace(self.channels[channel], name=kept["name"])
            self.members[channel] = set(kept["members"])
            if not kept["open"]:
                self.archived.add(channel)
