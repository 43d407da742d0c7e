"""The rows of experiments and readings."""

import json
from datetime import date

from core.model.evidence import Experiment, Heard, Metric, Reading, Series, Tried
from core.store.store import Row, Tx


def experiments(tx: Tx, approach: int) -> list[Experiment]:
    """An approach's experiments, oldest first."""
    rows = tx.rows("SELECT * FROM experiments WHERE approach = ? ORDER BY day, id", approach)
    return [Experiment.model_validate(row) for row in rows]


def experiment(tx: Tx, item: int) -> Experiment:
    """One experiment by id."""
    row = tx.row("SELECT * FROM experiments WHERE id = ?", item)
    assert row is not None
    return Experiment.model_validate(row)


def experiments_between(tx: Tx, objective: int, since: date, until: date) -> list[Experiment]:
    """An objective's experiments of the days ``since`` to ``until``, both included."""
    rows = tx.rows(
        "SELECT experiments.* FROM experiments JOIN approaches"
        " ON approaches.id = experiments.approach JOIN tasks ON tasks.id = approaches.task"
        " WHERE tasks.objective = ? AND experiments.day BETWEEN ? AND ?"
        " ORDER BY experiments.day, experiments.id",
        objective, since.isoformat(), until.isoformat(),
    )  # fmt: skip
    return [Experiment.model_validate(row) for row in rows]


def tried_between(tx: Tx, objective: int, since: date, until: date) -> list[Tried]:
    """How an objective's experiments of the days ``since`` to ``until`` were run."""
    rows = tx.rows(
        "SELECT experiments.day, experiments.author, experiments.participants,"
        " experiments.quality FROM experiments JOIN approaches"
        " ON approaches.id = experiments.approach JOIN tasks ON tasks.id = approaches.task"
        " WHERE tasks.objective = ? AND experiments.day BETWEEN ? AND ? ORDER BY experiments.id",
        objective, since.isoformat(), until.isoformat(),
    )  # fmt: skip
    return [
        Tried(
            date.fromisoformat(row["day"]),
            row["author"],
            tuple(json.loads(row["participants"])),
            json.loads(row["quality"]),
        )
        for row in rows
    ]


def last_experiment_day(tx: Tx, objective: int) -> date | None:
    """The day of an objective's newest experiment, or None."""
    row = tx.row(
        "SELECT MAX(experiments.day) AS day FROM experiments JOIN approaches"
        " ON approaches.id = experiments.approach JOIN tasks ON tasks.id = approaches.task"
        " WHERE tasks.objective = ?",
        objective,
    )
    return date.fromisoformat(row["day"]) if row and row["day"] else None


def last_note(tx: Tx, approach: int) -> str:
    """What was learned from an approach's newest experiment that says it, or nothing."""
    row = tx.row(
        "SELECT learned FROM experiments WHERE approach = ? AND learned <> ''"
        " ORDER BY day DESC, id DESC LIMIT 1",
        approach,
    )
    return str(row["learned"]) if row else ""


def newest_by_approach(tx: Tx, objective: int) -> dict[int, date]:
    """Per approach of an objective the day of its newest experiment or reading."""
    rows = tx.rows(
        "SELECT news.approach AS approach, MAX(news.day) AS day FROM"
        " (SELECT approach, day FROM experiments UNION ALL SELECT approach, day FROM readings)"
        " AS news JOIN approaches ON approaches.id = news.approach"
        " JOIN tasks ON tasks.id = approaches.task WHERE tasks.objective = ?"
        " GROUP BY news.approach",
        objective,
    )
    return {row["approach"]: date.fromisoformat(row["day"]) for row in rows}


def heard_of(tx: Tx, team: str, most: int) -> list[Heard]:
    """What was written of the ``most`` pieces of work begun last."""
    rows = tx.rows(
        "SELECT began.started_on, COALESCE(began.ended_on, MAX(news.day), began.started_on) AS"
        " until, COUNT(news.day) + (began.ended_on IS NOT NULL) AS news FROM"
        " (SELECT id, started_on, CASE state WHEN 'running' THEN NULL ELSE ended_on END AS ended_on"
        " FROM approaches WHERE team = ? AND started_on IS NOT NULL"
        " AND (state = 'running' OR state IN ('won', 'lost', 'dropped') AND ended_on IS NOT NULL)"
        " ORDER BY started_on DESC, id DESC LIMIT ?) AS began LEFT JOIN"
        " (SELECT approach, day FROM experiments UNION SELECT approach, day FROM readings) AS news"
        " ON news.approach = began.id GROUP BY began.id",
        team, most,
    )  # fmt: skip
    return [
        Heard(date.fromisoformat(row["started_on"]), date.fromisoformat(row["until"]), row["news"])
        for row in rows
    ]


def readings(tx: Tx, approach: int, metric: str | None = None) -> list[Reading]:
    """An approach's readings, oldest first, of one metric or of all."""
    rows = tx.plain_rows(
        "SELECT id, metric, value, day, experiment, ruler FROM readings"
        " WHERE approach = ? AND (? IS NULL OR metric = ?) ORDER BY day, id",
        approach, metric, metric,
    )  # fmt: skip
    return [
        Reading(item, name, value, date.fromisoformat(day), experiment, ruler)
        for item, name, value, day, experiment, ruler in rows
    ]


def series(tx: Tx, approach: int, metric: str, ruler: int) -> Series:
    """How a metric's values by one ruler lie."""
    row = tx.row(
        "SELECT COUNT(*) AS count, COALESCE(MIN(value), 0) AS least,"
        " COALESCE(MAX(value), 0) AS most FROM readings"
        " WHERE approach = ? AND metric = ? AND ruler = ?",
        approach, metric, ruler,
    )  # fmt: skip
    assert row is not None
    return Series(**row)


def has_reading(tx: Tx, row: Row) -> bool:
    """Whether a metric has the same value on the same day by the same ruler."""
    names = ("approach", "metric", "ruler", "day", "value")
    where = " AND ".join(f"{name} = ?" for name in names)
    found = tx.row(f"SELECT 1 FROM readings WHERE {where}", *(row[name] for name in names))
    return found is not None


def metrics(tx: Tx, approach: int) -> dict[str, Metric]:
    """What is known of an approach's metrics, by name; those with readings only are not there."""
    rows = tx.rows("SELECT * FROM metrics WHERE approach = ? ORDER BY id", approach)
    return {row["metric"]: Metric.model_validate(row) for row in rows}


def experiments_by(tx: Tx, team: str, author: str, since: date) -> list[Experiment]:
    """A person's own experiments since a day; for that person's eyes alone."""
    rows = tx.rows(
        "SELECT * FROM experiments WHERE team = ? AND author = ? AND day >= ? ORDER BY day, id",
        team, author, since.isoformat(),
    )  # fmt: skip
    return [Experiment.model_validate(row) for row in rows]
