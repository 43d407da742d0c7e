"""Quantiles of the PERT-beta laws: one table for all of them, for its shape is one number.

With lambda 4 the beta's parameters are a and 6 - a, a between 1 and 5, so every PERT law is a
stretched member of one family. Its quantiles are tabled over a and the chance.
"""

import math
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Number = TypeVar("Number", float, Floats)

NODES = 4096
"""Quantiles are exact at multiples of 1/4096 and straight lines between."""
SHAPES = 64
ANGLES = 8192


def shape_of(low: float, likely: float, high: float) -> float:
    """The beta's first parameter, in [1, 5]; the second is 6 minus it."""
    return 1.0 + 4.0 * (likely - low) / (high - low)


@lru_cache(maxsize=16)
def angle_shares(a: float) -> tuple[Floats, Floats]:
    """Angles in [0, π/2] and the share of a beta(a, 6 - a) below sin² of each.

    In angles the density is smooth at both ends, so the trapezoid converges fast.
    """
    angle = np.linspace(0.0, math.pi / 2, ANGLES + 1)
    density = np.sin(angle) ** (2 * a - 1) * np.cos(angle) ** (11 - 2 * a)
    share = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
    return angle, share / share[-1]


@lru_cache(maxsize=1)
def _table() -> Floats:
    """Quantiles in [0, 1], shape (SHAPES + 1, NODES + 1); the second half mirrors the first."""
    chances = np.arange(NODES + 1) / NODES
    rows = np.empty((SHAPES + 1, NODES + 1))
    for row in range(SHAPES // 2 + 1):
        angle, share = angle_shares(1.0 + 4.0 * row / SHAPES)
        rows[row] = np.sin(np.interp(chances, share, angle)) ** 2
        rows[SHAPES - row] = 1.0 - rows[row][::-1]
    return rows


def standard_quantiles(a: float) -> Floats:
    """Quantiles of the beta(a, 6 - a) at multiples of 1/4096; cubic in a (Lagrange)."""
    place = (a - 1.0) * SHAPES / 4.0
    first = min(max(int(place) - 1, 0), SHAPES - 3)
    found: Floats = np.array(_lagrange(place - first)) @ _table()[first : first + 4]
    return found


def standard_points(a: Floats, count: int) -> Floats:
    """Quantiles in the middle of ``count`` equally likely bins, shape (shapes, count)."""
    first, weights = _weights(a)
    table = _table()[:, NODES // (2 * count) :: NODES // count]
    found = weights[:, 0, None] * table[first]
    for step in (1, 2, 3):
        found += weights[:, step, None] * table[first + step]
    return np.asarray(found)


def _weights(a: Floats) -> tuple[NDArray[np.int64], Floats]:
    """The first of four rows around each shape, and the weight of each, shape (shapes, 4)."""
    place = (a - 1.0) * SHAPES / 4.0
    first = np.clip(place.astype(np.int64) - 1, 0, SHAPES - 3)
    return first, np.stack(_lagrange(place - first), axis=1)


def _lagrange(t: Number) -> tuple[Number, Number, Number, Number]:
    """Weights of values at 0, 1, 2 and 3 for the cubic through them, at ``t``."""
    return (
        -(t - 1) * (t - 2) * (t - 3) / 6,
        t * (t - 2) * (t - 3) / 2,
        -t * (t - 1) * (t - 3) / 2,
        t * (t - 1) * (t - 2) / 6,
    )


def between(nodes: Floats, chances: Floats) -> Floats:
    """Values at chances in [0, 1) of a table whose rows stand at equal steps of chance."""
    place = chances * (len(nodes) - 1)
    below = place.astype(np.int64)
    start = nodes.take(below)
    return np.asarray(start + (place - below) * (nodes.take(below + 1) - start))
