"""Tries whose failure shows early: at D·ln(1 - v(1-p))/ln p of a drawn length D, v uniform."""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.planner.laws import Function, Law

Floats = NDArray[np.float64]

SURELY_OVER = 1e-12
"""A chance of running on smaller than this is none: one day remains."""
LAST = 1 - 2.0**-53


def part_of(chance: float, when: Floats) -> Floats:
    """The part of its drawn length at which a losing try shows, for uniforms ``when``.

    The hazard is constant over the length; with a chance of 1 the part is uniform.
    """
    if chance >= 1.0:
        return when
    return np.log1p(-when * (1.0 - chance)) / math.log(chance)


def shown_by(chance: float, part: Floats) -> Floats:
    """The chance that a losing try has shown by this part of its length: inverse of the above."""
    inside = np.clip(part, 0.0, 1.0)
    if chance >= 1.0:
        return inside
    return np.asarray(np.expm1(inside * math.log(chance)) / (chance - 1.0))


def losing_on(law: Law, chance: float, days: Floats) -> Floats:
    """P(a losing try has not shown after ``days``), one-dimensional.

    The mean of 1 - shown_by(days/D) over lengths D beyond ``days``; on the logit scale of the
    chance left the trapezoid converges faster than any power.
    """
    logit = np.linspace(-34.0, 34.0, 241)
    place = 1.0 / (1.0 + np.exp(-logit))
    weights = place * (1.0 - place)
    weights /= weights.sum()
    before = law.cdf(days)[:, None]
    inside = np.clip(before + (1.0 - before) * place, 2.0**-54, LAST)
    length = np.maximum(law.quantile(inside), 1e-300)
    running = (1.0 - shown_by(chance, days[:, None] / length)) @ weights
    return np.asarray((1.0 - before[:, 0]) * running)


def win_chance(law: Law, chance: float, since: Floats) -> Floats:
    """P(it wins | it runs at ``since``), failure showing early; any one-dimensional shape.

    p·S_win / (p·S_win + (1-p)·S_lose).
    """
    wins = chance * (1.0 - law.cdf(since))
    total = wins + (1.0 - chance) * losing_on(law, chance, since)
    found = np.full(since.shape, chance)
    return np.asarray(np.divide(wins, total, out=found, where=total > SURELY_OVER))


@lru_cache(maxsize=128)
def losing_law(law: Law, chance: float) -> tuple[Function, Function]:
    """The distribution function and the quantiles of when a losing try shows, tabled."""
    usual, longest = (float(law.quantile(np.array([p]))[0]) for p in (0.999, 1 - 1e-12))
    tail = np.geomspace(usual, max(longest, usual * (1 + 1e-9)), 257)
    nodes = np.unique(np.concatenate((np.linspace(0.0, usual, 1025), tail)))
    shares = np.maximum.accumulate(1.0 - losing_on(law, chance, nodes))
    return (lambda days: np.interp(days, nodes, shares)), (lambda u: np.interp(u, shares, nodes))


def remaining(cdf: Function, quantile: Function, since: Floats, uniforms: Floats) -> Floats:
    """Days that remain of what has run ``since`` already; NaN where nothing does."""
    before = cdf(since)
    on = 1.0 - before
    left = quantile(np.clip(before + uniforms * on, 2.0**-54, LAST)) - since
    return np.where((on < SURELY_OVER) | (left <= 0), np.nan, left)
