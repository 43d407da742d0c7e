"""What starts cost in simulated worlds, discounted to today."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.network import TICKS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Prices:
    """What has been paid in each world, in full at each start.

    Attributes:
        cost: Of each attempt's start, shape (attempts,).
        discount: A continuous rate per working day.
        paid: So far, as money of today, shape (worlds,).
    """

    cost: Floats
    discount: float
    paid: Floats

    def pay(self, attempts: Ints, active: Ints, now: Ints) -> None:
        """One attempt starts in each of these worlds, at their present moments, in ticks."""
        worth = np.exp(-self.discount / TICKS * now)
        np.add.at(self.paid, active, self.cost.take(attempts) * worth)


def prices_from(cost: Mapping[int, float], attempts: int, discount: float, worlds: int) -> Prices:
    """Prices of some of the attempts; the others cost nothing."""
    table = np.zeros(attempts)
    table[list(cost)] = list(cost.values())
    return Prices(table, discount, np.zeros(worlds))
