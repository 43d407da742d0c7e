"""Open modals: up to three on top of each other for each person."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from bot.workspace.cast import TEAM

Json = dict[str, Any]
DEPTH = 3
APP, BOT = "A0LOCAL", "B0MLSTATUS"


def new_hash() -> str:
    """A mark that differs for every version of a view."""
    return f"{secrets.randbelow(10**10):010d}.{secrets.token_hex(4)}"


@dataclass(frozen=True, slots=True)
class Opened:
    """One view a person sees.

    Attributes:
        view: What the app gave, with ids filled in where it left them out.
        errors: What the last submission came back with, by block.
        values: What was last typed, as Slack's ``state.values``.
    """

    id: str
    user: str
    view: Json
    hash: str
    root: str
    previous: str | None = None
    errors: Json = field(default_factory=dict)
    values: Json = field(default_factory=dict)

    def shown(self) -> Json:
        """What the page needs."""
        return {"id": self.id, "hash": self.hash, "view": self.view, "errors": self.errors}

    def payload(self) -> Json:
        """The view as Slack puts it into payloads and answers."""
        return {
            "id": self.id, "team_id": TEAM, "state": {"values": self.values}, "hash": self.hash,
            "private_metadata": "", "callback_id": "", "external_id": "", "clear_on_close": False,
            "notify_on_close": False, "close": None, "submit": None,
            "previous_view_id": self.previous, "root_view_id": self.root, "app_id": APP,
            "app_installed_team_id": TEAM, "bot_id": BOT, **self.view,
        }  # fmt: skip


@dataclass(slots=True)
class Modals:
    """The stacks of all people, bottom first."""

    _stacks: dict[str, tuple[Opened, ...]] = field(default_factory=dict)

    def of(self, user: str) -> tuple[Opened, ...]:
        """A person's open views."""
        return self._stacks.get(user, ())

    def find(self, view_id: str = "", external_id: str = "") -> Opened | None:
        """The open view with that id, the app's own where it gave one."""
        for each in self._all():
            given = each.view.get("external_id")
            if each.id == view_id or (external_id and given == external_id):
                return each
        return None

    def open(self, user: str, view: Json) -> Opened:
        """Show a view instead of whatever was open."""
        name = f"V{secrets.token_hex(5).upper()}"
        found = Opened(name, user, view, new_hash(), root=name)
        self._stacks[user] = (found,)
        return found

    def push(self, user: str, view: Json) -> Opened | None:
        """Show a view on top; None where there is nothing below it, or too much."""
        below = self.of(user)
        if not 0 < len(below) < DEPTH:
            return None
        name = f"V{secrets.token_hex(5).upper()}"
        found = Opened(name, user, view, new_hash(), below[0].id, below[-1].id)
        self._stacks[user] = (*below, found)
        return found

    def change(self, view_id: str, **changes: Any) -> Opened | None:  # noqa: ANN401 - fields
        """Another version of an open view."""
        found = self.find(view_id)
        if found is None:
            return None
        changed = replace(found, **changes)
        stack = self._stacks[found.user]
        self._stacks[found.user] = tuple(changed if each is found else each for each in stack)
        return changed

    def close(self, view_id: str) -> tuple[Opened, ...]:
        """Close a view and those above it; what was closed, top first."""
        found = self.find(view_id)
        if found is None:
            return ()
        stack = self._stacks[found.user]
        place = stack.index(found)
        self._stacks[found.user] = stack[:place]
        return stack[place:][::-1]

    def clear(self, user: str) -> tuple[Opened, ...]:
        """Close all of a person's views; what was closed, top first."""
        return self._stacks.pop(user, ())[::-1]

    def _all(self) -> Iterator[Opened]:
        return (each for stack in self._stacks.values() for each in stack)
