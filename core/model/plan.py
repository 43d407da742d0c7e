"""The plan's nouns as stored: objective, task, approach, assumption, step of the team."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Json

from core.model.durations import Days
from core.model.states import Failure, Resolution, Stage, State, Strategy


class Noun(BaseModel):
    """Base of what the store keeps: frozen, one row each."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: int
    team: str


class Worth(BaseModel):
    """What success is worth; ``per`` None is once."""

    model_config = ConfigDict(frozen=True)

    amount: float
    currency: str = "EUR"
    per: Literal["year"] | None = None


class Objective(Noun):
    """A business outcome with an owner, a target date and a value; belongs to one channel.

    Attributes:
        source: What an import last said of it, and by which id; None where it was typed.
    """

    channel: str
    key: str
    name: str
    owner: str
    editors: Json[tuple[str, ...]] = ()
    priority: int
    target: date
    value: Json[Worth] | None
    day_rate: float | None
    discount: float
    created_at: datetime
    closed_at: datetime | None
    end_to_end: date | None = None
    source: Json[dict[str, Any]] | None = None
    phrase: str = ""
    in_brief: bool = False
    resolution: Resolution | None = None
    resolved_on: date | None = None


class Task(Noun):
    """Something that must be achieved; ``after`` holds the ids of tasks of the same objective."""

    objective: int
    key: str
    name: str
    position: int
    after: Json[tuple[int, ...]]
    stage: Stage | None
    done_when: str
    strategy: Strategy
    source: Json[dict[str, Any]] | None = None


class Stated(BaseModel):
    """A range of working days as it stood when the work started."""

    model_config = ConfigDict(frozen=True)

    days: Days


class Approach(Noun):
    """One idea for a task; ``guessed`` names the fields nobody has stated yet.

    Attributes:
        first_chance: The chance when it started, which is what calibration scores.
        first_days: The range when it started, or None where it never did.
        detour: Whether it is being reworked, so that its metrics may fall back for a while.
        plain: Whether it is work that nobody doubted, rather than an idea that might not work.
        ambiguous: Whether its end says neither yes nor no, so that it is not scored.
    """

    task: int
    key: str
    name: str
    position: int
    chance: float
    sure: float
    days: Json[Days]
    guessed: Json[frozenset[str]]
    role: str | None
    people: int
    assumes: Json[tuple[str, ...]]
    failure: Failure
    time_box: float | None
    cost: float | None
    owner: str | None
    state: State
    started_on: date | None
    ended_on: date | None
    learned: str
    first_chance: float | None = None
    first_days: Json[Stated] | None = None
    ambiguous: bool = False
    detour: bool = False
    plain: bool = False


class Assumption(Noun):
    """A premise several approaches share; chance 1 or 0 once it is known.

    Attributes:
        channel: The private channel whose own it is, or None where it is the workspace's.
    """

    key: str
    channel: str | None = None
    chance: float
    note: str

    @property
    def file_key(self) -> str:
        """Its key in the workspace's plan file, where those of two channels differ."""
        return f"{self.key}-{self.channel.lower()}" if self.channel else self.key


class TeamStep(Noun):
    """How many people of a role there are from a day on; perhaps, with ``chance``."""

    role: str
    since: date
    people: int
    chance: float
