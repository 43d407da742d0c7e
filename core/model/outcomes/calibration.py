"""How forecasts went: resolutions and calibration."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from core.model.outcomes.base import Item, Outcome
from core.model.states import Resolution


class Resolved(Outcome):
    """Something was said to have come out, or said anew; ``target`` is its objective's."""

    item: Item
    was: Resolution | None
    resolution: Resolution
    target: date


class ReliabilityPoint(BaseModel):
    """Chances that were stated alike: their mean, the share that came true, how many."""

    model_config = ConfigDict(frozen=True)

    stated: float
    came: float
    count: int


class Correction(BaseModel):
    """logit(corrected) = shift + slope · logit(stated)."""

    model_config = ConfigDict(frozen=True)

    shift: float
    slope: float


class CalibrationShown(Outcome):
    """How good chances and ranges were; figures are None where nothing is resolved.

    Attributes:
        about: The objective's name, or None for all of them; ``reference`` is what it goes by.
        mine: Only the work of the person who asked.
        guessed: How many of the chances were the bot's guesses.
        correction: What the results of the whole workspace ask for, from 20 on.
        accepted: Whether chances are corrected by it.
    """

    about: str | None
    reference: str | None = None
    mine: bool
    count: int
    unscored: int
    guessed: int
    brier: float | None
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    within: float | None
    log: float | None
    points: tuple[ReliabilityPoint, ...]
    ranges: int
    coverage: float | None
    crps: float | None
    objectives_resolved: int
    objectives_brier: float | None
    correction: Correction | None
    accepted: bool
