"""What a chart or table shows, in plain values."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from core.model.outcomes.base import Outcome
from core.model.outcomes.evidence import MetricFound
from core.model.states import Quality, State


class Point(BaseModel):
    """A value on a day."""

    model_config = ConfigDict(frozen=True)

    day: date
    value: float


class CurveShown(Outcome):
    """Chance of being done by each date, now and by the first forecast, against the target."""

    name: str
    reference: str
    today: date
    target: date
    chance: float
    points: tuple[Point, ...]
    first: tuple[Point, ...] = ()


class ForecastsShown(Outcome):
    """How the chance by target went, day by day; the first forecast is the first point."""

    name: str
    reference: str
    today: date
    target: date
    points: tuple[Point, ...]


class MetricShown(Outcome):
    """The readings of one metric of an approach by its present ruler, oldest first.

    Attributes:
        fit: The curve through them, a value for each; empty where there are too few.
        found: What they show, with the target and what to expect.
    """

    name: str
    reference: str
    today: date
    metric: str
    points: tuple[Point, ...]
    fit: tuple[float, ...] = ()
    found: MetricFound | None = None


class ReadingsShown(Outcome):
    """All readings of one metric, by every ruler; a reading's ruler counts from 1."""

    name: str
    today: date
    metric: str
    readings: tuple[tuple[date, float, int], ...]


class Scored(BaseModel):
    """One approach that came out: the chance and the days it had at its start, and what came.

    Attributes:
        came: Whether it worked; None is unclear and not scored.
        low, high: The range of working days stated, or None where there was none.
        took: Working days it took, or None where that is not known.
    """

    model_config = ConfigDict(frozen=True)

    objective: str
    approach: str
    stated: float
    came: bool | None
    low: float | None
    high: float | None
    took: float | None


class ScoredShown(Outcome):
    """The results that calibration counts; ``about`` is an objective's name, or None for all."""

    about: str | None
    mine: bool
    items: tuple[Scored, ...]


class Try(BaseModel):
    """One try of the person who asks: how it was run, whatever came of it."""

    model_config = ConfigDict(frozen=True)

    day: date
    approach: str
    yes: dict[Quality, bool]


class TriesShown(Outcome):
    """One's own tries of some weeks, oldest first."""

    name: str
    today: date
    tries: tuple[Try, ...]


class Counted(BaseModel):
    """One approach as the forecast counts it.

    Attributes:
        chance: The belief in it, in [0, 1]; ``days`` its range in words of the plan.
        if_won, if_lost: The objective's chance by target once it has worked, or failed.
    """

    model_config = ConfigDict(frozen=True)

    task: str
    approach: str
    state: State
    chance: float
    low: float
    high: float
    if_won: float | None
    if_lost: float | None


class ItemsShown(Outcome):
    """The approaches that an objective's chance counts, in the plan's order."""

    name: str
    today: date
    target: date
    chance: float | None
    items: tuple[Counted, ...]
