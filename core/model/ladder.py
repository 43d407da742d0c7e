"""The pipeline ladder of an objective: its stages, how good each is, and who answers for it."""

from datetime import date
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from core.model.states import Stage

Level = Literal["absent", "thin", "solid"]
STAGES: tuple[Stage, ...] = get_args(Stage)
"""From data to business feedback, as work flows."""


class Rung(BaseModel):
    """One stage of an objective's pipeline; ``since`` is the day it was first there."""

    model_config = ConfigDict(frozen=True)

    stage: Stage
    level: Level = "absent"
    owner: str | None = None
    since: date | None = None


class Completing(BaseModel):
    """An open approach that would put a missing stage in place."""

    model_config = ConfigDict(frozen=True)

    name: str
    reference: str
    stage: Stage
    running: bool


class Ladder(BaseModel):
    """An objective's pipeline on a day.

    Attributes:
        rungs: All seven stages, in order.
        end_to_end: The day of the first run from data to deployment; it is kept for good.
        feedback_on: The day of the newest reading of business feedback, or None.
        completing: Open work on missing stages, in the order of the ladder.
    """

    model_config = ConfigDict(frozen=True)

    rungs: tuple[Rung, ...]
    today: date
    end_to_end: date | None = None
    feedback_on: date | None = None
    completing: tuple[Completing, ...] = ()
