"""How the work was done, week by week; never what came of it, never whose it was."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from core.model.outcomes.base import Item, Outcome
from core.model.states import Quality

Trend = Literal["up", "down", "steady", "early"]


class WeekOfInputs(BaseModel):
    """One week: how many results, and how many of the six answers were yes in the mean."""

    model_config = ConfigDict(frozen=True)

    monday: date
    results: int
    score: float


class Inputs(BaseModel):
    """Some weeks of experiments.

    Attributes:
        first: The answer to do better first, with how often it was yes; None without results.
        yes, results: Of how many results it was yes.
    """

    model_config = ConfigDict(frozen=True)

    weeks: tuple[WeekOfInputs, ...] = ()
    trend: Trend = "early"
    first: Quality | None = None
    yes: int = 0
    results: int = 0


class InputsShown(Outcome):
    """A person's own inputs for an objective, and the team's where enough people logged.

    Attributes:
        team: None where fewer than three people logged in the period.
    """

    item: Item
    own: Inputs
    team: Inputs | None
    today: date
