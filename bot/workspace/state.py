"""The local Slack's memory: people, channels, messages, its clock; one JSON file keeps it."""

import json
import secrets
import threading
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.workspace.cast import CHANNELS, PEOPLE

Json = dict[str, Any]
BOT_USER, BOT_ID = "U0MLSTATUS", "B0MLSTATUS"


@dataclass
class Memory:
    """What is kept between runs."""

    messages: list[Json] = field(default_factory=list)
    offset: float = 0.0
    number: int = 0


class Workspace:
    """A workspace of one team; safe to share between threads."""

    def __init__(self, path: Path | None = None) -> None:
        self._path, self.lock = path, threading.RLock()
        self.signing_secret, self.token = secrets.token_hex(16), f"xoxb-{secrets.token_hex(16)}"
        self.people = {each.id: each for each in PEOPLE}
        self.channels = {each.id: each for each in CHANNELS}
        self.directs: dict[str, str] = {f"D0{each.id[2:]}": each.id for each in PEOPLE}
        self.answers: dict[str, Json] = {}
        self.changed = threading.Condition(self.lock)
        kept = json.loads(path.read_text()) if path and path.exists() else {}
        self._memory = Memory(**kept)

    def now(self) -> datetime:
        """The workspace's present moment: the machine's, moved by the control on the page."""
        return datetime.now(UTC) + timedelta(seconds=self._memory.offset)

    def move_clock(self, to: datetime) -> None:
        """Set the workspace's clock."""
        with self.lock:
            self._memory.offset = (to - datetime.now(UTC)).total_seconds()
            self._keep()

    @property
    def version(self) -> int:
        """Counts changes, so that a page can ask for what is new."""
        return self._memory.number

    def messages(self, channel: str | None = None) -> list[Json]:
        """All messages, or a channel's, oldest first; those not visible to all among them."""
        with self.lock:
            found = self._memory.messages
            return [each for each in found if channel in (None, each["channel"])]

    def say(self, channel: str, author: str, text: str, **more: Any) -> Json:  # noqa: ANN401
        """Add a message; ``more`` may hold blocks, thread_ts, seen_by, metadata, failed."""
        with self.changed:
            self._memory.number += 1
            stamp = f"{self.now().timestamp():.0f}.{self._memory.number:06d}"
            given = {name: value for name, value in more.items() if value}
            message = {"channel": channel, "user": author, "text": text, "ts": stamp, **given}
            self._memory.messages.append(message | {"version": self._memory.number})
            self._keep()
            return message

    def edit(self, channel: str, ts: str, changes: Json | None) -> bool:
        """Change a message, or delete it where ``changes`` is None; False where there is none."""
        with self.changed:
            found = [m for m in self._memory.messages if (m["channel"], m["ts"]) == (channel, ts)]
            if not found:
                return False
            self._memory.number += 1
            gone = {"deleted": True, "text": "", "blocks": []}
            found[0].update(gone if changes is None else changes, version=self._memory.number)
            self._keep()
            return True

    def answer_address(self, channel: str, user: str) -> str:
        """A new response_url's last part: five uses, half an hour."""
        with self.lock:
            name = secrets.token_hex(8)
            until = datetime.now(UTC) + timedelta(minutes=30)
            self.answers[name] = {"channel": channel, "user": user, "uses": 5, "until": until}
            return name

    def forget_private(self) -> None:
        """Drop what only one person saw, as Slack does when one comes back."""
        with self.changed:
            kept = [each for each in self._memory.messages if not each.get("seen_by")]
            self._memory.messages = kept
            self._keep()

    def _keep(self) -> None:
        self.changed.notify_all()
        if self._path is not None:
            temporary = self._path.with_suffix(".new")
            temporary.write_text(json.dumps(asdict(self._memory)))
            temporary.replace(self._path)
