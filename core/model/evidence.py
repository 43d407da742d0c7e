"""Evidence as stored: experiments and readings of metrics."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import Json

from core.model.plan import Noun
from core.model.states import Verdict


class Experiment(Noun):
    """One try within an approach.

    Attributes:
        quality: The answers given, True or False by name; what is missing is unknown.
        source: The address of the message it was logged from, or None.
        weight: How much it counted, in tries, between 0.25 and 1.
    """

    approach: int
    verdict: Verdict
    learned: str
    link: str | None
    source: str | None = None
    quality: Json[dict[str, bool]]
    weight: float
    author: str
    participants: Json[tuple[str, ...]]
    day: date
    logged_at: datetime
    chance_before: float
    chance_after: float


@dataclass(frozen=True, slots=True)
class Tried:
    """How one try was run and by whom, whatever came of it: no verdict stands here."""

    day: date
    author: str
    participants: tuple[str, ...]
    quality: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Heard:
    """How often something was written of one piece of work, whoever did.

    Attributes:
        until: The day of its end, or else of the newest thing written of it, or else its start.
        news: Days on which something was written, its end included.
    """

    started_on: date
    until: date
    news: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a named metric on a day."""

    id: int
    metric: str
    value: float
    day: date
    experiment: int | None
    ruler: int


@dataclass(frozen=True, slots=True)
class Series:
    """How a metric's values by one ruler lie: how many, the least and the most of them."""

    count: int
    least: float
    most: float


class Metric(Noun):
    """What is known of an approach's metric beside its readings.

    Attributes:
        target: The value to reach, or None.
        lower: Whether it is better when it is lower; None where nobody has said.
        unit: As typed behind its values, or empty.
        ruler: Which of its definitions is in force; a new one starts a new series.
        since: The day of the first reading by this ruler, where it is not the first one.
    """

    approach: int
    metric: str
    target: float | None = None
    lower: bool | None = None
    unit: str = ""
    ruler: int = 1
    since: date | None = None
