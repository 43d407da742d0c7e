"""Has a metric stopped improving: a power law against the same power law, or a line, that stops."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.learning.readings import Floats, means

SHARPNESS = np.geomspace(0.05, 4.0, 28)
"""Exponents b of the power laws that are fitted."""
GENTLE = 0.6
SHIFTS = (1.0, 3.0, 10.0, 30.0)
"""A gentle rise may have begun before the first reading, by so many usual gaps."""
STEADY = (0.5, 1.0, 1.5, 2.0, 3.0)
"""Exponents of rises that do not slow down as a power law does: these have not stopped either."""
STOPS = 20
"""At most so many moments are tried as the one where the rise stopped."""
FLOOR = 0.003
"""Misfits below this share of the rise are no evidence: no metric follows a law that closely."""
FALSE_ALARMS = 0.05
NOISE = 0.02
"""Noise of the rises the threshold is simulated on, as a share of the rise."""
STILL_RISING = ((0.3, 1.0), (0.6, 1.0), (1.0, 1.0), (0.6, 2.0), (0.5, 3.0))
"""Exponent and time of the first reading of those rises; the hardest of them sets the threshold."""
DRAWS = 800


@dataclass(frozen=True, slots=True)
class Shapes:
    """Unit shapes that are fitted: rises that go on and rises that stop, (shapes, groups)."""

    going: Floats
    stopped: Floats


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the comparison found.

    Attributes:
        stopped: The rise has stopped, at 5 % false alarms.
        noise: Spread of the readings about the better fit, as a share of the fitted rise.
    """

    stopped: bool
    noise: float


def power(times: Floats, sharpness: Floats) -> Floats:
    """Rising shapes -t^(-b), shape (exponents, readings)."""
    shapes: Floats = -np.power(times, -sharpness[:, None])
    return shapes


def _unit(shapes: Floats) -> Floats:
    """Shapes about their mean, of length 1; a flat one stays zero."""
    centred = shapes - shapes.mean(axis=-1, keepdims=True)
    length = np.sqrt((centred**2).sum(axis=-1, keepdims=True))
    unit: Floats = np.divide(centred, length, out=np.zeros_like(centred), where=length > 1e-12)
    return unit


def _stops(times: Floats) -> Floats:
    """Moments at which a rise may have stopped, two readings or more before the end."""
    last = np.unique(np.linspace(1, len(times) - 3, min(STOPS, len(times) - 3)).round().astype(int))
    moments: Floats = times[last]
    return moments


def shapes_at(times: Floats, most: int) -> Shapes:
    """What is compared at these reading times, averaged into at most ``most`` groups.

    Args:
        times: In usual gaps, the first at 1, shape (readings,), at least 4.
        most: Groups.
    """
    together = means(len(times), most).T
    held = np.minimum(times, _stops(times)[:, None])
    gentle = SHARPNESS[SHARPNESS <= GENTLE]
    late = [power(times + shift, gentle) for shift in SHIFTS]
    steady = [(times / times[-1]) ** each for each in STEADY]
    going = np.concatenate([power(times, SHARPNESS), *late, steady])
    stopped = np.concatenate([*(power(row, SHARPNESS) for row in held), held])
    return Shapes(_unit(going @ together), _unit(stopped @ together))


def misfits(shapes: Floats, values: Floats) -> Floats:
    """Least squares left by the best of the rising shapes, shape (series,).

    Args:
        shapes: Unit shapes, (shapes, groups).
        values: Shape (groups, series).
    """
    centred = values - values.mean(axis=0)
    whole = (centred**2).sum(axis=0)
    left: Floats = whole - np.maximum(shapes @ centred, 0).max(axis=0) ** 2
    return np.maximum(left, 0)


def ratios(shapes: Shapes, values: Floats) -> Floats:
    """Log likelihood ratios of "stopped" over "still rising", shape (series,).

    Source: Gaussian likelihoods maximised over level, rise, exponent and stop; Wilks (1938). The
    stop is no regular parameter (Andrews 1993), hence the simulated threshold.
    """
    floor = len(values) * (FLOOR * np.ptp(values, axis=0)) ** 2 + 1e-300
    going, stopped = (misfits(each, values) + floor for each in (shapes.going, shapes.stopped))
    found: Floats = len(values) / 2 * np.log(going / stopped)
    return found


def threshold(times: Floats, most: int) -> float:
    """The ratio that 5 % of still rising power laws exceed at these reading times."""
    return _threshold(tuple(np.round(times, 3).tolist()), most)


@lru_cache(maxsize=256)
def _threshold(times: Sequence[float], most: int) -> float:
    at = np.array(times)
    shapes = shapes_at(at, most)
    together = means(len(at), most)
    rng = np.random.default_rng(len(at))
    found = []
    for sharpness, begun in STILL_RISING:
        rise = power(at + begun - 1, np.array([sharpness]))[0]
        curve = together @ ((rise - rise[0]) / (rise[-1] - rise[0]))
        noise = NOISE * rng.standard_normal((len(curve), DRAWS))
        found.append(np.quantile(ratios(shapes, curve[:, None] + noise), 1 - FALSE_ALARMS))
    return float(max(found))


def verdict(times: Floats, values: Floats, most: int) -> Verdict:
    """Whether a rise stopped, and how noisy it is.

    Args:
        times: In usual gaps, the first at 1, shape (readings,), at least 5.
        values: Higher is better, shape (readings,).
        most: Groups that neighbours are averaged into.
    """
    shapes = shapes_at(times, most)
    means_of = (means(len(times), most) @ values)[:, None]
    left = min(misfits(each, means_of)[0] for each in (shapes.going, shapes.stopped))
    whole = float(((means_of - means_of.mean()) ** 2).sum())
    rise = float(np.ptp(means_of)) * np.sqrt(max(whole - left, 0) / whole) if whole else 0.0
    noise = float(np.sqrt(left / max(len(means_of) - 4, 1)))
    above = ratios(shapes, means_of)[0] > max(threshold(times, most), 0.0)
    return Verdict(bool(above), noise / rise if rise else np.inf)
