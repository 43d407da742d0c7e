"""Shapes a metric may rise in, at its readings and at a later moment."""

import math
from dataclasses import dataclass

import numpy as np

from core.learning.readings import Floats

SHARPNESS = (0.15, 0.35, 0.7, 1.2, 2.0)
BEGINNINGS = (0.15, 1.0, 4.0, 12.0)
"""How long before the first reading a power law may have begun, in usual gaps."""
HALVINGS = (0.04, 0.08, 0.16, 0.32, 0.64)
"""Time constants of exponential rises, in shares of the time watched."""
STOPS = (0.2, 0.35, 0.5, 0.65, 0.8)
"""When a rise may have stopped, in shares of the readings."""
STEADY = (1.0, 2.0)
"""Powers of the number of readings: rises that do not slow down, seldom but now and then."""
WEIGHTS = {"flat": 0.1, "stopped": 0.145, "exponential": 0.145, "power": 0.58, "steady": 0.03}
IRREGULAR = 0.5
"""What growing gaps must outweigh to be believed: weight of a prior of even gaps."""


@dataclass(frozen=True, slots=True)
class Family:
    """Shapes of rise at the reading times and at the later one, with their prior weights.

    Attributes:
        seen: Shape (shapes, readings), each 0 at the first reading and 1 at the last.
        later: Shape (shapes,).
        weights: Shape (shapes,), adding up to 1.
    """

    seen: Floats
    later: Floats
    weights: Floats


def family(times: Floats) -> Family:
    """All shapes at times in usual gaps since the first reading, the last being the later one."""
    seen, count = times[:-1], numbers(times) - 1
    powers = [1 - (1 + times / begun) ** -b for begun in BEGINNINGS for b in SHARPNESS]
    exponentials = [-np.expm1(-times / (seen[-1] * each)) for each in HALVINGS]
    held = [np.minimum(times, seen[int(each * (len(seen) - 1))]) for each in STOPS]
    stopped = [row for each in held for row in (each, 1 - (1 + each) ** -0.5)]
    steady = [count**each for each in STEADY]
    kinds = {"flat": [0 * times], "stopped": stopped, "exponential": exponentials}
    kinds |= {"power": powers, "steady": steady}
    rows = np.array([row for found in kinds.values() for row in found])
    weights = [WEIGHTS[kind] / len(found) for kind, found in kinds.items() for _ in found]
    rows /= np.maximum(rows[:, -2:-1], 1e-12)
    return Family(rows[:, :-1], rows[:, -1], np.array(weights))


def numbers(times: Floats) -> Floats:
    """The readings counted from 1, and the number the later one would have, (readings + 1,)."""
    count = len(times) - 1
    return np.append(np.arange(1.0, count + 1), count + readings_ahead(times))


def readings_ahead(times: Floats) -> float:
    """How many readings away the later moment is, at the pace they came, or slowed down.

    Gaps that grew go on growing: log gaps by least squares over the number of readings, pulled
    towards even gaps.

    Args:
        times: Rising strictly, the last being the later moment, shape (readings + 1,), at least 3.
    """
    ahead, gaps = float(times[-1] - times[-2]), np.log(np.diff(times[:-1]))
    number = np.arange(len(gaps)) - (len(gaps) - 1) / 2
    growth = max(float(number @ gaps) / (float(number @ number) + IRREGULAR), 0.0)
    following = math.exp(float(gaps.mean()) + growth * (number[-1] + 1))
    return (
        math.log1p(ahead * math.expm1(growth) / following) / growth
        if growth
        else (ahead / following)
    )
