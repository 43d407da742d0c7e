"""One approach as the programme sees it: its chance, its rate of completion, its cost."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.planner.early import part_of
from core.planner.network import Attempt, Network
from core.planner.normal import inverse_normal, normal_cdf
from core.planner.overruns import nodes_for, win_given

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Step:
    """One approach as the programme sees it.

    Attributes:
        chance: Of winning, time limit and days already run included, what it assumes being true.
        rate: Completions per working day: one over its expected days.
        cost: What its start costs.
    """

    chance: float
    rate: float
    cost: float


def step_of(network: Network, attempt: Attempt, day_rate: float, cost: float | None) -> Step:
    """An approach's chance, rate and cost."""
    nodes, weights = nodes_for(network.shared_sigma, [attempt])
    chance = float(win_given(attempt, nodes, network.shared_sigma) @ weights)
    days = expected_days(network, attempt)
    return Step(chance, 1.0 / days, day_rate * attempt.people * days if cost is None else cost)


def expected_days(network: Network, attempt: Attempt) -> float:
    """Expected working days of an attempt, from its start or from today while running.

    The law's own mean where nothing cuts it; else the mean of what is left up to its time limit,
    by quadrature over its length and the shared overrun.
    """
    return _expected(network.shared_sigma, attempt)


@lru_cache(maxsize=4096)
def _expected(sigma: float, attempt: Attempt) -> float:
    cut = attempt.elapsed > 0 or not math.isinf(attempt.box)
    if not cut:
        mean = attempt.law.mean * math.exp(sigma * sigma / 2)
        if not attempt.early:
            return mean
        places = (np.arange(1000) + 0.5) / 1000
        lost = float(part_of(attempt.chance, places).mean())
        return mean * (attempt.chance + (1 - attempt.chance) * lost)
    points, weights = _shared_nodes()
    found = _left(attempt, np.exp(sigma * points))
    return max(1e-3, float(found @ weights))


@lru_cache(maxsize=1)
def _shared_nodes() -> tuple[Floats, Floats]:
    """Gauss's points and weights for one standard normal."""
    points, weights = np.polynomial.hermite_e.hermegauss(15)
    return points, weights / weights.sum()


@lru_cache(maxsize=1)
def _line_nodes() -> tuple[Floats, Floats]:
    """Gauss's points and weights for the interval from 0 to 1."""
    points, weights = np.polynomial.legendre.leggauss(64)
    return (points + 1) / 2, weights / 2


FARTHEST = 8.2
"""Normal deviates beyond which a double holds no chance below 1."""


def _left(attempt: Attempt, factors: Floats) -> Floats:
    """Mean working days left of an attempt in worlds with each shared overrun.

    E[min(D - t, box) | D > t] for length D and elapsed t, integrated over the normal deviate of
    D's quantile, in which every law is smooth, up to the time limit's own deviate.
    """
    law, since = attempt.law, attempt.elapsed / factors
    before, boxed = law.cdf(since), law.cdf(since + attempt.box / factors)
    first, last = _deviates(before), _deviates(boxed)
    points, weights = _line_nodes()
    places = first[:, None] + (last - first)[:, None] * points
    shares = np.minimum(normal_cdf(places), 1 - 2.0**-53)
    left = np.maximum(law.quantile(shares) * factors[:, None] - attempt.elapsed, 0.0)
    dense = np.exp(-0.5 * places * places) / math.sqrt(2 * math.pi)
    inside = (np.minimum(left, attempt.box) * dense) @ weights * (last - first)
    cut = (1 - boxed) * attempt.box if math.isfinite(attempt.box) else 0.0
    running = 1 - before
    gone = running < 1e-12
    found: Floats = np.where(
        gone, min(1.0, attempt.box), (inside + cut) / np.where(gone, 1.0, running)
    )
    return found


def _deviates(chances: Floats) -> Floats:
    return np.clip(inverse_normal(np.clip(chances, 1e-300, 1 - 2.0**-53)), -FARTHEST, FARTHEST)
