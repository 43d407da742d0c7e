"""The rows of pipeline stages, and what feeds back from the business."""

from datetime import date

from core.model.ladder import Rung
from core.store.store import Row, Tx


def stage_rows(tx: Tx, objective: int) -> list[Row]:
    """An objective's stages as kept, in the order they were set."""
    return tx.rows(
        "SELECT *, NULLIF(owner, '') AS owner FROM stages WHERE objective = ? ORDER BY id",
        objective,
    )


def rungs(tx: Tx, objective: int) -> list[Rung]:
    """An objective's stages that somebody has set."""
    rows = stage_rows(tx, objective)
    return [Rung.model_validate(row | {"owner": row["owner"] or None}) for row in rows]


def newest_feedback(tx: Tx, objective: int) -> date | None:
    """The newest day of business feedback: a reading of a feedback task, or the stage itself."""
    row = tx.row(
        "SELECT MAX(day) AS day FROM (SELECT readings.day AS day FROM readings"
        " JOIN approaches ON approaches.id = readings.approach"
        " JOIN tasks ON tasks.id = approaches.task"
        " WHERE tasks.objective = ?1 AND tasks.stage = 'feedback'"
        " UNION ALL SELECT confirmed AS day FROM stages"
        " WHERE objective = ?1 AND stage = 'feedback' AND level <> 'absent')",
        objective,
    )
    return date.fromisoformat(row["day"]) if row and row["day"] else None
