"""Tries whose failure shows early: at D·ln(1 - v(1-p))/ln p of a drawn length D, v uniform."""

import math

import numpy as np
from numpy.typing import NDArray

from core.planner.network import Attempt

Floats = NDArray[np.float64]

NODES = 257
SURELY_OVER = 1e-12
"""A chance of running on smaller than this is none: one day remains."""


def part_of(chance: float, when: Floats) -> Floats:
    """The part of its drawn length at which a losing try shows, for uniforms ``when``.

    The hazard is constant over the length; with a chance of 1 the part is uniform.
    """
    if chance >= 1.0:
        return when
    return np.log1p(-when * (1.0 - chance)) / math.log(chance)


def _running_on(attempt: Attempt, since: Floats) -> Floats:
    """P(a losing try of failure time v still runs at ``since``), shape (len(since), NODES)."""
    middles = (np.arange(NODES) + 0.5) / NODES
    parts = part_of(attempt.chance, middles)
    return 1.0 - attempt.law.cdf(since[:, None] / parts[None, :])


def win_chance(attempt: Attempt, since: Floats) -> Floats:
    """P(it wins | it runs at ``since``), days before the shared factor, any one-dim shape.

    p·S_win / (p·S_win + (1-p)·S_lose); failure at the end leaves it p.
    """
    if not attempt.early:
        return np.full(since.shape, attempt.chance)
    wins = attempt.chance * (1.0 - attempt.law.cdf(since))
    loses = (1.0 - attempt.chance) * _running_on(attempt, since).mean(axis=1)
    total = wins + loses
    found = np.full(since.shape, attempt.chance)
    return np.asarray(np.divide(wins, total, out=found, where=total > 1e-15))


def lost_at(attempt: Attempt, since: Floats, when: Floats, length: Floats) -> Floats:
    """Days until a losing try that has run ``since`` shows; shape (worlds,).

    First the failure's place given that it has not shown yet, then the length given both.
    """
    running = _running_on(attempt, since)
    total = running.sum(axis=1)
    share = np.cumsum(running, axis=1)
    place = (share < (when * total)[:, None]).sum(axis=1).clip(0, NODES - 1)
    within = share[np.arange(len(place)), place] - when * total
    height = running[np.arange(len(place)), place]
    part = np.divide(within, height, out=np.full(len(place), 0.5), where=height > 0)
    parts = part_of(attempt.chance, (place + 1 - part.clip(0, 1)) / NODES)
    start = since / np.maximum(parts, 1e-12)
    before = attempt.law.cdf(start)
    inside = np.minimum(before + length * (1 - before), 1 - 2.0**-53)
    left = attempt.law.quantile(inside) * parts - since
    over = (total < 1e-9) | (left <= 0)
    return np.where(over, since / attempt.elapsed, left)
