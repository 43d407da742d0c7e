"""What a leader may decide about an objective now, read from its stored forecast."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from core.model.brief import Decision
from core.model.plan import Approach, Objective, Task
from core.model.week import Week
from core.store import forecasts, plan
from core.store.store import Tx

WORTH_ASKING = 0.03
"""A gain in chance below this asks nobody."""
DOUBT = 0.8
"""Above this chance a single approach is plain work rather than a bet."""
ANSWER_WITHIN = timedelta(days=7)


def decisions(tx: Tx, objective: Objective, week: Week) -> list[Decision]:
    """Money to approve, and tasks that rest on one doubtful approach."""
    latest = forecasts.latest(tx, objective.id)
    if latest is None:
        return []
    known = {each["key"] for each in latest.result["tasks"]}
    found = [
        decision
        for task in plan.tasks(tx, objective.id)
        if task.key in known
        for decision in _of_task(tx, objective, task, latest.result, week)
    ]
    return [each for each in found if each.gain >= WORTH_ASKING]


def _of_task(
    tx: Tx, objective: Objective, task: Task, result: dict[str, Any], week: Week
) -> Iterator[Decision]:
    """Work that waits for money, beside the chance if that is declined; a second approach."""
    told = next(each for each in result["tasks"] if each["key"] == task.key)
    declined = result.get("declined", {})
    approaches = plan.approaches(tx, task.id)
    open_ = [each for each in approaches if each.state in ("planned", "running")]
    if any(each.state == "won" for each in approaches) or week.outlook.chance is None:
        return
    for each in open_:
        without = declined.get(f"{objective.key}/{task.key}/{each.key}")
        if each.state == "planned" and each.cost and without is not None:
            yield _money(objective, task, each, week, without)
    backup = told.get("backup_gain_by_target")
    if len(open_) == 1 and open_[0].chance < DOUBT and backup:
        yield _second(objective, task, week, backup)


def _money(
    objective: Objective, task: Task, approach: Approach, week: Week, without: float
) -> Decision:
    assert week.outlook.chance is not None
    return Decision(
        objective=objective.id, approach_id=approach.id, approach=approach.name, task=task.name,
        cost=approach.cost, currency=objective.value.currency if objective.value else "EUR",
        owner=objective.owner, by=week.until + ANSWER_WITHIN, without=without,
        with_it=week.outlook.chance, week=week,
    )  # fmt: skip


def _second(objective: Objective, task: Task, week: Week, backup: float) -> Decision:
    assert week.outlook.chance is not None
    return Decision(
        objective=objective.id, task=task.name, owner=objective.owner,
        by=week.until + ANSWER_WITHIN, without=week.outlook.chance,
        with_it=min(1.0, week.outlook.chance + backup), week=week,
    )  # fmt: skip
