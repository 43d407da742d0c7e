"""The team's overrun: actual over estimated working days, as a lognormal law."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PRIOR_MEDIAN = 1.3
PRIOR_SIGMA = 0.6
PRIOR_SHARED = 0.5
"""The share of the log-variance common to all work of one world: what delays one task of a team
delays its others. Not yet learned from data; the plan file's example uses the same."""
PRIOR_WORTH = 6.0
"""Finished approaches the prior counts as."""
HALF_LIFE = 35.0
"""Finished approaches after which one counts half."""
CENTRE_BEND, SPREAD_BEND = 1.0, 2.3
"""Spreads from the centre beyond which a log ratio counts no more for the centre, the spread."""
ROUNDS = 4
LEAST_SIGMA = 0.05


@dataclass(frozen=True, slots=True)
class Finished:
    """One finished approach.

    Attributes:
        estimate: Median of the estimate given at the start, in working days, above 0.
        actual: Working days it took, above 0.
        spread: Log standard deviation of that estimate's own range; 0 for a single number.
    """

    estimate: float
    actual: float
    spread: float = 0.0


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

    Args:
        history: Finished approaches, oldest first.

    Source: Huber (1964) for centre and spread; Flyvbjerg (2006) for the reference class.
    """
    if not history:
        return Overrun(PRIOR_MEDIAN, PRIOR_SIGMA, 0, PRIOR_MEDIAN)
    ratios = np.log([each.actual for each in history]) - np.log([each.estimate for each in history])
    weights = 0.5 ** (np.arange(len(history))[::-1] / HALF_LIFE)
    centre, variance = _robust(ratios, weights)
    stated = float(weights @ np.square([each.spread for each in history]) / weights.sum())
    own = max(variance - stated, LEAST_SIGMA**2)
    counted = float(weights.sum())
    median = math.exp(_shrunk(centre, math.log(PRIOR_MEDIAN), counted))
    sigma = math.sqrt(_shrunk(own, PRIOR_SIGMA**2, counted))
    return Overrun(median, sigma, len(history), math.exp(centre))


def _shrunk(found: float, prior: float, counted: float) -> float:
    return (counted * found + PRIOR_WORTH * prior) / (counted + PRIOR_WORTH)


def _robust(ratios: Floats, weights: Floats) -> tuple[float, float]:
    """Weighted centre and variance; what lies far off counts as if it lay at the bend."""
    centre, variance = _median(ratios, weights), 1.0
    for _ in range(ROUNDS):
        spread = math.sqrt(variance)
        far = np.maximum(np.abs(ratios - centre), 1e-12)
        held = weights * np.minimum(1.0, CENTRE_BEND * spread / far)
        centre = float(held @ ratios / held.sum())
        squares = np.minimum((ratios - centre) ** 2, SPREAD_BEND**2 * variance)
        variance = max(float(weights @ squares / weights.sum()), LEAST_SIGMA**2)
    return centre, variance


def _median(values: Floats, weights: Floats) -> float:
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(below, below[-1] / 2)])
