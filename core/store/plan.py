"""The plan's rows: objectives, tasks, approaches, assumptions, the team and its holidays."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from core.model.plan import Approach, Assumption, Noun, Objective, Task, TeamStep
from core.store.store import Tx

N = TypeVar("N", bound=Noun)


def _all(tx: Tx, noun: type[N], sql: str, *values: object) -> list[N]:
    return [noun.model_validate(row) for row in tx.rows(sql, *values)]


def _one(tx: Tx, noun: type[N], table: str, item: int) -> N:
    row = tx.row(f"SELECT * FROM {table} WHERE id = ?", item)
    assert row is not None, f"no {table} {item}"
    return noun.model_validate(row)


def objectives(tx: Tx, team: str, *, channel: str | None = None) -> list[Objective]:
    """The open objectives of a workspace, or of one channel, by priority."""
    return _all(
        tx, Objective,
        "SELECT * FROM objectives WHERE team = ? AND closed_at IS NULL"
        " AND (? IS NULL OR channel = ?) ORDER BY priority, id",
        team, channel, channel,
    )  # fmt: skip


def every_objective(tx: Tx, team: str) -> list[Objective]:
    """All objectives of a workspace, closed ones included, by priority."""
    return _all(
        tx, Objective, "SELECT * FROM objectives WHERE team = ? ORDER BY priority, id", team
    )


def objective_keys(tx: Tx, team: str) -> set[str]:
    """All keys in use, those of closed objectives included."""
    return {row["key"] for row in tx.rows("SELECT key FROM objectives WHERE team = ?", team)}


def keys_of(tx: Tx, items: Iterable[int]) -> set[str]:
    """The keys of objectives by their ids."""
    return {objective(tx, each).key for each in items if exists(tx, each)}


def exists(tx: Tx, objective: int) -> bool:
    """Whether an objective has not been removed."""
    return tx.row("SELECT id FROM objectives WHERE id = ?", objective) is not None


def objective(tx: Tx, item: int) -> Objective:
    """One objective by id."""
    return _one(tx, Objective, "objectives", item)


def tasks(tx: Tx, objective: int) -> list[Task]:
    """An objective's tasks, in order."""
    return _all(
        tx, Task, "SELECT * FROM tasks WHERE objective = ? ORDER BY position, id", objective
    )


def task(tx: Tx, item: int) -> Task:
    """One task by id."""
    return _one(tx, Task, "tasks", item)


def approaches(tx: Tx, task: int) -> list[Approach]:
    """A task's approaches, in order."""
    return _all(tx, Approach, "SELECT * FROM approaches WHERE task = ? ORDER BY position, id", task)


def approaches_of(tx: Tx, objective: int) -> list[Approach]:
    """All approaches of an objective, in the order of its tasks."""
    return _all(
        tx, Approach,
        "SELECT approaches.* FROM approaches JOIN tasks ON tasks.id = approaches.task"
        " WHERE tasks.objective = ? ORDER BY tasks.position, tasks.id,"
        " approaches.position, approaches.id",
        objective,
    )  # fmt: skip


def objectives_with_evidence(tx: Tx, team: str) -> set[int]:
    """The ids of objectives in which work that rests on an assumption has a result."""
    rows = tx.rows(
        "SELECT DISTINCT tasks.objective FROM approaches JOIN tasks ON tasks.id = approaches.task"
        " WHERE approaches.team = ? AND approaches.state IN ('won', 'lost')"
        " AND approaches.assumes <> '[]'",
        team,
    )
    return {row["objective"] for row in rows}


def ended(tx: Tx, team: str) -> list[tuple[int, Approach]]:
    """A workspace's approaches that have a result and had a chance before it, with the ids of
    their objectives, oldest end first; those resolved as ambiguous included.
    """
    rows = tx.rows(
        "SELECT approaches.*, tasks.objective AS within FROM approaches"
        " JOIN tasks ON tasks.id = approaches.task WHERE approaches.team = ?"
        " AND (approaches.state IN ('won', 'lost') OR approaches.ambiguous = 1)"
        " AND approaches.first_chance IS NOT NULL ORDER BY approaches.ended_on, approaches.id",
        team,
    )
    return [(row["within"], Approach.model_validate(row)) for row in rows]


def worked_on(tx: Tx, team: str) -> list[Approach]:
    """A workspace's approaches that were started: those that are over, dropped, or running."""
    return _all(
        tx, Approach,
        "SELECT * FROM approaches WHERE team = ? AND started_on IS NOT NULL"
        " AND first_days IS NOT NULL AND (state = 'running' OR"
        " (state IN ('won', 'lost', 'dropped') AND ended_on IS NOT NULL)) ORDER BY ended_on, id",
        team,
    )  # fmt: skip


def approaches_by_task(tx: Tx, objective: int) -> dict[int, list[Approach]]:
    """An objective's approaches by the id of their task, each task's in order."""
    found: dict[int, list[Approach]] = {}
    for each in approaches_of(tx, objective):
        found.setdefault(each.task, []).append(each)
    return found


def approach(tx: Tx, item: int) -> Approach:
    """One approach by id."""
    return _one(tx, Approach, "approaches", item)


def assumptions(tx: Tx, team: str) -> list[Assumption]:
    """A workspace's assumptions, in the order they were stated."""
    return _all(tx, Assumption, "SELECT * FROM assumptions WHERE team = ? ORDER BY id", team)


def assumption(tx: Tx, team: str, key: str, channel: str | None) -> Assumption | None:
    """The assumption of that key that is a channel's own, or the workspace's; None without one."""
    found = _all(
        tx, Assumption, "SELECT * FROM assumptions WHERE team = ? AND key = ? AND channel IS ?",
        team, key, channel,
    )  # fmt: skip
    return found[0] if found else None


def team_steps(tx: Tx, team: str) -> list[TeamStep]:
    """How many people of each role there are, from when on."""
    return _all(tx, TeamStep, "SELECT * FROM team_steps WHERE team = ? ORDER BY role, since", team)


def holidays(tx: Tx, team: str) -> list[date]:
    """Days nobody works, ascending."""
    rows = tx.rows("SELECT day FROM holidays WHERE team = ? ORDER BY day", team)
    return [date.fromisoformat(row["day"]) for row in rows]


def people_are_scarce(tx: Tx, team: str) -> bool:
    """Whether the workspace has said how many people there are."""
    return tx.row("SELECT id FROM team_steps WHERE team = ? LIMIT 1", team) is not None
