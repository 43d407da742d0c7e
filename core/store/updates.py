"""The rows of updates."""

from datetime import date

from core.model.updates import Update
from core.store.store import Tx


def update_of(tx: Tx, objective: int, week: date) -> Update | None:
    """An objective's update of a week, or None."""
    row = tx.row(
        "SELECT * FROM updates WHERE objective = ? AND week = ?", objective, week.isoformat()
    )
    return Update.model_validate(row) if row else None


def updates(tx: Tx, objective: int) -> list[Update]:
    """All updates of an objective, oldest first."""
    rows = tx.rows("SELECT * FROM updates WHERE objective = ? ORDER BY week", objective)
    return [Update.model_validate(row) for row in rows]
