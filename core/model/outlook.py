"""How an objective stands, in plain values ready to be said."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class AskedFor(BaseModel):
    """The one question that moves a rough forecast most, with names to ask it by.

    Attributes:
        names: The approaches it is about.
        low, high: Chance by target if they are long shots, or likely to work.
        alone: Chance by target with only the first of them, or None.
    """

    model_config = ConfigDict(frozen=True)

    task: str
    approaches: tuple[int, ...]
    names: tuple[str, ...]
    low: float
    high: float
    alone: float | None


class Pace(BaseModel):
    """How the team's finished work compares with its estimates.

    Attributes:
        median: Times its estimate that a forecast takes work to last.
        own: Times its estimate that finished work lasted.
        finished: Approaches that were learned from.
    """

    model_config = ConfigDict(frozen=True)

    median: float
    own: float
    finished: int


class Ongoing(BaseModel):
    """A running approach: how long it has run and may still take, in working days.

    Attributes:
        day: Which working day of it today is, from 1.
        low, high: Eight in ten such tries were estimated to take between these.
        left: Days it still takes, as likely as not.
        limit: Its time limit from the start, or None.
        chance: That it works; ``unlimited`` without the limit.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    day: int
    low: float
    high: float
    left: float
    limit: float | None
    chance: float
    unlimited: float


class Outlook(BaseModel):
    """One objective's forecast beside the one before and the first.

    Attributes:
        chance: Chance by target in [0, 1], with its standard error; ``was`` the one compared with.
        first: The first forecast's chance, and ``first_target`` its target date.
        likely: The day by which it is as likely as not done, if it works; None where never.
            ``was_likely`` is that of the forecast compared with.
        rough: Whether most of its numbers are guesses.
        sampled: Whether so many assumptions hang together that even exact figures are sampled.
        pending: Whether a newer forecast is on its way.
        running: What runs, with the days it has run and may still take.
        pace: Times its estimate that work is taken to last, and what it was learned from.
        corrected: What a stated chance of 80 % counts as, where chances are corrected.
        uncounted: Names of tasks without an approach, which no forecast counts.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    key: str
    name: str
    target: date
    today: date
    chance: float | None = None
    standard_error: float = 0.0
    ever: float | None = None
    was: float | None = None
    was_target: date | None = None
    first: float | None = None
    first_target: date | None = None
    likely: date | None = None
    was_likely: date | None = None
    early: date | None = None
    late: date | None = None
    rough: bool = False
    sampled: bool = False
    pending: bool = False
    uncounted: tuple[str, ...] = ()
    pace: Pace | None = None
    running: tuple[Ongoing, ...] = ()
    corrected: float | None = None
    made_on: date | None = None
    newest_evidence: date | None = None
    question: AskedFor | None = None
    tasks: int = 0
    approaches: int = 0
