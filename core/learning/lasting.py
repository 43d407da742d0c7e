"""Work that is not over yet: what is known of how long it will have taken."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FURTHEST = 6.0
"""Spreads from the centre beyond which a bound is taken to lie there."""


def beyond(bounds: Floats, centre: float, spread: float) -> tuple[Floats, Floats, Floats]:
    """Mean, variance and chance of a normal value that is known to be above a bound.

    Args:
        bounds: Shape (values,).
        centre: Of the normal law, before the bound is known.
        spread: Its standard deviation, above 0.

    Returns:
        Per bound the mean and the variance above it, and the chance of not being above it.

    Source: moments of the truncated normal law (Johnson, Kotz & Balakrishnan 1994); used as
    Tobin (1958) uses them for values that are only known to be large.
    """
    at = np.clip((bounds - centre) / spread, -FURTHEST, FURTHEST)
    above = np.array([0.5 * math.erfc(each / math.sqrt(2)) for each in at])
    hazard = np.exp(-0.5 * at * at) / math.sqrt(2 * math.pi) / above
    left = np.maximum(1.0 + at * hazard - hazard * hazard, 0.0)
    return centre + spread * hazard, spread * spread * left, 1.0 - above
