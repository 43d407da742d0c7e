"""Writes that keep a history: every row of the plan changes through here, before and after kept.

A change is one command of one person. Undo puts every row of a change back, which is possible
exactly as long as nobody has touched those rows since.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils.utils import sqlite3

from core.errors import RestedOn
from core.store.store import Row, Tx

NOUNS = (
    "objectives", "tasks", "approaches", "assumptions", "team_steps", "holidays",
    "experiments", "readings", "metrics", "stages", "worths", "updates",
)  # fmt: skip
"""Tables whose rows are the plan or its evidence; parents before children."""


@dataclass(frozen=True, slots=True)
class Change:
    """Who changed something, where, when, and what they typed."""

    team: str
    channel: str
    author: str
    at: datetime
    command: str
    typed: str = ""


def begin(tx: Tx, change: Change) -> int:
    """Open a change; rows written from here on belong to it."""
    tx.change = tx.run(
        "INSERT INTO changes (team, channel, author, at, command, typed) VALUES (?, ?, ?, ?, ?, ?)",
        change.team, change.channel, change.author, change.at.isoformat(), change.command,
        change.typed,
    )  # fmt: skip
    return tx.change


def insert(tx: Tx, noun: str, values: Row) -> int:
    """Add a row and its history; returns its id."""
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    item = tx.run(f"INSERT INTO {_known(noun)} ({names}) VALUES ({marks})", *values.values())
    _note(tx, noun, item, None, _stored(tx, noun, item))
    return item


def update(tx: Tx, noun: str, item: int, values: Row) -> bool:
    """Change columns of a row and keep what they were; False where nothing differs."""
    before = _stored(tx, noun, item)
    assert before is not None, f"no {noun} {item}"
    changed = {name: value for name, value in values.items() if before[name] != value}
    if changed:
        columns = ", ".join(f"{name} = ?" for name in changed)
        tx.run(f"UPDATE {_known(noun)} SET {columns} WHERE id = ?", *changed.values(), item)
        _note(tx, noun, item, before, before | changed)
    return bool(changed)


def delete(tx: Tx, noun: str, item: int) -> None:
    """Take a row out and keep what it was."""
    before = _stored(tx, noun, item)
    tx.run(f"DELETE FROM {_known(noun)} WHERE id = ?", item)
    _note(tx, noun, item, before, None)


def find(tx: Tx, noun: str, key: Row) -> Row | None:
    """The row of a noun that has these values, or None."""
    where = " AND ".join(f"{name} = ?" for name in key)
    return tx.row(f"SELECT * FROM {_known(noun)} WHERE {where}", *key.values())


def _known(noun: str) -> str:
    if noun not in NOUNS:
        raise ValueError(f"{noun} is not a table with a history")
    return noun


def _stored(tx: Tx, noun: str, item: int) -> Row | None:
    return tx.row(f"SELECT * FROM {_known(noun)} WHERE id = ?", item)


def _note(tx: Tx, noun: str, item: int, before: Row | None, after: Row | None) -> None:
    assert tx.change is not None, "a write to the plan belongs to a change"
    team = (after or before or {})["team"]
    tx.run(
        "INSERT INTO history (team, change, noun, item, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        team, tx.change, noun, item, _text(before), _text(after),
    )  # fmt: skip


def _text(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One row's change, as kept."""

    change: int
    noun: str
    item: int
    before: Row | None
    after: Row | None
    command: str
    author: str = ""


_STEPS = (
    "SELECT history.*, changes.command, changes.author FROM history"
    " JOIN changes ON changes.id = history.change WHERE"
)


def steps(tx: Tx, change: int) -> list[Step]:
    """What a change did, row by row, in order."""
    rows = tx.rows(f"{_STEPS} history.change = ? ORDER BY history.id", change)
    return [_step(row) for row in rows]


def steps_since(tx: Tx, team: str, since: datetime) -> list[Step]:
    """All rows changed after a moment by changes that still stand, in order."""
    rows = tx.rows(
        f"{_STEPS} changes.team = ? AND changes.at > ? AND changes.undone_by IS NULL"
        " AND changes.command <> 'UndoLast' ORDER BY history.id",
        team, since.astimezone(UTC).isoformat(),
    )  # fmt: skip
    return [_step(row) for row in rows]


def _step(row: Row) -> Step:
    before, after = (json.loads(row[side]) if row[side] else None for side in ("before", "after"))
    return Step(
        row["change"], row["noun"], row["item"], before, after, row["command"], row["author"]
    )


def last_author(tx: Tx, noun: str, item: int) -> str | None:
    """Who wrote a row last."""
    row = tx.row(
        "SELECT changes.author FROM history JOIN changes ON changes.id = history.change"
        " WHERE history.noun = ? AND history.item = ? ORDER BY history.id DESC LIMIT 1",
        noun, item,
    )  # fmt: skip
    return str(row["author"]) if row else None


def last_change(tx: Tx, team: str, author: str) -> Row | None:
    """A person's newest change that wrote something, is no undo and is not undone."""
    return tx.row(
        "SELECT * FROM changes WHERE team = ? AND author = ? AND undone_by IS NULL"
        " AND command <> 'UndoLast' AND EXISTS (SELECT 1 FROM history WHERE change = changes.id)"
        " ORDER BY id DESC LIMIT 1",
        team, author,
    )  # fmt: skip


