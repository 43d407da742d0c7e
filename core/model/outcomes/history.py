"""What was written before: history, undo, and what changed meanwhile."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.model.outcomes.base import Outcome


class RowChange(BaseModel):
    """One column of one thing, as values of the plan; ``field`` empty: the thing came or went."""

    model_config = ConfigDict(frozen=True)

    noun: str
    name: str
    field: str = ""
    before: Any = None
    after: Any = None


class HistoryEntry(BaseModel):
    """One change: who, when, what, and every row before and after."""

    model_config = ConfigDict(frozen=True)

    author: str
    at: datetime
    command: str
    typed: str
    undone: bool
    details: tuple[RowChange, ...] = ()


class HistoryShown(Outcome):
    """Changes, newest first."""

    item: str | None
    entries: tuple[HistoryEntry, ...]


class ItemChanged(Outcome):
    """A button is older than what it is about: nothing was done, and what changed is said.

    Attributes:
        names: What it is about.
        name, fields: The command that does it after all.
    """

    names: tuple[str, ...]
    entries: tuple[HistoryEntry, ...]
    name: str
    fields: dict[str, Any]


class Undone(Outcome):
    """A change was taken back."""

    typed: str
    command: str
    rows: int


class AskedTwice(Outcome):
    """The same words came from the same person a moment ago."""

    typed: str
    name: str
    fields: dict[str, Any]
