"""What a chart or table shows, in plain values."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from core.model.outcomes import Outcome
from core.model.states import State


class Point(BaseModel):
    """A value on a day."""

    model_config = ConfigDict(frozen=True)

    day: date
    value: float


class CurveShown(Outcome):
    """Chance of being done by each date, now and by the first forecast, against the target."""

    name: str
    today: date
    target: date
    chance: float
    points: tuple[Point, ...]
    first: tuple[Point, ...] = ()


class ForecastsShown(Outcome):
    """How the chance by target went, day by day; the first forecast is the first point."""

    name: str
    today: date
    target: date
    points: tuple[Point, ...]


class MetricShown(Outcome):
    """The readings of one metric of an approach, oldest first."""

    name: str
    today: date
    metric: str
    points: tuple[Point, ...]


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
