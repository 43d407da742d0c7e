"""What was said: messages in the order of their writing, by channel, by thread, by last change."""

from typing import Any

from bot.workspace.journal import Journal

Json = dict[str, Any]
GONE: Json = {"deleted": True, "text": "", "blocks": [], "files": None, "reactions": None}
"""What is left of a deleted message."""


class History:
    """Messages kept in a journal, each with the number of its last change.

    Attributes:
        number: Counts changes of any kind; it never falls, not even between runs, so that a page
            that lived through a restart misses nothing.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        newest = max((each["version"] for each in self._kept.values()), default=0)
        self.number = max(newest, int(journal.table("facts").get("number", 0)))
        self._sort()

    @property
    def _kept(self) -> dict[str, Json]:
        return self._journal.table("messages")

    def _sort(self) -> None:
        kept = self._kept
        self._changes = dict.fromkeys(sorted(kept, key=lambda key: int(kept[key]["version"])))
        self._channels: dict[str, list[str]] = {}
        self._threads: dict[str, list[str]] = {}
        for message in kept.values():
            self._file(message)

    def _file(self, message: Json) -> None:
        key = _key(message["channel"], message["ts"])
        self._channels.setdefault(message["channel"], []).append(key)
        if message.get("thread_ts"):
            thread = _key(message["channel"], message["thread_ts"])
            self._threads.setdefault(thread, []).append(key)

    def all(self) -> list[Json]:
        """Every message, oldest first."""
        return list(self._kept.values())

    def channel(self, channel: str) -> list[Json]:
        """A channel's messages, oldest first."""
        return [self._kept[key] for key in self._channels.get(channel, [])]

    def thread(self, channel: str, ts: str) -> list[Json]:
        """What was answered to a message, oldest first."""
        return [self._kept[key] for key in self._threads.get(_key(channel, ts), [])]

    def one(self, channel: str, ts: str) -> Json | None:
        """One message."""
        return self._kept.get(_key(channel, ts))

    def since(self, version: int) -> list[Json]:
        """The messages that changed after that version, in the order of their changes."""
        found = []
        for key in reversed(self._changes):
            if self._kept[key]["version"] <= version:
                break
            found.append(self._kept[key])
        return found[::-1]

    def touch(self) -> None:
        """Something other than a message has changed."""
        self.number += 1
        self._journal.put("facts", "number", self.number)

    def add(self, message: Json, seconds: float) -> Json:
        """Keep a new message, said at Unix ``seconds``; the same with its time stamp."""
        self.number += 1
        stamped = message | {"ts": f"{seconds:.0f}.{self.number:06d}"}
        self._put(stamped | {"version": self.number})
        self._file(stamped)
        return stamped

    def change(self, message: Json, changes: Json) -> None:
        """Keep another version of a message; a change to None takes a field away."""
        self.number += 1
        changed = {**message, **changes, "version": self.number}
        self._put({name: value for name, value in changed.items() if value is not None})

    def _put(self, message: Json) -> None:
        key = _key(message["channel"], message["ts"])
        self._changes.pop(key, None)
        self._changes[key] = None
        self._journal.put("messages", key, message)

    def forget_private(self) -> None:
        """Drop what only one person saw."""
        self.touch()
        shared = {key: each for key, each in self._kept.items() if not each.get("seen_by")}
        self._journal.replace("messages", shared)
        self._sort()


def _key(channel: str, ts: str) -> str:
    return f"{channel}/{ts}"
