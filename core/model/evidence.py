"""Evidence as stored: experiments and readings of metrics."""

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


class Reading(Noun):
    """One value of a named metric on a day."""

    approach: int
    metric: str
    value: float
    day: date
    experiment: int | None
    ruler: int
