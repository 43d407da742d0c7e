"""Chances to win given the overrun that a whole world shares, and the nodes to average it over.

The average is by Gauss-Legendre between all points where an integrand can break; its error is at
most 1e-6.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.planner.early import SURELY_OVER, win_chance
from core.planner.network import Attempt

Floats = NDArray[np.float64]


def is_timed(attempt: Attempt) -> bool:
    """Whether an attempt's chance depends on how long it takes."""
    return not math.isinf(attempt.box) or (attempt.early and attempt.elapsed > 0)


def win_given(attempt: Attempt, nodes: Floats, sigma: float, stated: float | None = None) -> Floats:
    """P(an attempt wins, what it assumes being true) at nodes of the shared overrun.

    p·P(t < D ≤ box) over the chance to be running at t; a time limit of no days left is a loss.
    """
    asked = attempt if stated is None else attempt._replace(chance=stated)
    if asked.box <= 0:
        return np.zeros(len(nodes))
    factor = np.exp(sigma * nodes)
    since = asked.elapsed / factor
    chance = np.full(len(nodes), asked.chance)
    if asked.early and asked.elapsed > 0:
        chance = win_chance(asked.law, asked.chance, since)
    if math.isinf(asked.box):
        return chance
    limit = (asked.elapsed + asked.box) / factor
    before = asked.law.cdf(since) if asked.elapsed > 0 else np.zeros(len(nodes))
    on = 1.0 - before
    # Where nothing remains one day does, which is within the limit or not.
    in_time = np.full(len(nodes), float(asked.box >= 1.0))
    np.divide(asked.law.cdf(limit) - before, on, out=in_time, where=on > SURELY_OVER)
    return np.asarray(chance * in_time)


EDGE, WIDTH = 8.5, 0.25
"""The shared normal is integrated over ±8.5 in panels of a quarter: beyond lies 2e-17."""


def nodes_for(sigma: float, attempts: Sequence[Attempt]) -> tuple[Floats, Floats]:
    """Nodes and weights for the shared overrun, one node where no chance depends on it."""
    timed = [each for each in attempts if is_timed(each)]
    if sigma == 0 or not timed:
        return np.zeros(1), np.ones(1)
    breaks = {
        math.log(time / end) / sigma
        for each in timed
        for end in each.law.ends
        for time in (each.elapsed, each.elapsed + each.box)
        if end > 0 and 0 < time < math.inf
    }
    breaks |= {place for each in timed for place in _steep(each, sigma)}
    inside = {place for place in breaks if abs(place) < EDGE}
    edges = np.array(sorted(inside | set(np.arange(-EDGE, EDGE + WIDTH / 2, WIDTH).tolist())))
    points, shares = np.polynomial.legendre.leggauss(8)
    half = np.diff(edges)[:, None] / 2
    nodes = (edges[:-1, None] + half * (points + 1)).ravel()
    density = np.exp(-0.5 * nodes * nodes) / math.sqrt(2 * math.pi)
    weights = (half * shares).ravel() * density
    return nodes, weights / weights.sum()


STAIRS = np.array([1e-12, 1e-8, 1e-5, 1e-3, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.999])
STEEP = 3.0


def _steep(attempt: Attempt, sigma: float) -> list[float]:
    """Breaks within a law so narrow that a panel would step over most of it."""
    chances = np.concatenate((STAIRS, 1.0 - STAIRS[::-1]))
    days = np.maximum(attempt.law.quantile(chances), 1e-300)
    if np.log(days[-4] / days[3]) / sigma > STEEP:
        return []
    times = [time for time in (attempt.elapsed, attempt.elapsed + attempt.box) if 0 < time < np.inf]
    return [float(place) for time in times for place in np.log(time / days) / sigma]
