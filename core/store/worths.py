"""The rows of what metrics are worth."""

from core.model.worth import PointWorth
from core.store.store import Tx


def worths(tx: Tx, objective: int) -> list[PointWorth]:
    """What points of an objective's metrics are worth, in the order they were stated."""
    rows = tx.rows("SELECT * FROM worths WHERE objective = ? ORDER BY id", objective)
    return [PointWorth.model_validate(row) for row in rows]


def worth_of(tx: Tx, objective: int, metric: str) -> PointWorth | None:
    """What a point of one metric is worth, or None."""
    row = tx.row("SELECT * FROM worths WHERE objective = ? AND metric = ?", objective, metric)
    return PointWorth.model_validate(row) if row else None
