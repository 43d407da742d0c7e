"""What was asked of the plan: forecasts, why, what if, what is open."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.model.durations import Days
from core.model.outcomes.base import Item, Outcome
from core.model.states import State


class ForecastAsked(Outcome):
    """A forecast is to be shown, in full."""


class Moved(BaseModel):
    """One cause's share of a change in chance; ``name`` of what, empty for the whole plan."""

    model_config = ConfigDict(frozen=True)

    kind: str
    name: str
    change: float


class Hinge(BaseModel):
    """The open approach on which most hangs: chance by target once it has worked, or not."""

    model_config = ConfigDict(frozen=True)

    name: str
    won: float
    lost: float


class WhyAsked(Outcome):
    """What moved the chance was asked; ``parts`` None until it has been worked out.

    Attributes:
        asked: The day since which was asked for; None is a week ago.
    """

    objective: str
    asked: date | None = None
    since: date | None = None
    was: float = 0.0
    now: float = 0.0
    parts: tuple[Moved, ...] | None = None
    hinge: Hinge | None = None

    @property
    def unfinished(self) -> bool:
        """Whether it has yet to be worked out."""
        return self.parts is None


class Effect(BaseModel):
    """An objective as it would stand: chance by target, and the likely date if it works."""

    model_config = ConfigDict(frozen=True)

    objective: int
    chance: float
    standard_error: float
    likely: date | None


class Supposed(Outcome):
    """What a change would do was asked; ``effects`` None until it has been worked out.

    Attributes:
        keys: The objectives asked about, by id.
        done: The outcome the change would have, as kept.
        name, fields: The command that makes the change.
        plan: The plan file as it would be; empty once worked out.
    """

    keys: dict[int, str]
    done: dict[str, Any]
    name: str
    fields: dict[str, Any]
    plan: dict[str, Any]
    effects: tuple[Effect, ...] | None = None

    @property
    def unfinished(self) -> bool:
        """Whether it has yet to be worked out."""
        return self.effects is None


class OpenItem(BaseModel):
    """Something of one's own that is open: running since ``day`` working days, or ready to start.

    Attributes:
        days: The range of days it is expected to take.
        since: The day of its newest result, or None.
    """

    model_config = ConfigDict(frozen=True)

    item: Item
    state: State
    day: int
    days: Days
    since: date | None


class OverviewAsked(Outcome):
    """A channel's objectives are to be shown, with one's own open items."""

    channel: str
    mine: tuple[OpenItem, ...] = ()
