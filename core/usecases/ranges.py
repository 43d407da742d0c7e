"""What a stated range of days means, before anything is saved."""

import numpy as np

from core.learning.reference import prior_overrun
from core.model.durations import Days
from core.model.forms import RangeShown
from core.planner.laws import law_of

SHARES = (0.1, 0.25, 0.5, 0.75, 0.9, 0.99)


def range_shown(days: Days) -> RangeShown:
    """Within how many working days which share of cases is done, as stated and as forecast."""
    overrun = prior_overrun()
    stated = law_of(days).quantile(np.array(SHARES)).tolist()
    planned = law_of(days, overrun["median"], overrun["sigma"])
    return RangeShown(
        points=tuple(zip(SHARES, stated, strict=True)),
        forecast=float(planned.quantile(np.array([0.5]))[0]),
        late=float(planned.quantile(np.array([0.9]))[0]),
    )


def days_late(days: Days) -> float:
    """The working days within which nine of ten cases are done, as stated."""
    return float(law_of(days).quantile(np.array([0.9]))[0])


def days_span(days: Days) -> tuple[float, float]:
    """The working days within which one and nine of ten cases are done, as stated."""
    low, high = law_of(days).quantile(np.array([0.1, 0.9])).tolist()
    return low, high
