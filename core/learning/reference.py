"""The team's overrun: actual over estimated working days, as a lognormal law."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.learning.lasting import beyond

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PRIOR_MEDIAN = 1.3
PRIOR_SIGMA = 0.6
PRIOR_SHARED = 0.7
"""The share of the log-variance common to all work of one world: what delays one task of a team
delays its others, and a team's pace is itself not known. Chosen by docs/rehearsal.md."""
PRIOR_WORTH = 6.0
"""Finished approaches the prior counts as."""
HALF_LIFE = 35.0
"""Finished approaches after which one counts half."""
CENTRE_BEND, SPREAD_BEND = 1.0, 2.3
"""Spreads from the centre beyond which a log ratio counts no more for the centre, the spread."""
ROUNDS, ROUNDS_OPEN = 4, 25
"""Of the robust estimate: where all is over, and where some work is not, which settles slowly."""
LEAST_SIGMA = 0.05


@dataclass(frozen=True, slots=True)
class Finished:
    """One approach that was worked on.

    Attributes:
        estimate: Median of the estimate given at the start, in working days, above 0.
        actual: Working days it took, above 0.
        spread: Log standard deviation of that estimate's own range; 0 for a single number.
        whole: Whether that was all; where not, it runs still or was stopped, and would take longer.
    """

    estimate: float
    actual: float
    spread: float = 0.0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Overrun:
    """Actual over estimated days of work to come: lognormal.

    Attributes:
        median: As often above as below.
        sigma: Log standard deviation, on top of the range each estimate gives itself.
        finished: Approaches it was learned from; 0 means the prior alone.
        own: Median of the team's own work before it is shrunk to the prior.
    """

    median: float
    sigma: float
    finished: int
    own: float

    def as_plan(self) -> dict[str, float]:
        """The law as the plan file has it, to four digits so that it is the same everywhere."""
        law = {"median": self.median, "sigma": self.sigma, "shared": PRIOR_SHARED}
        return {name: round(value, 4) for name, value in law.items()}

    def as_named(self) -> dict[str, float]:
        """What a forecast keeps to name the law it used."""
        return {"median": self.median, "own": self.own, "finished": self.finished}


def prior_overrun() -> dict[str, float]:
    """The overrun law of a team that has finished nothing yet, as the plan file has it."""
    return team_overrun(()).as_plan()


def team_overrun(history: Sequence[Finished]) -> Overrun:
    """The team's own law: newest weigh more, outliers are held, few are shrunk to the prior.

    Work that is not over counts as longer than it has lasted: else quick work, which is over
    first, would speak for all.

    Args:
        history: Approaches worked on, oldest end first, those that run last.

    Source: Huber (1964) for centre and spread; Flyvbjerg (2006) for the reference class; Tobin
    (1958) for what is not over.
    """
    whole = np.array([each.whole for each in history], dtype=bool)
    if not whole.any():
        return Overrun(PRIOR_MEDIAN, PRIOR_SIGMA, 0, PRIOR_MEDIAN)
    ratios = np.log([each.actual for each in history]) - np.log([each.estimate for each in history])
    later = whole[::-1].cumsum()[::-1] - whole
    weights = 0.5 ** (later / HALF_LIFE)
    centre, variance, known = _robust(ratios, weights, whole)
    weights = weights * known
    counted = float(weights.sum())
    stated = float(weights @ np.square([each.spread for each in history]) / counted)
    own = max(variance - stated, LEAST_SIGMA**2)
    median = math.exp(_shrunk(centre, math.log(PRIOR_MEDIAN), counted))
    sigma = math.sqrt(_shrunk(own, PRIOR_SIGMA**2, counted))
    return Overrun(median, sigma, int(whole.sum()), math.exp(centre))


def _shrunk(found: float, prior: float, counted: float) -> float:
    return (counted * found + PRIOR_WORTH * prior) / (counted + PRIOR_WORTH)


def _robust(ratios: Floats, weights: Floats, whole: Bools) -> tuple[float, float, Floats]:
    """Weighted centre and variance, and how much each log ratio told of them, in [0, 1].

    What lies far off counts as if it lay at the bend; what is not over as where it is expected.
    """
    centre, variance = _median(ratios[whole], weights[whole]), 1.0
    values, doubt, known = ratios.copy(), np.zeros_like(ratios), whole.astype(np.float64)
    for _ in range(ROUNDS if whole.all() else ROUNDS_OPEN):
        spread = math.sqrt(variance)
        if not whole.all():
            values[~whole], doubt[~whole], known[~whole] = beyond(ratios[~whole], centre, spread)
        far = np.maximum(np.abs(values - centre), 1e-12)
        held = weights * np.minimum(1.0, CENTRE_BEND * spread / far)
        centre = float(held @ values / held.sum())
        squares = np.minimum((values - centre) ** 2 + doubt, SPREAD_BEND**2 * variance)
        variance = max(float(weights @ squares / weights.sum()), LEAST_SIGMA**2)
    return centre, variance, known


def _median(values: Floats, weights: Floats) -> float:
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(below, below[-1] / 2)])
