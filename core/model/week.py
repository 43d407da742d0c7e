"""What happened to an objective in a span of days, in plain values ready to be said."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from core.model.ladder import Ladder
from core.model.outcomes.questions import Moved
from core.model.outlook import Outlook
from core.model.worth import News, Stakes

Happened = Literal["won", "lost", "dropped", "parked", "started", "added", "removed"]


class Event(BaseModel):
    """Something that happened to an approach or task, by name."""

    model_config = ConfigDict(frozen=True)

    what: Happened
    name: str


class Learned(BaseModel):
    """A note of an experiment or an ending, and who wrote it."""

    model_config = ConfigDict(frozen=True)

    author: str
    note: str
    about: str
    verdict: str


class Week(BaseModel):
    """One objective's week.

    Attributes:
        outlook: Where it stands, compared with the start of the span.
        edited: Names of fields changed by hand, such as "chance of vendor".
        answers: How often each quality answer was yes; empty below three people who logged.
        moved: What moved it in that span, and by how much; empty where that was not worked out.
        alone: Names of tasks whose success rests on one approach.
        pipeline: The ladder from data to business feedback as it stands.
        stakes: What success is worth.
        news: Readings of metrics in that span.
        start: What had best start now, by name; empty is nothing more, None not worked out.
    """

    model_config = ConfigDict(frozen=True)

    outlook: Outlook
    until: date
    events: tuple[Event, ...] = ()
    moved: tuple[Moved, ...] = ()
    learned: tuple[Learned, ...] = ()
    edited: tuple[str, ...] = ()
    targets: tuple[date, ...] = ()
    results: int = 0
    answers: dict[str, int] = {}
    alone: tuple[str, ...] = ()
    last_result: date | None = None
    pipeline: Ladder | None = None
    owner: str = ""
    stakes: Stakes = Stakes()
    news: tuple[News, ...] = ()
    start: tuple[str, ...] | None = None
