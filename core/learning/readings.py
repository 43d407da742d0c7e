"""Readings of one metric over time, brought to one scale and one direction."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Readings:
    """A metric over time, higher is better.

    Attributes:
        days: Since the first reading, rising strictly from 0, shape (readings,), at least 2.
        values: Shape (readings,).
    """

    days: Floats
    values: Floats

    @property
    def gap(self) -> float:
        """The usual time between two readings, in days."""
        return float(np.median(np.diff(self.days)))

    @property
    def span(self) -> float:
        """The difference between the best and the worst reading."""
        return float(np.ptp(self.values))

    @property
    def times(self) -> Floats:
        """Reading times in usual gaps, the first at 1."""
        found: Floats = 1 + self.days / self.gap
        return found


@dataclass(frozen=True, slots=True)
class Groups:
    """Neighbouring readings taken together, so that long series cost no more than short ones.

    Attributes:
        days: Mean times, shape (groups,).
        values: Mean values, shape (groups,).
        sizes: Readings in each, shape (groups,).
        within: Sum of squares of the readings about their group's mean.
    """

    days: Floats
    values: Floats
    sizes: Floats
    within: float


def means(count: int, most: int) -> Floats:
    """Weights that average ``count`` neighbours into ``most`` groups, shape (groups, count)."""
    owner = np.arange(count) * min(most, count) // count
    member = (owner == np.arange(owner[-1] + 1)[:, None]).astype(float)
    found: Floats = member / member.sum(axis=1, keepdims=True)
    return found


def grouped(readings: Readings, most: int) -> Groups:
    """The readings in at most ``most`` groups of neighbours, of like size."""
    weights = means(len(readings.days), most)
    values = weights @ readings.values
    left = readings.values - values @ (weights > 0)
    sizes = (weights > 0).sum(axis=1).astype(float)
    return Groups(weights @ readings.days, values, sizes, float(left @ left))
