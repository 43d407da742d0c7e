"""What declining costs: the chance of an objective if work that waits for money never starts."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from core.planner.forecast import forecast
from core.usecases.correcting import corrected_plan

Json = dict[str, Any]
MOST = 4
"""Decisions that one replan works out, the dearest first; each takes a forecast."""
DROPPED = {"state": "dropped"}


def chances_declined(
    plan: Json, keys: Collection[str], seed: int, points: float
) -> dict[str, float]:
    """Chance by target of the approach's objective without it, by reference, in the same worlds.

    Args:
        plan: A plan file.
        keys: Objectives that are asked about.
        seed: That of the forecast it is compared with.
        points: Standard error in per cent that each chance should have at most.
    """
    waiting = sorted(_waiting(plan, keys), key=lambda each: -each[1])
    return {reference: _without(plan, reference, seed, points) for reference, _ in waiting[:MOST]}


def _waiting(plan: Json, keys: Collection[str]) -> Iterator[tuple[str, float]]:
    """Planned approaches that cost something, with their cost."""
    for objective in plan["objectives"]:
        for task in objective["tasks"]:
            for each in task["approaches"]:
                planned = each.get("state", "planned") == "planned"
                if objective["key"] in keys and planned and each.get("cost"):
                    yield f"{objective['key']}/{task['key']}/{each['key']}", each["cost"]


def _without(plan: Json, reference: str, seed: int, points: float) -> float:
    varied = json.loads(json.dumps(plan))
    for objective in varied["objectives"]:
        for task in objective["tasks"]:
            for each in task["approaches"]:
                if f"{objective['key']}/{task['key']}/{each['key']}" == reference:
                    each |= DROPPED
    found = forecast(corrected_plan(varied), seed=seed, to=points).objectives
    chances = {each["key"]: each["chance_by_target"] for each in found}
    return float(chances[reference.partition("/")[0]])
