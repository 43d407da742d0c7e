"""Which running work is worth less than stopping it today: beliefs beside their thresholds.

The part of ``next`` that a daily look needs, without its search for days and its simulation.
"""

from collections.abc import Collection
from typing import Any

from core.planner.decisions import TooManyStates
from core.planner.dropping import today_thresholds
from core.planner.network import Network, network_from
from core.planner.plan import Plan
from core.planner.policy import programme

Json = dict[str, Any]


def stopping(plan: Plan, keys: Collection[str]) -> dict[str, list[Json]]:
    """Per objective key its running approaches with ``belief`` and ``threshold``, in [0, 1].

    An objective too large for the exact programme has none.
    """
    network = network_from(plan)
    return {
        goal.key: _of(network, number)
        for number, goal in enumerate(network.objectives)
        if goal.key in keys
    }


def _of(network: Network, objective: int) -> list[Json]:
    try:
        solved = programme(network, objective)
    except TooManyStates:
        return []
    return [
        {"approach": reference, "belief": round(belief, 6), "threshold": round(threshold, 6)}
        for reference, belief, threshold in today_thresholds(solved)
    ]
