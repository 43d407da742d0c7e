"""Seeded plans to benchmark with, in the public plan format, as the design describes them.

S is 1 objective of 12 tasks, M 5 of 20, M8 M with 8 people, L 50 of 40 with 8 people, XL 500 of
40. Every task has three ideas; one that may be tried twice stands as two approaches in a row.
Durations are PERT (low, likely, high) in working days; strategy ``sequence``.
"""

from typing import Any

import numpy as np

TEAM = {"research": 4, "engineering": 3, "data": 1}
SHAPES = {
    "S": (1, 12, None), "M": (5, 20, None), "M8": (5, 20, TEAM), "L": (50, 40, TEAM),
    "XL": (500, 40, None),
}  # fmt: skip
SEED = 20261123
Json = dict[str, Any]


def plan_data(name: str) -> Json:
    """One workload, the same at every call."""
    count, size, people = SHAPES[name]
    rng = np.random.default_rng([SEED, *name.encode()])
    work: dict[str, float] = dict.fromkeys(people or (), 0.0)
    objectives = [_objective(rng, number, size, people, work) for number in range(count)]
    return {"version": 1, "today": "2026-11-23", "people": people, "objectives": objectives}


def _objective(
    rng: np.random.Generator, number: int, size: int, people: Json | None, work: dict[str, float]
) -> Json:
    """One objective; adds its days to the work of all objectives so far."""
    tasks = [_task(rng, place, people) for place in range(size)]
    return {
        "key": f"objective{number}", "name": f"Objective {number}", "priority": number + 1,
        "target": _target(tasks, people, work), "tasks": tasks,
    }  # fmt: skip


def _task(rng: np.random.Generator, place: int, people: Json | None) -> Json:
    after = [f"task{each}" for each in _after(rng, place)]
    role = _role(rng, people) if people else None
    return {
        "key": f"task{place}", "after": after, "strategy": "sequence",
        "approaches": _ideas(rng, role),
    }  # fmt: skip


def _role(rng: np.random.Generator, people: Json) -> str:
    weights = np.array(list(people.values()), float)
    return str(rng.choice(list(people), p=weights / weights.sum()))


def _target(tasks: list[Json], people: Json | None, work: dict[str, float]) -> str:
    """A date that may well be met: after the longest chain, and what the people carry by then."""
    finish: dict[str, float] = {}
    for task in tasks:
        days = _expected(task["approaches"])
        finish[task["key"]] = max((finish[each] for each in task["after"]), default=0.0) + days
        if people:
            work[task["approaches"][0]["role"]] += days
    longest = max(finish.values())
    load = max((work[role] / count for role, count in (people or {}).items()), default=0.0)
    horizon = 1.05 * max(1.2 * longest, load + longest / 2 if people else 0.0)
    return str(np.busday_offset("2026-11-23", int(horizon), roll="forward"))


def _after(rng: np.random.Generator, place: int) -> list[int]:
    if not place:
        return []
    wanted = int(rng.integers(0 if place < 4 else 1, min(3, place) + 1))
    nearest = np.arange(max(0, place - 6), place)
    return sorted(rng.choice(nearest, size=min(wanted, len(nearest)), replace=False).tolist())


def _ideas(rng: np.random.Generator, role: str | None) -> list[Json]:
    found: list[Json] = []
    for idea in range(3):
        low = float(rng.uniform(1.5, 10.0))
        likely = low * float(rng.uniform(1.1, 2.0))
        high = likely * float(rng.uniform(1.3, 3.5))
        days = {"low": round(low, 3), "likely": round(likely, 3), "high": round(high, 3)}
        chance = round(float(rng.uniform(0.5, 0.92)), 3)
        for attempt in range(int(rng.integers(1, 3))):
            entry: Json = {"key": f"idea{idea}-try{attempt}", "chance": chance, "days": days}
            found.append(entry | ({"role": role} if role else {}))
    return found


def _expected(ideas: list[Json]) -> float:
    alive, total = 1.0, 0.0
    for entry in ideas:
        days = entry["days"]
        total += alive * (days["low"] + 4 * days["likely"] + days["high"]) / 6
        alive *= 1 - entry["chance"]
    return total
