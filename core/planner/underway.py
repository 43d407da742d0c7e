"""Running work on its own: what is left of it, and what its time limit does to its chance."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.planner.laws import law_of
from core.planner.network import Attempt, Network, network_from
from core.planner.overruns import nodes_for, win_given
from core.planner.plan import Plan

Json = dict[str, Any]
OVER = 1e-12


@dataclass(frozen=True, slots=True)
class Running:
    """One attempt that runs, given the days it has run and that what it assumes is true.

    Attributes:
        elapsed: Working days it has run before today.
        left: Working days it still takes, as likely as not; at least 1. Lognormal work that has
            run longer than expected has more left than it had.
        limit: Working days from its start at which it is lost, or None.
        chance: That it works, the limit counted.
        unlimited: The same without the limit.
    """

    reference: str
    elapsed: float
    left: float
    limit: float | None
    chance: float
    unlimited: float

    def as_json(self) -> Json:
        """What a stored forecast keeps of it."""
        return {
            "elapsed": self.elapsed,
            "left": round(self.left, 3),
            "limit": self.limit,
            "chance": self.chance,
            "unlimited": self.unlimited,
        }


def running_work(plan: Plan) -> dict[str, Running]:
    """All attempts of a plan that run, by reference; empty where nothing does."""
    if not any(
        approach.state == "running"
        for objective in plan.objectives
        for task in objective.tasks
        for approach in task.approaches
    ):
        return {}
    network = network_from(plan)
    return {each.reference: each for each in _running(network)}


def _running(network: Network) -> Iterator[Running]:
    for attempt in network.attempts:
        if attempt.running:
            limited = not math.isinf(attempt.box)
            yield Running(
                reference=attempt.reference,
                elapsed=attempt.elapsed,
                left=days_left(network.plan, attempt),
                limit=attempt.elapsed + attempt.box if limited else None,
                chance=_chance(network, attempt),
                unlimited=_chance(network, attempt._replace(box=math.inf)),
            )


def _chance(network: Network, attempt: Attempt) -> float:
    sigma = network.shared_sigma
    nodes, weights = nodes_for(sigma, [attempt])
    return float(weights @ win_given(attempt, nodes, sigma))


def days_left(plan: Plan, attempt: Attempt) -> float:
    """The median of D - t given D > t, in working days, at least 1.

    The overrun counts whole, its shared part and the attempt's own together.
    """
    law = law_of(attempt.days, plan.overrun.median, plan.overrun.sigma)
    gone = float(law.cdf(np.array([attempt.elapsed]))[0]) if attempt.elapsed > 0 else 0.0
    if 1 - gone < OVER:
        return 1.0
    middle = float(law.quantile(np.array([gone + (1 - gone) / 2]))[0])
    return max(1.0, middle - attempt.elapsed)
