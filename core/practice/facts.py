"""What is known of an objective, in plain values, for the rules to judge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.model.durations import Days, Mean, Pert, Range, ThreePoint
from core.model.places import Side
from core.model.states import Quality, Stage, State

HALF_OF_EXPONENTIAL = 0.6931
"""ln 2: the median of an exponential law in its means."""
USUAL_GAP = 5.0
"""Working days from one thing heard of running work to the next, supposed: once a week."""


@dataclass(frozen=True, slots=True)
class PlateauFacts:
    """A metric that stopped improving on ``since``, by the likelihood ratio of the curves.

    Attributes:
        chance: That it reaches its goal by the objective's target, or None where it has no goal.
    """

    metric: str
    value: float
    goal: float | None
    since: date
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class ApproachFacts:
    """One approach.

    Attributes:
        day: Working days it has run, today included; 0 where it does not run.
        news: The day of its newest result or reading, or of its start.
        silent: Working days from ``news`` to today.
        limit: Its time limit in working days from the start.
        if_won, if_lost: Chance by target in those worlds, or None.
        belief: Chance that it works, with what it assumes and the days it has run.
        threshold: The belief below which stopping is worth more, or None where not known.
        gain: Chance by target that stopping it adds, or None where not known.
    """

    id: int
    name: str
    reference: str
    owner: str | None
    state: State
    chance: float
    days: Days
    assumes: tuple[str, ...] = ()
    day: int = 0
    news: date | None = None
    silent: int = 0
    limit: float | None = None
    ended: date | None = None
    if_won: float | None = None
    if_lost: float | None = None
    belief: float | None = None
    threshold: float | None = None
    gain: float | None = None
    plateau: PlateauFacts | None = None

    @property
    def open(self) -> bool:
        """Whether it may still win."""
        return self.state in ("planned", "running")

    @property
    def swing(self) -> float:
        """How far apart winning and losing lie, in chance by target."""
        if self.if_won is None or self.if_lost is None:
            return 0.0
        return max(0.0, self.if_won - self.if_lost)


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task.

    Attributes:
        single: Whether the objective cannot do without one doubtful approach of it.
        backup: Chance by target that one more approach of 40 % would add, or None.
        free: A reference that one more approach could have.
        works: The chance that some approach works at all.
        decides: The share of good worlds in which this task decides the date.
    """

    id: int
    name: str
    free: str
    approaches: tuple[ApproachFacts, ...]
    single: bool = False
    backup: float | None = None
    reference: str = ""
    works: float = 1.0
    decides: float = 0.0

    @property
    def open(self) -> tuple[ApproachFacts, ...]:
        """The approaches that may still win; none once one has."""
        if any(each.state == "won" for each in self.approaches):
            return ()
        return tuple(each for each in self.approaches if each.open)


@dataclass(frozen=True, slots=True)
class QualityFacts:
    """Shares of yes per answer, before and now, each over at least three people's results."""

    was: Mapping[Quality, float]
    now: Mapping[Quality, float]
    results: int


@dataclass(frozen=True, slots=True)
class SideFacts:
    """Who took part in four weeks: the sides that did, and who could be asked of each."""

    seen: frozenset[Side]
    results: int
    known: Mapping[Side, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ObjectiveFacts:
    """One objective on a day.

    Attributes:
        age: Working days since it was made.
        owner: Whose decision it is; empty where that person has left and nobody stands in.
        value: What success is worth, in the workspace's usual currency.
        was, was_on: The chance by target about a week ago.
        noise: Standard error of the chance.
        week: Chance by target lost where nothing moves for a week, or None.
        premises: Chance of each assumption.
        end_to_end: The day of the first run end to end, or None.
        absent: Stages of the pipeline that are not there.
        resolved: Whether somebody has said how it came out.
        gap: Working days its team usually lets pass between two things it writes of running work.
    """

    id: int
    key: str
    name: str
    owner: str
    target: date
    today: date
    age: int
    tasks: tuple[TaskFacts, ...]
    value: float = 1.0
    chance: float | None = None
    rough: bool = False
    noise: float = 0.0
    was: float | None = None
    was_on: date | None = None
    week: float | None = None
    premises: Mapping[str, float] | None = None
    end_to_end: date | None = None
    absent: tuple[Stage, ...] = ()
    resolved: bool = False
    quality: QualityFacts | None = None
    sides: SideFacts | None = None
    gap: float = USUAL_GAP

    @property
    def running(self) -> list[tuple[TaskFacts, ApproachFacts]]:
        """Running approaches with their tasks."""
        return [
            (task, each)
            for task in self.tasks
            for each in task.open
            if each.state == "running"
        ]  # fmt: skip


def middle(days: Days) -> float:
    """The working days within which half of such work is done."""
    if isinstance(days, Range):
        return float((days.p10 * days.p90) ** 0.5)
    if isinstance(days, ThreePoint):
        return days.p50
    if isinstance(days, Pert):
        return days.likely
    return days.mean * HALF_OF_EXPONENTIAL if isinstance(days, Mean) else days
