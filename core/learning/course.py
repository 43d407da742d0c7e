"""The course of a metric, day by day: its direction, its noise from repeats, when it stopped."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from statistics import fmean

import numpy as np

from core.learning.readings import Floats
from core.model.evidence import Metric, Reading

LOWER = frozenset(
    {"loss", "error", "errors", "latency", "perplexity", "rmse", "mae", "mse", "wer", "cer"}
    | {"cost", "fpr", "fnr", "brier", "ms", "seconds", "crashes", "misses", "overkill"}
)
"""Words in a metric's name that say lower is better, unless somebody says otherwise."""
NOTABLE = 0.1
"""A share of the range of the readings below which a gain is none."""
REPEATS = 2


def is_lower(name: str, known: Metric | None) -> bool:
    """Whether a metric is better when it is lower: as somebody said, else by its name."""
    if known and known.lower is not None:
        return known.lower
    return bool(set(name.lower().replace("_", "-").split("-")) & LOWER)


@dataclass(frozen=True)
class Course:
    """Readings of one metric by one ruler.

    Attributes:
        by_day: The values of each day, days in order, at least one.
    """

    by_day: dict[date, list[float]]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Days with readings."""
        return tuple(self.by_day)

    @cached_property
    def values(self) -> Floats:
        """The mean of each day."""
        return np.array([fmean(values) for values in self.by_day.values()])

    @property
    def since(self) -> Floats:
        """Days since the first reading."""
        return np.array([float((day - self.days[0]).days) for day in self.days])

    @property
    def noise(self) -> float | None:
        """Standard deviation of one reading, from days measured more than once; None below two."""
        left = [
            value - mean
            for mean, values in zip(self.values, self.by_day.values(), strict=True)
            for value in values
        ]
        freedom = len(left) - len(self.days)
        return float((np.square(left).sum() / freedom) ** 0.5) if freedom >= REPEATS else None

    def stopped(self, *, lower: bool) -> date:
        """The first day from which it has gained nothing notable."""
        values = -self.values if lower else self.values
        level = float(values[-3:].mean()) - NOTABLE * float(np.ptp(values))
        return self.days[int(np.argmax(values >= level))]


def course(readings: Sequence[Reading]) -> Course:
    """The course of readings that come in order, at least one."""
    by_day: dict[date, list[float]] = defaultdict(list)
    for each in readings:
        by_day[each.day].append(each.value)
    return Course(by_day)
