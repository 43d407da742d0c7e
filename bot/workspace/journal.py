"""Tables of JSON values kept in one file: each change is one appended line.

Rewriting everything at each message would make a long-lived channel slow; the lines that later
ones have overtaken are dropped when the file is opened again.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class Journal:
    """Values by kind and key; without a path they live in memory only.

    Attributes:
        held: While it is above zero the file waits; the change after that catches up.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path, self.held, self._behind = path, 0, False
        self._tables: dict[str, dict[str, Any]] = {}
        if path is not None and path.exists():
            for kind, key, value in _lines(path.read_text(encoding="utf-8")):
                self._set(kind, key, value)
            self.compact()

    def table(self, kind: str) -> dict[str, Any]:
        """The values of a kind by key, in the order of their first appearance."""
        return self._tables.setdefault(kind, {})

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value, or forget it where it is None."""
        self._set(kind, key, value)
        if self.held or self._behind:
            self.compact()
        elif self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([kind, key, value]) + "\n")

    def replace(self, kind: str, values: dict[str, Any]) -> None:
        """Keep these values of a kind and no others."""
        self._tables[kind] = values
        self.compact()

    def compact(self) -> None:
        """Write every value once, beside the old file first; not while the file is held."""
        self._behind = bool(self.held)
        if self._path is None or self.held:
            return
        lines = [
            json.dumps([kind, key, value]) + "\n"
            for kind, table in self._tables.items()
            for key, value in table.items()
        ]
        temporary = self._path.with_suffix(".new")
        temporary.write_text("".join(lines), encoding="utf-8")
        temporary.replace(self._path)

    def _set(self, kind: str, key: str, value: object) -> None:
        table = self.table(kind)
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value


def _lines(text: str) -> Iterator[tuple[str, str, Any]]:
    """The changes of a file; a last line cut short by a crash is left out."""
    for line in text.splitlines():
        try:
            found = json.loads(line)
        except ValueError:
            return
        if isinstance(found, dict):
            yield from _early(found)
        else:
            yield found[0], found[1], found[2]


def _early(found: Json) -> Iterator[tuple[str, str, Any]]:
    """The form of the first demos: one object that held everything."""
    yield "facts", "offset", found.get("offset", 0.0)
    yield "facts", "number", found.get("number", 0)
    for message in found.get("messages", []):
        yield "messages", f"{message['channel']}/{message['ts']}", message
