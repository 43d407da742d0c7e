"""Were the chances and ranges right: Brier with its parts, coverage, a reliability chart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.learning.recalibration import Recalibration, recalibration
from core.learning.scores import Floats, brier, crps_log_ratio, log_score

BINS = 10


@dataclass(frozen=True, slots=True)
class StatedChance:
    """A chance as it stood at the start, and how it came out; None is ambiguous, not scored."""

    chance: float
    won: bool | None


@dataclass(frozen=True, slots=True)
class StatedRange:
    """A range of working days as it stood at the start.

    Attributes:
        p10: Above 0.
        p90: Above p10.
        actual: Working days it took; None is unknown or ambiguous, and not scored.
    """

    p10: float
    p90: float
    actual: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """One point of the reliability chart.

    Attributes:
        stated: Mean of the chances stated.
        came: Share that came true.
        count: Forecasts in it, at least 1.
    """

    stated: float
    came: float
    count: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The Brier score taken apart: reliability - resolution + uncertainty + within.

    Attributes:
        reliability: How far stated chances lie from what came; 0 is best.
        resolution: How far the groups lie apart; more is better.
        uncertainty: What the outcomes alone hold.
        within: What grouping unlike chances together hides; 0 where a group's chances are equal.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How good a team's forecasts were.

    Attributes:
        count: Chances scored.
        unscored: Chances and ranges whose resolution was ambiguous.
        brier: 0 … 1; None where nothing is resolved.
        parts: Of the Brier score.
        log: Log score in nats.
        bins: Reliability chart, by rising chance.
        ranges: Ranges scored.
        coverage: Share of their outcomes inside, ends included; 0.8 is right.
        crps: Of the log ratio of actual to stated days, mean over the ranges.
        recalibration: The correction on offer; None below 20 resolved chances.
    """

    count: int
    unscored: int
    brier: float | None
    parts: Parts | None
    log: float | None
    bins: tuple[Bin, ...]
    ranges: int
    coverage: float | None
    crps: float | None
    recalibration: Recalibration | None


def calibration(chances: Sequence[StatedChance], ranges: Sequence[StatedRange]) -> Calibration:
    """How good these forecasts were; what is not resolved or ambiguous is counted, not scored."""
    resolved = [each for each in chances if each.won is not None]
    stated = np.array([each.chance for each in resolved])
    won = np.array([float(bool(each.won)) for each in resolved])
    known = [each for each in ranges if each.actual is not None]
    some = len(resolved) > 0
    return Calibration(
        count=len(resolved),
        unscored=len(chances) - len(resolved) + len(ranges) - len(known),
        brier=brier(stated, won) if some else None,
        parts=brier_parts(stated, won) if some else None,
        log=log_score(stated, won) if some else None,
        bins=reliability_bins(stated, won),
        ranges=len(known),
        coverage=coverage(known) if known else None,
        crps=range_crps(known) if known else None,
        recalibration=recalibration(stated, won),
    )


def _bins(chances: Floats) -> list[Floats]:
    """Masks of the tenths that hold any chance, by rising chance; 1 belongs to the last."""
    tenth = np.minimum(np.floor(chances * BINS + 1e-9), BINS - 1)
    return [tenth == each for each in np.unique(tenth)]


def reliability_bins(chances: Floats, won: Floats) -> tuple[Bin, ...]:
    """Points of the reliability chart, tenths without forecasts left out."""
    return tuple(
        Bin(float(chances[mask].mean()), float(won[mask].mean()), int(mask.sum()))
        for mask in _bins(chances)
    )


def brier_parts(chances: Floats, won: Floats) -> Parts:
    """The Brier score's parts, by tenths.

    Source: Murphy (1973); the part within groups from Stephenson, Coelho & Jolliffe (2008).

    Args:
        chances: In [0, 1], shape (forecasts,), at least one.
        won: 1 where it happened, else 0, shape (forecasts,).
    """
    bins, base = reliability_bins(chances, won), float(won.mean())
    share = [each.count / len(won) for each in bins]
    pairs = list(zip(bins, share, strict=True))
    reliability = sum(weight * (each.stated - each.came) ** 2 for each, weight in pairs)
    resolution = sum(weight * (each.came - base) ** 2 for each, weight in pairs)
    uncertainty = base * (1 - base)
    within = brier(chances, won) - (reliability - resolution + uncertainty)
    return Parts(reliability, resolution, uncertainty, within)


def coverage(ranges: Sequence[StatedRange]) -> float:
    """Share of outcomes inside their range, ends included."""
    inside = [each.p10 <= each.actual <= each.p90 for each in ranges if each.actual is not None]
    return sum(inside) / len(inside)


def range_crps(ranges: Sequence[StatedRange]) -> float:
    """Mean CRPS of the log ratio of actual days to the range's median, taken as lognormal."""
    scored = [
        crps_log_ratio(each.actual / (each.p10 * each.p90) ** 0.5, 1.0, _sigma(each))
        for each in ranges
        if each.actual is not None
    ]
    return sum(scored) / len(scored)


def _sigma(stated: StatedRange) -> float:
    """Log standard deviation of a lognormal with that P10 and P90."""
    return float(np.log(stated.p90 / stated.p10)) / 2.5631031310892007
