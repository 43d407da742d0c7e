"""A forecast as stored: the chances of one objective, and the plan it was made from."""

import json
from datetime import date, datetime
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, Json

from core.model.plan import Noun


class Question(BaseModel):
    """The one question whose answer moves a guessed forecast most.

    Attributes:
        approaches: Ids of the approaches it is about, all of one task.
        low: Chance by target if they are long shots (20 %).
        high: Chance by target if they are likely to work (75 %).
        alone: Chance by target with only the first of them, or None.
    """

    model_config = ConfigDict(frozen=True)

    task: str
    approaches: tuple[int, ...]
    low: float
    high: float
    alone: float | None


class StoredForecast(Noun):
    """One simulation's result for one objective.

    Attributes:
        chance: Chance by target, in [0, 1], with ``standard_error``.
        ever: Chance of succeeding at all, exact.
        result: The objective's part of ``forecast --json``.
        plan_text: The whole plan it was made from, as the public plan file; ``plan`` reads it, for
            most who look at a forecast need its figures alone.
        change: The newest change it knows of, or None.
    """

    objective: int
    made_at: datetime
    day: date
    seed: int
    runs: int
    change: int | None
    chance: float
    ever: float
    standard_error: float
    target: date
    plan_text: str = Field(alias="plan")
    result: Json[dict[str, Any]]
    question: Json[Question] | None

    @cached_property
    def plan(self) -> dict[str, Any]:
        """The plan it was made from."""
        found: dict[str, Any] = json.loads(self.plan_text)
        return found
