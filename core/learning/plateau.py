"""Has a metric stopped improving: a power law against the same power law, or a line, that stops."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.learning.readings import Floats, means

SHARPNESS = np.geomspace(0.05, 4.0, 28)
"""Exponents b of the power laws that are fitted."""
COARSE = np.geomspace(0.05, 4.0, 14)
"""Exponents of those that stop: when they stopped says more than how they rose."""
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
TINY = 1e-30
NOISE = 0.02
"""Noise of the rises the threshold is simulated on, as a share of the rise."""
STILL_RISING = ((0.3, 1.0), (0.6, 1.0), (1.0, 1.0), (0.6, 2.0), (0.5, 3.0))
"""Exponent and time of the first reading of those rises; the hardest of them sets the threshold."""
BATCHES = (200, 200, 400, 800)
"""Simulated series of each rise: more of them only where it is close."""
SLICE = 25
"""Series compared at a time: so few that numpy starts no threads, which wait on a busy machine."""
SURE = 2.6
"""Standard errors from the allowed share of false alarms at which it is close no more."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Unit shapes that are fitted: rises that go on and rises that stop, (shapes, groups)."""

    going: Floats
    stopped: Floats


@dataclass(frozen=True, slots=True)
class Comparison:
    """How well rises that stopped fit, beside rises that go on.

    Attributes:
        ratio: Log likelihood ratio of "stopped" over "still rising".
        noise: Spread of the readings about the better fit, as a share of the fitted rise.
    """

    ratio: float
    noise: float


def power(times: Floats, sharpness: Floats) -> Floats:
    """Rising shapes -t^(-b), shape (…, exponents, readings)."""
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
    return _shapes_at(_key(times), most)


def _key(times: Floats) -> tuple[float, ...]:
    return tuple(np.round(times, 3).tolist())


@lru_cache(maxsize=32)
def _shapes_at(at: tuple[float, ...], most: int) -> Shapes:
    times = np.array(at)
    together = means(len(times), most).T
    held = np.minimum(times, _stops(times)[:, None])
    gentle = SHARPNESS[SHARPNESS <= GENTLE]
    late = [power(times + shift, gentle) for shift in SHIFTS]
    steady = [(times / times[-1]) ** each for each in STEADY]
    going = np.concatenate([power(times, SHARPNESS), *late, steady])
    stopped = power(held[:, None], COARSE) @ together
    return Shapes(_unit(going @ together), _unit(np.concatenate([*stopped, held @ together])))


def misfits(shapes: Floats, values: Floats) -> Floats:
    """Least squares left by the best of the rising shapes, shape (…, series).

    Args:
        shapes: Unit shapes, (shapes, groups).
        values: Shape (…, groups, series).
    """
    centred = values - values.mean(axis=-2, keepdims=True)
    whole = (centred**2).sum(axis=-2)
    left: Floats = whole - np.maximum((shapes @ centred).max(axis=-2), 0) ** 2
    return np.maximum(left, 0)


def ratios(shapes: Shapes, values: Floats) -> Floats:
    """Log likelihood ratios of "stopped" over "still rising", shape (…, series).

    Source: Gaussian likelihoods maximised over level, rise, exponent and stop; Wilks (1938). The
    stop is no regular parameter (Andrews 1993), hence the simulated threshold.
    """
    count = values.shape[-2]
    floor = count * (FLOOR * np.ptp(values, axis=-2)) ** 2 + TINY
    going, stopped = (misfits(each, values) + floor for each in (shapes.going, shapes.stopped))
    found: Floats = count / 2 * np.log(going / stopped)
    return found


def is_rare(ratio: float, times: Floats, most: int) -> bool:
    """Whether at most 5 % of still rising power laws at these reading times exceed the ratio.

    Source: simulated in batches, until the share is surely above or below (Besag & Clifford 1991).
    """
    above, count = np.zeros(len(STILL_RISING)), 0
    for batch, draws in enumerate(BATCHES):
        found = _simulated(_key(times), most, batch)
        above, count = above + (found > ratio).sum(axis=1), count + draws
        excess = float(above.max()) / count - FALSE_ALARMS
        if abs(excess) > SURE * np.sqrt(FALSE_ALARMS * (1 - FALSE_ALARMS) / count):
            break
    return excess <= 0


@lru_cache(maxsize=256)
def _simulated(at: tuple[float, ...], most: int, batch: int) -> Floats:
    """Ratios of still rising power laws with noise, shape (rises, draws)."""
    times, together = np.array(at), means(len(at), most)
    rises = np.array([_still_rising(times, *each) for each in STILL_RISING]) @ together.T
    rng = np.random.default_rng([len(times), batch])
    noise = rng.standard_normal((len(rises), BATCHES[batch] // SLICE, rises.shape[1], SLICE))
    series = rises[:, None, :, None] + NOISE * noise
    return ratios(_shapes_at(at, most), series).reshape(len(rises), -1)


def _still_rising(times: Floats, sharpness: float, begun: float) -> Floats:
    """A power law that rises from 0 to 1 over these times."""
    rise = -((times + begun - 1) ** -sharpness)
    whole: Floats = (rise - rise[0]) / (rise[-1] - rise[0])
    return whole


def compared(times: Floats, values: Floats, most: int) -> Comparison:
    """Rises that stopped beside rises that go on.

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
    return Comparison(float(ratios(shapes, means_of)[0]), noise / rise if rise else np.inf)


def has_stopped(found: Comparison, times: Floats, most: int) -> bool:
    """Whether a rise has stopped, at 5 % false alarms."""
    return found.ratio > 0 and is_rare(found.ratio, times, most)
