"""The rows of opinions, kept apart from the history: nobody's answer is shown to anybody else."""

import json
from datetime import datetime

from core.model.durations import as_json
from core.model.opinions import Opinion, Round
from core.store.store import Row, Tx


def open_round(tx: Tx, approach: int) -> Round | None:
    """The asking about an approach that is not settled yet."""
    row = tx.row(
        "SELECT * FROM rounds WHERE approach = ? AND settled_at IS NULL ORDER BY id DESC LIMIT 1",
        approach,
    )
    return Round.model_validate(row) if row else None


def begin_round(tx: Tx, team: str, approach: int, by: str, at: datetime) -> int:
    """Begin to ask about an approach; returns the round's id."""
    return tx.run(
        "INSERT INTO rounds (team, approach, asked_by, asked_at) VALUES (?, ?, ?, ?)",
        team, approach, by, at.isoformat(),
    )  # fmt: skip


def give(tx: Tx, asking: Round, opinion: Opinion, at: datetime) -> None:
    """Keep somebody's answer instead of an earlier one of theirs."""
    days = None if opinion.days is None else json.dumps(as_json(opinion.days))
    tx.run(
        "INSERT INTO opinions (team, round, user, chance, days, at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (round, user) DO UPDATE SET chance = excluded.chance,"
        " days = excluded.days, at = excluded.at",
        asking.team, asking.id, opinion.user, opinion.chance, days, at.isoformat(),
    )  # fmt: skip


def given(tx: Tx, asking: Round) -> list[Opinion]:
    """All answers of a round, by chance."""
    rows = tx.rows("SELECT * FROM opinions WHERE round = ? ORDER BY chance, id", asking.id)
    return [_opinion(row) for row in rows]


def _opinion(row: Row) -> Opinion:
    days = json.loads(row["days"]) if row["days"] else None
    return Opinion.model_validate(row | {"days": days})


def show(tx: Tx, asking: Round, at: datetime) -> None:
    """From now on the answers are visible, and no further one is taken."""
    tx.run("UPDATE rounds SET shown_at = ? WHERE id = ?", at.isoformat(), asking.id)


def settle(tx: Tx, asking: Round, at: datetime) -> None:
    """The round is over."""
    tx.run("UPDATE rounds SET settled_at = ? WHERE id = ?", at.isoformat(), asking.id)
