"""Which lessons leaders have been told, and when."""

from datetime import date

from core.store.store import Tx


def told(tx: Tx, team: str) -> dict[str, date]:
    """By lesson's key the day it was last told."""
    rows = tx.rows(
        "SELECT lesson, MAX(day) AS day FROM lessons_told WHERE team = ? GROUP BY lesson", team
    )
    return {row["lesson"]: date.fromisoformat(row["day"]) for row in rows}


def tell(tx: Tx, team: str, lesson: str, day: date) -> None:
    """Remember that a lesson was told."""
    tx.run(
        "INSERT INTO lessons_told (team, lesson, day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        team, lesson, day.isoformat(),
    )  # fmt: skip
