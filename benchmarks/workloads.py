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
    objectives = [_objective(rng, number, size, people) for number in range(count)]
    return {"version": 1, "today": "2026-11-23", "people": people, "objectives": objectives}


def _objective(rng: np.random.Generator, number: int, size: int, people: Json | None) -> Json:
    tasks: list[Json] = []
    finish: dict[int, float] = {}
    for place in range(size):
        after = _after(rng, place)
        role = None
        if people:
            weights = np.array(list(people.values()), float)
            role = str(rng.choice(list(people), p=weights / weights.sum()))
        ideas = _ideas(rng, role)
        finish[place] = max((finish[each] for each in after), default=0.0) + _expected(ideas)
        keys = [f"task{each}" for each in after]
        tasks.append(
            {"key": f"task{place}", "after": keys, "strategy": "sequence", "approaches": ideas}
        )
    horizon = int(1.3 * max(finish.values()) * (2.0 if people else 1.0))
    target = np.busday_offset("2026-11-23", horizon, roll="forward")
    return {
        "key": f"objective{number}", "priority": number + 1, "target": str(target), "tasks": tasks,
    }  # fmt: skip


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
