"""When an objective is done, over simulated worlds."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class Spread:
    """Finishes of one objective.

    Attributes:
        ascending: Working days to the finish in the worlds that have one.
        worlds: How many worlds were simulated.
        share: The share of all worlds these stand for; the rest has failed, by exact chances.
    """

    ascending: NDArray[np.floating]
    worlds: int
    share: float = 1.0

    def within(self, days: float) -> float:
        """The chance of being done within so many working days."""
        # In the finishes' own type: another one would be made of all of them for each look-up.
        limit = self.ascending.dtype.type(days + NEARLY)
        done = int(self.ascending.searchsorted(limit, side="right"))
        return self.share * done / self.worlds

    def error(self, chance: float) -> float:
        """The standard error of such a chance."""
        part = chance / self.share if self.share > 0 else 0.0
        return self.share * math.sqrt(max(0.0, part * (1.0 - part)) / self.worlds)

    def quantile(self, share: float) -> float | None:
        """The days within which this share of all worlds is done; None if never reached."""
        wanted = share / self.share if self.share > 0 else 2.0
        place = math.ceil(wanted * self.worlds - NEARLY) - 1
        return float(self.ascending[max(place, 0)]) if place < len(self.ascending) else None

    def quantile_of_success(self, share: float) -> float | None:
        """The days within which this share of the successful worlds is done."""
        place = math.ceil(share * len(self.ascending) - NEARLY) - 1
        return float(self.ascending[max(place, 0)]) if len(self.ascending) else None

    def mean_of_success(self) -> float | None:
        """Mean days of the successful worlds."""
        return float(self.ascending.mean(dtype=np.float64)) if len(self.ascending) else None
