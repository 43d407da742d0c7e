"""What is kept about a person, and taking their name off it.

Every table is looked at, also those made after this was written: rows about one person alone have
a column ``user`` and go; everywhere else the id is replaced by nothing.
"""

import json
import re
from datetime import datetime

from core.store.store import Row, Tx

SOMEBODY = "@somebody"


def kept_about(tx: Tx, team: str, user: str) -> dict[str, int]:
    """How many rows of each kind carry a person's name."""
    row = tx.row(
        "SELECT (SELECT COUNT(*) FROM changes WHERE team = ?1 AND author = ?2) AS changes,"
        " (SELECT COUNT(*) FROM experiments WHERE team = ?1 AND author = ?2) AS experiments,"
        " (SELECT COUNT(*) FROM objectives WHERE team = ?1 AND owner = ?2) AS owned,"
        " (SELECT COUNT(*) FROM nudges_sent WHERE team = ?1 AND user = ?2) AS asked,"
        " (SELECT COUNT(*) FROM memberships WHERE team = ?1 AND user = ?2) AS channels,"
        " (SELECT COUNT(*) FROM experiments WHERE team = ?1 AND participants LIKE ?3) AS took_part",
        team, user, f'%"{user}"%',
    )  # fmt: skip
    assert row is not None
    return row


def erase(tx: Tx, team: str, user: str, successor: str) -> None:
    """Take a person's id out of all rows of a workspace; ``successor`` owns what they owned."""
    tx.run("UPDATE objectives SET owner = ? WHERE team = ? AND owner = ?", successor, team, user)
    tx.run("UPDATE approaches SET owner = NULL WHERE team = ? AND owner = ?", team, user)
    tx.run(
        "DELETE FROM outbox WHERE team = ? AND state = 'queued'"
        " AND json_extract(recipient, '$.user') = ?",
        team, user,
    )  # fmt: skip
    for table, columns in _tables(tx).items():
        if "team" in columns:
            _erase_in(tx, table, columns, team, user)


def _tables(tx: Tx) -> dict[str, list[str]]:
    """All tables with the names of their columns."""
    rows = tx.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE '~_%' ESCAPE '~' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"
    )
    return {
        row["name"]: [each["name"] for each in tx.rows(f"PRAGMA table_info({row['name']})")]
        for row in rows
    }


def _erase_in(tx: Tx, table: str, columns: list[str], team: str, user: str) -> None:
    if "user" in columns:
        tx.run(f"DELETE FROM {table} WHERE team = ? AND user = ?", team, user)
    tests = " OR ".join(f"{name} LIKE ?" for name in columns)
    found = tx.rows(
        f"SELECT rowid AS place, * FROM {table} WHERE team = ? AND ({tests})",
        team, *[f"%{user}%"] * len(columns),
    )  # fmt: skip
    for row in found:
        _put(tx, table, row, {name: _without(row[name], user) for name in columns})


def _put(tx: Tx, table: str, row: Row, values: Row) -> None:
    changed = {name: value for name, value in values.items() if value != row[name]}
    if changed:
        sets = ", ".join(f"{name} = ?" for name in changed)
        tx.run(f"UPDATE {table} SET {sets} WHERE rowid = ?", *changed.values(), row["place"])


def _without(value: object, user: str) -> object:
    """A value without the id: mentions become somebody, lists lose it, a column is empty."""
    if not isinstance(value, str) or user not in value:
        return value
    whole = rf"(?<![A-Z0-9]){re.escape(user)}(?![A-Z0-9])"
    text = re.sub(rf"<?@{whole}>?|\ue005{whole}\ue006", SOMEBODY, value)
    text = re.sub(whole, "", text)
    if not text.startswith("["):
        return text
    kept = json.loads(text)
    return json.dumps([each for each in kept if each != ""], ensure_ascii=False)


def forget_names(tx: Tx, team: str, before: datetime) -> None:
    """Take everybody's name off changes and results older than a moment; what they say stays."""
    moment = before.isoformat()
    for row in tx.rows(
        "SELECT history.rowid AS place, history.before, history.after FROM history"
        " JOIN changes ON changes.id = history.change"
        " WHERE changes.team = ? AND changes.at < ? AND changes.author <> ''",
        team, moment,
    ):  # fmt: skip
        _put(tx, "history", row, {side: _nameless(row[side]) for side in ("before", "after")})
    tx.run("UPDATE changes SET author = '' WHERE team = ? AND at < ?", team, moment)
    tx.run("DELETE FROM nudges_sent WHERE team = ? AND at < ?", team, moment)
    tx.run(
        "UPDATE experiments SET author = '', participants = '[]' WHERE team = ? AND logged_at < ?",
        team, moment,
    )  # fmt: skip


NAMING = {"author": "", "participants": "[]", "owner": "", "editors": "[]"}
"""Fields of a row that name people, and what is left of them."""


def _nameless(text: str | None) -> str | None:
    if text is None:
        return None
    row = json.loads(text)
    return json.dumps(row | {name: NAMING[name] for name in row.keys() & NAMING.keys()},
                      ensure_ascii=False)  # fmt: skip


def forget_memberships(tx: Tx, before: datetime) -> None:
    """Drop where people are members, of all who were not listed since a moment."""
    tx.run(
        "DELETE FROM memberships WHERE NOT EXISTS (SELECT 1 FROM people"
        " WHERE people.team = memberships.team AND people.user = memberships.user"
        " AND memberships_at >= ?)",
        before.isoformat(),
    )


def clear_ledgers(tx: Tx, requests_before: datetime, posts_before: datetime) -> None:
    """Drop the answers kept for repeated deliveries, and the words of old posts."""
    tx.run("DELETE FROM requests WHERE at < ?", requests_before.isoformat())
    tx.run(
        """UPDATE outbox SET body = '{"lines": []}', recipient = '{}'"""
        " WHERE state IN ('sent', 'failed', 'unsure') AND changed_at < ? AND recipient <> '{}'"
        " AND json_extract(recipient, '$.channel') IS NULL",
        posts_before.isoformat(),
    )  # fmt: skip
    tx.run(
        """UPDATE outbox SET body = '{"lines": []}' WHERE state = 'sent' AND changed_at < ?""",
        posts_before.isoformat(),
    )