def change(tx: Tx, change_id: int) -> Row | None:
    """One change's own row."""
    return tx.row("SELECT * FROM changes WHERE id = ?", change_id)


def in_the_way(tx: Tx, change_id: int) -> Row | None:
    """The newest later change to a row that this one wrote, which must be undone first."""
    return tx.row(
        "SELECT changes.* FROM history AS mine JOIN history AS later"
        " ON later.noun = mine.noun AND later.item = mine.item AND later.change > mine.change"
        " JOIN changes ON changes.id = later.change"
        " WHERE mine.change = ? AND changes.undone_by IS NULL AND changes.command <> 'UndoLast'"
        " ORDER BY changes.id DESC LIMIT 1",
        change_id,
    )  # fmt: skip


def take_back(tx: Tx, change_id: int) -> list[Step]:
    """Put back every row a change wrote, newest first; returns the steps taken back.

    Raises:
        RestedOn: another row needs what would go, or has the place of what would come back.
    """
    taken = steps(tx, change_id)
    try:
        for step in reversed(taken):
            _put_back(tx, step)
    except sqlite3.IntegrityError as error:
        raise RestedOn from error
    tx.run("UPDATE changes SET undone_by = ? WHERE id = ?", tx.change, change_id)
    return taken


def _put_back(tx: Tx, step: Step) -> None:
    if step.before is None:
        delete(tx, step.noun, step.item)
    elif step.after is None:
        insert(tx, step.noun, step.before)
    else:
        changed = {k: v for k, v in step.before.items() if step.after[k] != v}
        update(tx, step.noun, step.item, changed)


def repeated(tx: Tx, change: Change, since: datetime) -> bool:
    """Whether this person typed the same words, not taken back, since a moment."""
    return tx.row(
        "SELECT id FROM changes WHERE team = ? AND author = ? AND channel = ? AND typed = ?"
        " AND typed <> '' AND at > ? AND undone_by IS NULL"
        " AND EXISTS (SELECT 1 FROM history WHERE change = changes.id) LIMIT 1",
        change.team, change.author, change.channel, change.typed, since.isoformat(),
    ) is not None  # fmt: skip


def written(
    tx: Tx, team: str, *, limit: int = 20, items: set[tuple[str, int]] | None = None
) -> list[Row]:
    """The newest changes that wrote something, optionally only those touching ``items``."""
    found = tx.rows(
        "SELECT DISTINCT changes.*, history.noun AS noun, history.item AS item FROM changes"
        " JOIN history ON history.change = changes.id WHERE changes.team = ?"
        " ORDER BY changes.id DESC LIMIT 2000",
        team,
    )
    kept: dict[int, Row] = {}
    for row in found:
        if items is None or (row["noun"], row["item"]) in items:
            kept.setdefault(row["id"], row)
    return list(kept.values())[:limit]


def newest(tx: Tx, team: str) -> int:
    """The newest change of a workspace; 0 where there is none."""
    row = tx.row("SELECT MAX(id) AS id FROM changes WHERE team = ?", team)
    return int(row["id"] or 0) if row else 0


def changed_since(tx: Tx, items: set[tuple[str, int]], revision: int, but: str) -> list[Row]:
    """Changes after ``revision`` to any of these rows by anybody ``but`` one, the oldest first.

    What was taken back since is none.
    """
    found: dict[int, Row] = {}
    for noun, item in items:
        for row in tx.rows(
            "SELECT changes.* FROM history JOIN changes ON changes.id = history.change"
            " WHERE history.noun = ? AND history.item = ? AND history.change > ?"
            " AND changes.author <> ? AND changes.undone_by IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM changes AS taken WHERE taken.undone_by = changes.id AND taken.id > ?)"
            " ORDER BY changes.id",
            noun, item, revision, but, revision,
        ):  # fmt: skip
            found[row["id"]] = row
    return [found[number] for number in sorted(found)]


def made_since(tx: Tx, noun: str, item: int, revision: int) -> bool:
    """Whether a row was added after a change: what had its number before was another."""
    return tx.row(
        "SELECT history.id FROM history JOIN changes ON changes.id = history.change"
        " WHERE noun = ? AND item = ? AND change > ? AND before IS NULL"
        " AND changes.command <> 'UndoLast' LIMIT 1",
        noun, item, revision,
    ) is not None  # fmt: skip


def last_gone(tx: Tx, team: str, key: str) -> list[Row]:
    """Who took out or closed things of a key, the newest first, with the row as it was."""
    return tx.rows(
        "SELECT changes.author, changes.at, changes.channel, history.before, history.after"
        " FROM history JOIN changes ON changes.id = history.change WHERE history.team = ?"
        " AND noun IN ('objectives', 'tasks', 'approaches') AND changes.undone_by IS NULL"
        " AND json_extract(before, '$.key') = ?"
        " AND (after IS NULL OR json_extract(after, '$.closed_at') IS NOT NULL)"
        " ORDER BY history.id DESC LIMIT 20",
        team, key,
    )  # fmt: skip
