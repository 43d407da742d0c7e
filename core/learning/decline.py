"""Has a metric fallen back: a stretch of readings against all that came after it."""

import math
from functools import lru_cache
from typing import Literal

import numpy as np

from core.learning.readings import Floats

FALSE_ALARMS = 0.01
"""Stricter than for plateaus: "regressing" is the harder word."""
DRAWS = 2000
KEPT = 0.7
FEWEST = 4
LEAST = 0.01
"""Falls below this share of the range are rounding."""

Setback = Literal["none", "fallen", "recovering"]


def spread(values: Floats) -> Floats:
    """Noise of each series from its second differences, shape (series,).

    A smooth rise leaves almost nothing in them, so that it does not count as noise; the largest
    three in ten are left out, so that one step does not either.

    Source: Rice (1984); Gasser, Sroka & Jennen-Steinmetz (1986).
    """
    bends = np.sort((values[1:-1] - (values[:-2] + values[2:]) / 2) ** 2, axis=0)
    kept = bends[: max(math.ceil(KEPT * len(bends)), 1)]
    found: Floats = np.sqrt(kept.mean(axis=0) / 1.5)
    return found


def falls(values: Floats) -> tuple[Floats, Floats]:
    """The largest fall of each series in standard errors, and the group it starts at.

    A fall is the mean of some stretch less the mean of everything after it, at least two groups.

    Args:
        values: Shape (groups, series), at least 4 groups.
    """
    count = len(values)
    sums = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
    best, start = np.full(values.shape[1], -np.inf), np.zeros(values.shape[1])
    for split in range(2, count - 1):
        before = np.arange(split - 1)
        stretch = split - before[:, None]
        after = (sums[count] - sums[split]) / (count - split)
        error = np.sqrt(1 / stretch + 1 / (count - split))
        found = (((sums[split] - sums[before]) / stretch - after) / error).max(axis=0)
        start = np.where(found > best, split, start)
        best = np.maximum(found, best)
    return best, start


@lru_cache(maxsize=64)
def threshold(count: int) -> float:
    """The fall, in estimated spreads, that 1 % of flat series of this length exceed."""
    values = np.random.default_rng(count).standard_normal((count, DRAWS))
    return float(np.quantile(falls(values)[0] / spread(values), 1 - FALSE_ALARMS))


def setback(values: Floats) -> Setback:
    """Whether the metric stands well below where it stood, or did and is on its way up again.

    Args:
        values: Higher is better, shape (groups,), at least 4.
    """
    found, start = falls(values[:, None])
    if not _exceeds(found[0], values):
        return "none"
    since = -values[int(start[0]) :]
    again = len(since) >= FEWEST and _exceeds(falls(since[:, None])[0][0], since)
    return "recovering" if again else "fallen"


def _exceeds(fall: float, values: Floats) -> bool:
    noise = float(spread(values[:, None])[0])
    return fall > max(threshold(len(values)) * noise, LEAST * float(np.ptp(values)))
