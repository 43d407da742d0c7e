"""What was written into the plan: objectives, tasks, approaches, assumptions, the team."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.model.durations import Days
from core.model.outcomes.base import Item, Outcome


class PlanStarted(Outcome):
    """A whole plan was made at once.

    Attributes:
        doubtful_guess, plain_guess: Chances supposed where nobody stated one.
        results: The team's own that they rest on; 0 means none.
    """

    name: str
    tasks: int
    approaches: int
    doubtful: int
    doubtful_guess: float = 0.5
    plain_guess: float = 0.95
    results: int = 0


class Added(Outcome):
    """An objective, task or approach was added."""

    item: Item
    parent: str = ""
    chance: float | None = None
    days: Days | None = None
    guessed: tuple[str, ...] = ()


class FieldChange(BaseModel):
    """One field's change, as values of the plan."""

    model_config = ConfigDict(frozen=True)

    field: str
    before: Any
    after: Any


class Edited(Outcome):
    """Fields of an item were changed; none where they were so already.

    ``overridden`` is how many results a chance set by hand leaves behind.
    """

    item: Item
    fields: tuple[FieldChange, ...]
    overridden: int = 0


class ChancesStated(Outcome):
    """The chance of several approaches was stated at once."""

    names: tuple[str, ...]
    chance: float


class Removed(Outcome):
    """An item was taken out with all below it."""

    item: Item
    below: int


class TakenOver(Outcome):
    """An objective has a new owner, who took it on."""

    item: Item


class Closed(Outcome):
    """An objective was closed."""

    item: Item


class AssumptionStated(Outcome):
    """An assumption was stated, judged or changed."""

    key: str
    was: float | None
    chance: float
    note: str
    assumed_by: int


class TeamRow(BaseModel):
    """How many people of a role from a day on."""

    model_config = ConfigDict(frozen=True)

    role: str
    since: date
    people: int
    chance: float


class TeamShown(Outcome):
    """The team as it stands, perhaps just changed."""

    rows: tuple[TeamRow, ...]
    changed: bool = False


class HolidaysAdded(Outcome):
    """Days nobody works were added; those already known are not among them."""

    dates: tuple[date, ...]
