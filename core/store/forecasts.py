"""Stored forecasts, the marks that ask for new ones, and the answers that wait for them."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from core.model.forecasts import StoredForecast
from core.store.outbox import Recipient
from core.store.store import Tx


def add(tx: Tx, forecast: dict[str, Any]) -> int:
    """Keep one forecast; ``plan``, ``result`` and ``question`` are JSON texts already."""
    names = ", ".join(forecast)
    marks = ", ".join("?" * len(forecast))
    return tx.run(f"INSERT INTO forecasts ({names}) VALUES ({marks})", *forecast.values())


def latest(
    tx: Tx, objective: int, *, until: datetime | None = None, before: int | None = None
) -> StoredForecast | None:
    """The newest forecast of an objective, made no later than ``until`` and before an id."""
    row = tx.row(
        "SELECT * FROM forecasts WHERE objective = ? AND (? IS NULL OR made_at <= ?)"
        " AND (? IS NULL OR id < ?) ORDER BY id DESC LIMIT 1",
        objective, _text(until), _text(until), before, before,
    )  # fmt: skip
    return StoredForecast.model_validate(row) if row else None


def by_id(tx: Tx, item: int) -> StoredForecast | None:
    """One forecast by id, or None where it went with its objective."""
    row = tx.row("SELECT * FROM forecasts WHERE id = ?", item)
    return StoredForecast.model_validate(row) if row else None


def first(tx: Tx, objective: int) -> StoredForecast | None:
    """The first forecast an objective ever had."""
    row = tx.row("SELECT * FROM forecasts WHERE objective = ? ORDER BY id LIMIT 1", objective)
    return StoredForecast.model_validate(row) if row else None


def newest_stopping(tx: Tx, objective: int, since: date) -> StoredForecast | None:
    """The newest forecast from a day on that also says what is better stopped, or None."""
    row = tx.row(
        "SELECT * FROM forecasts WHERE objective = ? AND day >= ?"
        " AND json_extract(result, '$.stopping') IS NOT NULL ORDER BY id DESC LIMIT 1",
        objective, since.isoformat(),
    )  # fmt: skip
    return StoredForecast.model_validate(row) if row else None


def history(tx: Tx, objective: int) -> list[StoredForecast]:
    """All forecasts of an objective, the first one first, without the plans they were made from."""
    rows = tx.rows(
        "SELECT id, team, objective, made_at, day, seed, runs, change, chance, ever,"
        " standard_error, target, '{}' AS plan, '{}' AS result, NULL AS question"
        " FROM forecasts WHERE objective = ? ORDER BY id",
        objective,
    )
    return [StoredForecast.model_validate(row) for row in rows]


def _text(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


@dataclass(frozen=True, slots=True)
class Dirty:
    """An objective whose forecast is out of date; ``marks`` counts how often it was marked."""

    objective: int
    team: str
    marks: int
    change: int | None


def mark_dirty(tx: Tx, objective: int, team: str) -> None:
    """Ask for a new forecast of an objective, in the transaction that touched it."""
    tx.run(
        "INSERT INTO dirty (objective, team, change) VALUES (?, ?, ?)"
        " ON CONFLICT (objective) DO UPDATE SET marks = marks + 1,"
        " change = COALESCE(excluded.change, dirty.change)",
        objective, team, tx.change,
    )  # fmt: skip


def dirty(tx: Tx, *, limit: int = 500) -> list[Dirty]:
    """Marked objectives of one workspace, the oldest objective first."""
    first_marked = tx.row("SELECT team FROM dirty ORDER BY objective LIMIT 1")
    if first_marked is None:
        return []
    rows = tx.rows(
        "SELECT objective, team, marks, change FROM dirty WHERE team = ?"
        " ORDER BY objective LIMIT ?",
        first_marked["team"], limit,
    )  # fmt: skip
    return [Dirty(**row) for row in rows]


def still_dirty(tx: Tx, objectives: tuple[int, ...]) -> bool:
    """Whether any of these waits for a forecast."""
    marks = ", ".join("?" * len(objectives))
    return (
        tx.row(f"SELECT objective FROM dirty WHERE objective IN ({marks}) LIMIT 1", *objectives)
        is not None
    )


def clean(tx: Tx, mark: Dirty) -> None:
    """Take a mark away, unless the objective was marked again since it was read."""
    tx.run("DELETE FROM dirty WHERE objective = ? AND marks = ?", mark.objective, mark.marks)


@dataclass(frozen=True, slots=True)
class Awaited:
    """An answer left to be finished when the objective's forecast is there; 0 is no id yet."""

    team: str
    objective: int
    recipient: Recipient
    outcome: dict[str, Any]
    at: datetime
    id: int = 0


def await_forecast(tx: Tx, left: Awaited) -> None:
    """Leave an answer to be finished by the replan worker."""
    tx.run(
        "INSERT INTO awaited (team, objective, recipient, outcome, at) VALUES (?, ?, ?, ?, ?)",
        left.team, left.objective, left.recipient.model_dump_json(),
        json.dumps(left.outcome, ensure_ascii=False), left.at.isoformat(),
    )  # fmt: skip


def put_result(tx: Tx, forecast: int, result: dict[str, Any]) -> None:
    """Add answers to a stored forecast that were worked out after it."""
    tx.run("UPDATE forecasts SET result = ? WHERE id = ?", json.dumps(result), forecast)


def awaited(tx: Tx, objective: int) -> list[Awaited]:
    """The answers that wait for this objective's forecast, in the order they were asked for."""
    rows = tx.rows("SELECT * FROM awaited WHERE objective = ? ORDER BY id", objective)
    return [
        Awaited(
            row["team"],
            objective,
            Recipient.model_validate_json(row["recipient"]),
            json.loads(row["outcome"]),
            datetime.fromisoformat(row["at"]),
            row["id"],
        )
        for row in rows
    ]


def take_awaited(tx: Tx, objective: int) -> list[Awaited]:
    """Take out the answers that waited for this objective's forecast."""
    found = awaited(tx, objective)
    tx.run("DELETE FROM awaited WHERE objective = ?", objective)
    return found
