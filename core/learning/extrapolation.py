"""Where a metric will stand at a later time: many shapes of rise, weighed by how well they fit.

The settings were chosen on every sixth curve of LCDB 0.1 (Mohr et al. 2022), with readings spread
evenly in time and with time standing for the amount of data; ``benchmarks/learning.py`` measures
on the others.
"""

import math
from dataclasses import dataclass

import numpy as np

from core.learning.readings import Floats, Groups, Readings, grouped

SHARPNESS = (0.15, 0.35, 0.7, 1.2, 2.0)
BEGINNINGS = (0.15, 1.0, 4.0, 12.0)
"""How long before the first reading a power law may have begun, in usual gaps."""
HALVINGS = (0.04, 0.08, 0.16, 0.32, 0.64)
"""Time constants of exponential rises, in shares of the time watched."""
STOPS = (0.2, 0.35, 0.5, 0.65, 0.8)
"""When a rise may have stopped, in shares of the readings."""
WANDER = (1.0, 6.0, 50.0)
"""How far readings drift for good: variance per unit of log time over that of their noise."""
UNFORESEEN = 0.45
"""How much of that drift comes on top for what no reading has shown yet."""
WEIGHTS = {"flat": 0.1, "stopped": 0.15, "exponential": 0.15, "power": 0.6}
GUESSED = (1.5, 0.04)
"""What is known of the noise before looking: weight in half readings, and ranges."""
REPEATED = 10.0
"""That weight where repeated readings have shown the noise."""
LEAST_NOISE = 1e-3
MOST = 60
DRAWS = 8000


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


