"""What a metric's readings say: improving, plateau, regressing or too early; and where it goes."""

from dataclasses import dataclass

import numpy as np

from core.learning import decline, plateau
from core.learning.extrapolation import draws, fit
from core.learning.readings import Floats, Readings, means
from core.model.states import CurveState

FEWEST = 5
"""Readings below which nothing is said."""
GROUPS = (26, 13)
"""Long series are averaged into so many groups; into fewer where the readings are noisy."""
LONGEST = 4 * GROUPS[0]
"""Readings above which neighbours are averaged first, so that long series cost no more."""
NOISY = 0.034
"""Noise, as a share of the rise, above which plateaus are missed about half of the time."""
FLAT = 3.0
"""A whole rise surely below so many standard deviations of one reading is no rise."""
RESTLESS = 3.0
"""Readings that lie so much further apart than neighbours do have moved, not just jittered."""
ONE_SIDED = 1.645
NEW = 0.01
"""Weight of what no curve foretells, such as a new idea; keeps chances off 0 and 1."""
RESOLUTION = 1e-3
"""Noise of readings that are all equal, as a share of their size or distance from the target."""
WINDOW = 4
BASE_RATES = {"share": (0.037, 0.54), "other": (0.036, 0.60)}
"""Chance that a curve gains notably in its next four readings: after a flat stretch, otherwise.

Shares of 1: flat is within .01, notable is .02. Others: 5 and 10 per cent of the range so far.
Source: LCDB 0.1 (Mohr et al. 2022); ``benchmarks/learning.py`` counts both again.
"""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is asked of a curve.

    Attributes:
        target: The value to reach, in the metric's own unit.
        days: From the last reading to the day asked about, at least 0.
        lower: The metric is better when it is lower.
        noise: Standard deviation of one reading where repeats have shown it.
    """

    target: float
    days: float
    lower: bool = False
    noise: float | None = None


@dataclass(frozen=True, slots=True)
class CurveOutlook:
    """What is answered about a curve.

    Attributes:
        state: What the readings so far show.
        chance_by: That a reading on the day asked about meets the target, inside (0, 1).
        p10: One in ten readings that day is below this, in the metric's own unit.
        p50: As likely above as below.
        p90: One in ten is above.
        base_rate: How often curves like this one gained notably in their next four readings.
    """

    state: CurveState
    chance_by: float
    p10: float
    p50: float
    p90: float
    base_rate: float


def curve_outlook(days: Floats, values: Floats, asked: Ahead) -> CurveOutlook:
    """State, chance and forecast of a metric.

    Args:
        days: Of the readings, rising strictly, shape (readings,), at least 2.
        values: Finite, shape (readings,).
        asked: Target, day and direction.
    """
    scale = _scale(values, asked)
    readings = Readings(days - days[0], (values - values[-1]) / scale)
    noise = None if asked.noise is None else asked.noise / abs(scale)
    drawn = draws(readings, asked.days, noise) if readings.span else _jitter(values, asked) / scale
    reached = float((drawn >= (asked.target - values[-1]) / scale).mean())
    figures = np.quantile(values[-1] + scale * drawn, (0.1, 0.5, 0.9))
    p10, p50, p90 = (float(each) for each in figures)
    chance = NEW / 2 + (1 - NEW) * reached
    return CurveOutlook(curve_state(readings, noise), chance, p10, p50, p90, base_rate(values))


def fitted(days: Floats, values: Floats, noise: float | None = None) -> Floats:
    """The curve through a metric's readings, in the metric's own unit, shape (readings,).

    Args:
        days: Of the readings, rising strictly, shape (readings,), at least 2.
        values: Finite, shape (readings,).
        noise: Standard deviation of one reading where repeats have shown it.
    """
    span = float(np.ptp(values))
    if not span:
        return values.astype(float)
    # The shapes rise, so readings that fall are turned over first.
    scale = span if values[-1] >= values[0] else -span
    readings = Readings(days - days[0], (values - values[-1]) / scale)
    at, curve = fit(readings, None if noise is None else noise / span)
    found: Floats = values[-1] + scale * np.interp(days - days[0], at, curve)
    return found


def _scale(values: Floats, asked: Ahead) -> float:
    """The range of the values, negative where lower is better; 1 where they are all equal."""
    span = float(np.ptp(values)) or 1.0
    return -span if asked.lower else span


def _jitter(values: Floats, asked: Ahead) -> Floats:
    """Readings to come, about the last, of a metric whose readings are all equal, (draws,)."""
    last = float(values[-1])
    size = max(abs(last), abs(asked.target - last)) * RESOLUTION
    rng = np.random.default_rng(0)
    found: Floats = (size if asked.noise is None else asked.noise) * rng.standard_normal(2000)
    return found


def curve_state(readings: Readings, noise: float | None = None) -> CurveState:
    """What the readings show.

    Args:
        readings: Higher is better.
        noise: Standard deviation of one reading where repeats have shown it.
    """
    if len(readings.values) < FEWEST:
        return "early"
    if readings.span == 0:
        return "plateau"
    setback = decline.setback(means(len(readings.values), 2 * GROUPS[0]) @ readings.values)
    if setback != "none":
        return "regressing" if setback == "fallen" else "improving"
    if _flat(readings):
        return "plateau"
    return _rise_state(readings, noise or 0.0)


def _flat(readings: Readings) -> bool:
    """Whether any steady rise or fall over all readings is surely small beside their noise."""
    log_time = np.log(readings.times)
    centred = log_time - log_time.mean()
    slope = float(centred @ readings.values / (centred @ centred))
    left = readings.values - readings.values.mean() - slope * centred
    spread = float(np.sqrt(left @ left / (len(left) - 2)))
    error = ONE_SIDED * spread / float(np.sqrt(centred @ centred))
    unrest = float(decline.spread(readings.values[:, None])[0])
    small = (abs(slope) + error) * float(np.ptp(log_time)) <= FLAT * spread
    return small and spread <= RESTLESS * unrest


def _rise_state(readings: Readings, noise: float) -> CurveState:
    count = len(readings.values)
    together = means(count, LONGEST)
    times, values = together @ readings.times, together @ readings.values
    for most in GROUPS:
        found = plateau.compared(times, values, most)
        shown = noise * np.sqrt(min(most, count) / count)
        if max(found.noise, shown) <= NOISY:
            return "plateau" if plateau.has_stopped(found, times, most) else "improving"
        if count < 4 * GROUPS[1]:
            break
    return "early"


def base_rate(values: Floats) -> float:
    """How often curves that looked like this one gained notably in their next four readings."""
    share = bool(values.min() >= 0 and values.max() <= 1)
    limit = 0.01 if share else 0.05 * float(np.ptp(values))
    flat = len(values) > WINDOW and float(np.ptp(values[-WINDOW - 1 :])) <= limit
    after_flat, otherwise = BASE_RATES["share" if share else "other"]
    return after_flat if flat else otherwise
