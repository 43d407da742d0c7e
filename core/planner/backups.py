"""What one more approach would add by the target where people are scarce: tried, task by task.

The new approach has a chance of 0.4, assumes nothing, and takes the role, people and days of the
task's last one. Worlds are those of the forecast, so the difference is that of shared draws.
"""

import time
from dataclasses import replace
from typing import Any

from core.planner.figures import NEW_APPROACH
from core.planner.forecast import Forecast
from core.planner.network import network_from
from core.planner.plan import Approach, Plan, Task
from core.planner.simulation import simulate

Json = dict[str, Any]

WORLDS = 4_000
"""Worlds each task's backup is tried in, at most."""


def with_backups(plan: Plan, found: Forecast, key: str) -> Forecast:
    """The same forecast with ``backup_gain_by_target`` for every task of one objective."""
    begun, runs = time.perf_counter(), min(found.runs, WORLDS)
    before = _by_target(plan, key, found.seed, runs)
    goal = next(each for each in plan.objectives if each.key == key)
    after = {
        task.key: _by_target(_backed(plan, key, task), key, found.seed, runs) for task in goal.tasks
    }
    gains = {task: round(chance - before, 6) for task, chance in after.items()}
    objectives = tuple(
        each | {"tasks": [_gaining(task, gains) for task in each["tasks"]]}
        if each["key"] == key
        else each
        for each in found.objectives
    )
    took = found.seconds["answers"] + time.perf_counter() - begun
    return replace(found, objectives=objectives, seconds=found.seconds | {"answers": took})


def _gaining(task: Json, gains: dict[str, float]) -> Json:
    return task | {"backup_gain_by_target": gains[task["key"]]}


def _by_target(plan: Plan, key: str, seed: int, runs: int) -> float:
    network = network_from(plan)
    number = next(n for n, each in enumerate(network.objectives) if each.key == key)
    sample = simulate(network, seed, runs, time.perf_counter)
    return sample.spreads[number].within(
        network.calendar.days_through(network.objectives[number].target)
    )


def _backed(plan: Plan, key: str, wanted: Task) -> Plan:
    """The plan with one more approach to a task."""
    objectives = tuple(
        each.model_copy(
            update={"tasks": tuple(_added(task) if task is wanted else task for task in each.tasks)}
        )
        if each.key == key
        else each
        for each in plan.objectives
    )
    return plan.model_copy(update={"objectives": objectives})


def _added(task: Task) -> Task:
    last, known = task.approaches[-1], {each.key for each in task.approaches}
    name = next(each for n in range(len(known) + 1) if (each := f"backup-{n}") not in known)
    more = Approach(
        key=name, chance=NEW_APPROACH, days=last.days, role=last.role, people=last.people
    )
    return task.model_copy(update={"approaches": (*task.approaches, more)})
