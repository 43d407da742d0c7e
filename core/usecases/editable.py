"""An item's fields as the texts that a window shows and brings back."""

from typing import Any

import numpy as np

from core.model.durations import Days, Range, ThreePoint
from core.model.forms import token, unchanged
from core.model.outcomes.base import Item
from core.model.plan import Approach, Objective, Task, Worth
from core.planner.laws import law_of
from core.store import plan
from core.store.store import Tx
from core.usecases.references import Named

Values = dict[str, Any]


def values_of(tx: Tx, found: Named) -> Values:
    """What a window shows of an item, by field."""
    if found.approach:
        return _approach(found.approach)
    return _task(tx, found) if found.task else _objective(found.objective)


def expect(tx: Tx, found: Named, seen: str | None) -> None:
    """Raise Stale where the item is no longer the version that somebody saw."""
    unchanged(seen, values_of(tx, found))


def _objective(objective: Objective) -> Values:
    return {
        "name": objective.name,
        "target": objective.target.isoformat(),
        "value": _amount(objective.value),
        "owner": objective.owner,
        "day_rate": _number(objective.day_rate),
        "priority": str(objective.priority),
    }


def _amount(value: Worth | None) -> str | None:
    if value is None:
        return None
    return f"{value.amount:g} {value.currency}{' per year' if value.per else ''}"


def _task(tx: Tx, found: Named) -> Values:
    task = found.task
    assert task is not None
    return {
        "name": task.name,
        "after": [token(_item(found.objective, plan.task(tx, each))) for each in task.after],
        "stage": task.stage,
        "done_when": task.done_when or None,
        "strategy": task.strategy,
    }


def _item(objective: Objective, task: Task) -> Item:
    reference = f"{objective.key}/{task.key}"
    return Item(kind="task", id=task.id, name=task.name, reference=reference)


def _approach(approach: Approach) -> Values:
    return {
        "name": approach.name,
        "chance": f"{approach.chance:.6g}",
        **days_values(approach.days),
        "owner": approach.owner,
        "time_box": _number(approach.time_box),
        "cost": _number(approach.cost),
        "role": approach.role,
        "assumes": list(approach.assumes),
    }


def days_values(days: Days) -> Values:
    """An attempt's length as the days within which one, five and nine of ten cases are done."""
    middle = _number(days.p50) if isinstance(days, ThreePoint) else None
    if isinstance(days, Range | ThreePoint):
        return {"days.p10": _number(days.p10), "days.p50": middle, "days.p90": _number(days.p90)}
    low, high = law_of(days).quantile(np.array([0.1, 0.9])).tolist()
    return {"days.p10": _number(low), "days.p50": None, "days.p90": _number(high)}


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.6g}"