@dataclass(frozen=True, slots=True)
class Laws:
    """Student laws of the later reading, one a shape; all of shape (laws,).

    Attributes:
        evidence: Log weights, not normalised.
        centre: Medians.
        spread: Scales.
        freedom: Degrees of freedom, the same for all.
    """

    evidence: Floats
    centre: Floats
    spread: Floats
    freedom: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What the laws are conditioned on.

    Attributes:
        times: Of the groups and, last, of the later reading, in usual gaps, (groups + 1,).
        groups: Their values and sizes, in ranges of the readings.
        noise: Weight and size of what is known of the noise beforehand.
    """

    times: Floats
    groups: Groups
    noise: tuple[float, float]


def family(times: Floats) -> Family:
    """All shapes at times in usual gaps since the first reading, the last being the later one."""
    seen = times[:-1]
    powers = [1 - (1 + times / begun) ** -b for begun in BEGINNINGS for b in SHARPNESS]
    exponentials = [-np.expm1(-times / (seen[-1] * each)) for each in HALVINGS]
    held = [np.minimum(times, seen[int(each * (len(seen) - 1))]) for each in STOPS]
    stopped = [row for each in held for row in (each, 1 - (1 + each) ** -0.5)]
    kinds = {"flat": [0 * times], "stopped": stopped, "exponential": exponentials, "power": powers}
    rows = np.array([row for found in kinds.values() for row in found])
    weights = [WEIGHTS[kind] / len(found) for kind, found in kinds.items() for _ in found]
    rows /= np.maximum(rows[:, -2:-1], 1e-12)
    return Family(rows[:, :-1], rows[:, -1], np.array(weights))


def _ahead(times: Floats) -> float:
    """Log time from the last reading to the later one, in gaps like the latest three."""
    back = min(len(times) - 2, 3)
    gap = (times[-2] - times[-2 - back]) / back
    return math.log1p((times[-1] - times[-2]) / gap)


@dataclass(frozen=True, slots=True)
class White:
    """Readings and regressors with the correlation of the residuals taken out.

    Attributes:
        y: Readings, shape (groups,).
        level: The regressor of the level, shape (groups,).
        rise: The regressors of the rise, shape (groups, shapes).
        later: Covariance with the later reading's drift, shape (groups,).
        drift: Variance of the later reading that the others do not explain, noise aside.
        log_root: Half the log determinant of the covariance.
    """

    y: Floats
    level: Floats
    rise: Floats
    later: Floats
    drift: float
    log_root: float


def whitened(seen: Seen, shapes: Family, wander: float) -> White:
    """The regression in whitened form: noise of each reading and a walk in log time.

    Args:
        seen: Readings and times.
        shapes: At these times.
        wander: Variance of the walk per unit of log time, over that of the noise.
    """
    log_time = np.log1p(seen.times)
    walk = wander * np.minimum(log_time, log_time[:, None])
    root = np.linalg.cholesky(walk[:-1, :-1] + np.diag(1 / seen.groups.sizes))
    ones = np.ones(len(seen.groups.values))
    columns = np.column_stack([seen.groups.values, ones, walk[:-1, -1], shapes.seen.T])
    white = np.linalg.solve(root, columns)
    explained = float(white[:, 2] @ white[:, 2])
    drift = float(walk[-1, -1]) - explained + UNFORESEEN * wander * _ahead(seen.times)
    log_root = float(np.log(np.diag(root)).sum())
    return White(white[:, 0], white[:, 1], white[:, 3:], white[:, 2], drift, log_root)


def laws(seen: Seen, shapes: Family, white: White) -> Laws:
    """The laws of one later reading, noise included: Bayesian regression on a level and a rise.

    Source: Gelman et al., Bayesian Data Analysis (2013), chapter 14: normal prior of the
    coefficients, inverse gamma of the variance, so that predictions are Student's.
    """
    groups, (weight, size) = seen.groups, seen.noise
    # Normal equations, two by two, for every shape at once; the rise is expected to be about 1.
    aa, ab = white.level @ white.level + size**2, white.level @ white.rise
    bb = (white.rise**2).sum(axis=0) + size**2
    ya, yb = white.level @ white.y, white.y @ white.rise
    det = aa * bb - ab**2
    start, gain = (bb * ya - ab * yb) / det, (aa * yb - ab * ya) / det
    left = np.maximum(white.y @ white.y - start * ya - gain * yb, 0) + groups.within
    shape, scale = weight + groups.sizes.sum() / 2, weight * size**2 + left / 2
    known = -shape * np.log(scale) - np.log(det) / 2 - white.log_root
    qa, qb = 1 - white.level @ white.later, shapes.later - white.later @ white.rise
    doubt = (bb * qa**2 - 2 * ab * qa * qb + aa * qb**2) / det
    centre = start * qa + gain * qb + white.later @ white.y
    spread = np.sqrt(scale / shape * (1 + white.drift + doubt))
    return Laws(np.log(shapes.weights) + known, centre, spread, 2 * shape)


def draws(readings: Readings, ahead: float, noise: float | None = None) -> Floats:
    """Equally likely values of a reading ``ahead`` days after the last, shape (draws,).

    The same readings give the same draws.

    Args:
        readings: In units of their span, the last at 0.
        ahead: At least 0.
        noise: Standard deviation of one reading, in that unit, where repeats have shown it.
    """
    groups = grouped(readings, MOST)
    times = np.append(groups.days, readings.days[-1] + ahead) - groups.days[0]
    known = GUESSED if noise is None else (REPEATED, max(noise, LEAST_NOISE))
    seen = Seen(times / readings.gap, groups, known)
    shapes = family(seen.times)
    return _drawn([laws(seen, shapes, whitened(seen, shapes, each)) for each in WANDER])


def _drawn(found: list[Laws]) -> Floats:
    """Draws from a mixture of laws, each law as often as its weight asks."""
    evidence = np.concatenate([each.evidence for each in found])
    centre = np.concatenate([each.centre for each in found])
    spread = np.concatenate([each.spread for each in found])
    edges = np.cumsum(np.exp(evidence - evidence.max()))
    which = np.searchsorted(edges, (np.arange(DRAWS) + 0.5) / DRAWS * edges[-1])
    student = np.random.default_rng(0).standard_t(found[0].freedom, DRAWS)
    drawn: Floats = centre[which] + spread[which] * student
    return drawn
