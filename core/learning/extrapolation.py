"""Where a metric will stand at a later time: many shapes of rise, weighed by how well they fit.

Readings drift from one to the next, not by the calendar: they are taken when there is something
new to measure. The settings here and in ``shapes`` were chosen on one half of LCDB 0.1's data sets
(Mohr et al. 2022), with readings spread evenly in time and with time standing for the amount of
data; ``benchmarks/learning.py`` measures on the other half.
"""

from dataclasses import dataclass

import numpy as np

from core.learning.readings import Floats, Groups, Readings, grouped
from core.learning.shapes import Family, family, numbers

WANDER = (0.01, 0.3, 6.0)
"""How far readings drift for good: variance from one to the next over that of their noise."""
UNFORESEEN = 5.0
"""How much drift comes on top, for the pace itself may change: times ahead²/seen^1.5, readings."""
GUESSED = (1.0, 0.06)
"""What is known of the noise before looking: weight in half readings, and ranges."""
REPEATED = 10.0
"""That weight where repeated readings have shown the noise."""
LEAST_NOISE = 1e-3
MOST = 60
DRAWS = 8000


@dataclass(frozen=True, slots=True)
class Laws:
    """Student laws of the later reading, one a shape; all of shape (laws,).

    Attributes:
        evidence: Log weights, not normalised.
        centre: Medians.
        spread: Scales.
        start, gain: Of the curve that each shape fits: start + gain times the shape.
        freedom: Degrees of freedom, the same for all.
    """

    evidence: Floats
    centre: Floats
    spread: Floats
    start: Floats
    gain: Floats
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
    """The regression in whitened form: noise of each reading and a walk from one to the next.

    Args:
        seen: Readings and times.
        shapes: At these times.
        wander: Variance of the walk from one reading to the next, over that of the noise.
    """
    number = numbers(seen.times)
    walk = wander * np.minimum(number, number[:, None])
    root = np.linalg.cholesky(walk[:-1, :-1] + np.diag(1 / seen.groups.sizes))
    ones = np.ones(len(seen.groups.values))
    columns = np.column_stack([seen.groups.values, ones, walk[:-1, -1], shapes.seen.T])
    white = np.linalg.solve(root, columns)
    explained = float(white[:, 2] @ white[:, 2])
    unforeseen = UNFORESEEN * (number[-1] - number[-2]) ** 2 / number[-2] ** 1.5
    drift = float(walk[-1, -1] + wander * unforeseen) - explained
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
    return Laws(np.log(shapes.weights) + known, centre, spread, start, gain, 2 * shape)


def draws(readings: Readings, ahead: float, noise: float | None = None) -> Floats:
    """Equally likely values of a reading ``ahead`` days after the last, shape (draws,).

    The same readings give the same draws.

    Args:
        readings: In units of their span, the last at 0.
        ahead: At least 0.
        noise: Standard deviation of one reading, in that unit, where repeats have shown it.
    """
    seen = _seen(readings, ahead, noise)
    return _drawn(_laws(seen, family(seen.times)))


def fit(readings: Readings, noise: float | None = None) -> tuple[Floats, Floats]:
    """The curve through the readings: the shapes' own curves, weighed by how well each fits.

    What a drift of the readings explains is left out, so the curve does not chase each of them.

    Args:
        readings: In units of their span, the last at 0.
        noise: As for ``draws``.

    Returns:
        Days since the first reading, and the curve at each of them, both of shape (groups,).
    """
    seen = _seen(readings, 0.0, noise)
    shapes = family(seen.times)
    found = _laws(seen, shapes)
    evidence = np.array([each.evidence for each in found])
    weights = np.exp(evidence - evidence.max())
    weights /= weights.sum()
    curves = np.array([each.start + each.gain * shapes.seen.T for each in found])
    return seen.groups.days, np.einsum("ws,wgs->g", weights, curves)


def _seen(readings: Readings, ahead: float, noise: float | None) -> Seen:
    groups = grouped(readings, MOST)
    times = np.append(groups.days, readings.days[-1] + ahead) - groups.days[0]
    known = GUESSED if noise is None else (REPEATED, max(noise, LEAST_NOISE))
    return Seen(times / readings.gap, groups, known)


def _laws(seen: Seen, shapes: Family) -> list[Laws]:
    return [laws(seen, shapes, whitened(seen, shapes, each)) for each in WANDER]


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
