"""How good forecasts were: proper scores, lower is better unless said otherwise."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CERTAIN = 1e-6
"""A chance of 0 or 1 that was wrong costs as much as one this far off, not infinity."""


def brier(chances: Floats, won: Floats) -> float:
    """Mean squared error of chances, 0 (perfect) to 1.

    Source: Brier (1950), for two outcomes, halved as is usual.

    Args:
        chances: In [0, 1], shape (forecasts,), at least one.
        won: 1 where it happened, else 0, shape (forecasts,).
    """
    return float(np.mean((chances - won) ** 2))


def log_score(chances: Floats, won: Floats) -> float:
    """Mean of minus the log of the chance given to what happened, in nats; ln 2 for even odds.

    Source: Good (1952).
    """
    given = np.where(won > 0, chances, 1 - chances)
    return float(-np.log(np.clip(given, CERTAIN, 1.0)).mean())


def _normal_below(z: float) -> float:
    return (1 + math.erf(z / math.sqrt(2))) / 2


def crps_normal(value: float, mean: float, sigma: float) -> float:
    """CRPS of a normal law, in the value's unit; the absolute error where sigma is 0.

    Source: Gneiting & Raftery (2007), equation 21.
    """
    if sigma == 0:
        return abs(value - mean)
    z = (value - mean) / sigma
    density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return sigma * (z * (2 * _normal_below(z) - 1) + 2 * density - 1 / math.sqrt(math.pi))


def crps_lognormal(value: float, median: float, sigma: float) -> float:
    """CRPS of a lognormal law, in the value's unit.

    Source: Baran & Lerch (2015).

    Args:
        value: Above 0.
        median: Above 0.
        sigma: Log standard deviation, above 0.
    """
    z = math.log(value / median) / sigma
    mean = median * math.exp(sigma**2 / 2)
    tail = _normal_below(z - sigma) + _normal_below(sigma / math.sqrt(2)) - 1
    return value * (2 * _normal_below(z) - 1) - 2 * mean * tail


def crps_exponential(value: float, mean: float) -> float:
    """CRPS of an exponential law, in the value's unit.

    Source: Jordan, Krüger & Lerch (2019), with rate 1/mean.

    Args:
        value: At least 0.
        mean: Above 0.
    """
    return value - 2 * mean * -math.expm1(-value / mean) + mean / 2


def crps_log_ratio(ratio: float, median: float, sigma: float) -> float:
    """CRPS of log(actual / estimated) under a lognormal law of that ratio.

    A bare estimate is the law with median 1 and sigma 0.
    """
    return crps_normal(math.log(ratio), math.log(median), sigma)
