"""A person's own page, in plain values ready to be said."""

from datetime import date, time

from pydantic import BaseModel, ConfigDict

from core.model.durations import Days
from core.model.nudges import Nudge
from core.model.outcomes.base import Item, Outcome
from core.model.outlook import Outlook
from core.model.places import Side
from core.model.states import Quality


class Running(BaseModel):
    """One's own approach that runs: on which working day, of how many expected."""

    model_config = ConfigDict(frozen=True)

    item: Item
    objective: str
    day: int
    days: Days
    late: float


class OpenNudge(BaseModel):
    """A question that still stands, with its number."""

    model_config = ConfigDict(frozen=True)

    id: int
    nudge: Nudge


class Due(BaseModel):
    """An objective of one's own whose date is over and that nobody has closed."""

    model_config = ConfigDict(frozen=True)

    item: Item
    target: date
    chance: float | None


class Preferences(BaseModel):
    """When a person may be asked something."""

    model_config = ConfigDict(frozen=True)

    quiet_from: time
    quiet_until: time
    nudge_at: time
    nudges_a_week: int
    out_until: date | None
    side: Side | None


class HomeShown(BaseModel):
    """Everything on a person's own page.

    Attributes:
        results: One's own experiments of four weeks; ``yes`` counts each answer that was yes.
        page: Counted from 0.
    """

    model_config = ConfigDict(frozen=True)

    today: date
    nudges: tuple[OpenNudge, ...]
    due: tuple[Due, ...]
    running: tuple[Running, ...]
    owned: tuple[Outlook, ...]
    results: int
    yes: dict[Quality, int]
    preferences: Preferences
    page: int = 0


class PreferencesSet(Outcome):
    """A person said when they may be asked something."""

    preferences: Preferences
