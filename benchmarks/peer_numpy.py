"""The peer in plain numpy: every approach of every world drawn, as a data scientist would write it.

For plans in which nobody is scarce. It shares no code with the planner.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Json = dict[str, Any]


def finishes(plan: Json, worlds: int, rng: np.random.Generator) -> dict[str, Floats]:
    """Working days to each objective's finish, infinite where it fails, shape (worlds,)."""
    return {
        objective["key"]: objective_finish(objective["tasks"], worlds, rng)
        for objective in plan["objectives"]
    }


def objective_finish(tasks: list[Json], worlds: int, rng: np.random.Generator) -> Floats:
    """When all tasks are done; each begins when those it comes after are."""
    done: dict[str, Floats] = {}
    waiting = list(tasks)
    while waiting:
        task = next(each for each in waiting if done.keys() >= set(each.get("after", ())))
        waiting.remove(task)
        ready = np.zeros(worlds)
        for key in task.get("after", ()):
            ready = np.maximum(ready, done[key])
        done[task["key"]] = ready + task_days(task, worlds, rng)
    return np.max(list(done.values()), axis=0)


def task_days(task: Json, worlds: int, rng: np.random.Generator) -> Floats:
    """Days until an approach wins: one after the other in a sequence, else all at once."""
    in_turn = task.get("strategy", "auto") == "sequence"
    first, spent = np.full(worlds, np.inf), np.zeros(worlds)
    for approach in task["approaches"]:
        days = attempt_days(approach["days"], worlds, rng)
        wins = rng.random(worlds) < approach["chance"]
        if in_turn:
            days += spent
            spent = days
        first = np.minimum(first, np.where(wins, days, np.inf))
    return first


def attempt_days(days: Any, worlds: int, rng: np.random.Generator) -> Floats:
    """Draws of one attempt's working days; the log-metalog is left out."""
    if not isinstance(days, dict):
        return np.full(worlds, float(days))
    if "likely" in days:
        low, likely, high = days["low"], days["likely"], days["high"]
        first = 1 + 4 * (likely - low) / (high - low)
        return low + (high - low) * rng.beta(first, 6 - first, size=worlds)
    if "mean" in days:
        return rng.exponential(days["mean"], size=worlds)
    p10, p90 = np.log(days["p10"]), np.log(days["p90"])
    return rng.lognormal((p10 + p90) / 2, (p90 - p10) / 2.563103, size=worlds)
