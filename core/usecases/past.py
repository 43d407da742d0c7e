"""What changes did, row by row, in values that can be said."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from core.model.outcomes.history import HistoryEntry, RowChange
from core.store import journal
from core.store.journal import Step
from core.store.store import Row, Tx
from core.wording.updates import kept_lines

UNSAID = frozenset(
    {
        *("id", "team", "position", "created_at", "logged_at", "source", "guessed", "sure"),
        *("first_chance", "first_days", "plain", "weight", "quality", "participants"),
    }
)
"""Columns that say nothing to people, or follow from others."""
JSON = frozenset({"value", "days", "after", "assumes", "editors"})
CAME_OR_WENT = frozenset({"objectives", "tasks", "approaches"})


Items = Collection[tuple[str, int]]


def entries(tx: Tx, rows: Iterable[Row], of: Items | None = None) -> tuple[HistoryEntry, ...]:
    """Changes with what they did to each row, or to these rows alone."""
    return tuple(
        HistoryEntry(
            author=row["author"],
            at=datetime.fromisoformat(row["at"]),
            command=row["command"],
            typed=row["typed"],
            undone=row["undone_by"] is not None,
            details=tuple(_details(tx, _steps(tx, row["id"], of))),
        )
        for row in rows
    )


def _steps(tx: Tx, change: int, of: Items | None) -> list[Step]:
    steps = journal.steps(tx, change)
    return [step for step in steps if of is None or (step.noun, step.item) in of]


def _details(tx: Tx, steps: list[Step]) -> list[RowChange]:
    """Per changed row its fields, before and after; what came or went where nothing else says."""
    changed = [change for step in steps for change in _fields(tx, step)]
    return changed or [
        RowChange(noun=step.noun, name=step.before["name"], before=True)
        for step in steps
        if step.noun in CAME_OR_WENT and step.before and not step.after
    ]


def _fields(tx: Tx, step: Step) -> list[RowChange]:
    if step.noun == "updates":
        lines = kept_lines(step.before, step.after)
        return [RowChange(noun=step.noun, name=line) for line in lines]
    if not (step.before and step.after):
        return []
    name = str(step.after.get("name") or step.after.get("key") or "")
    return [
        RowChange(
            noun=step.noun,
            name=name,
            field=field,
            before=_read(tx, field, step.before.get(field)),
            after=_read(tx, field, value),
        )
        for field, value in step.after.items()
        if step.before.get(field) != value and field not in UNSAID
    ]


def _read(tx: Tx, field: str, value: Any) -> Any:  # noqa: ANN401 - any column
    """A column's value; ids of tasks become their names."""
    if field not in JSON or not isinstance(value, str):
        return value
    found = json.loads(value)
    if field != "after":
        return found
    rows = [journal.find(tx, "tasks", {"id": each}) for each in found]
    return [row["name"] for row in rows if row]
