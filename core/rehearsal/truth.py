"""What a team plans, as it says it, and what will come of it, which nobody knows yet."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from core.rehearsal.habits import Habits

NORMAL = NormalDist()
UNNAMED = 0.5
"""The chance that a team finds one more idea when all of a task's have failed."""
COUNTS = {"research": (0.2, 0.4, 0.4), "engineering": (0.5, 0.5, 0.0)}
"""How often a task has one, two, three ideas."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One approach.

    Attributes:
        chance, p10, p90: What people say of it.
        assumes: The key of the premise it rests on, or None.
        wins: What it comes to when it has been worked on long enough.
        days: Whole working days of work that takes.
        pause: After how many days of work it lies untouched, and for how many days; 0 is never.
        flat: Of an idea that loses: whether its metric stands still early, or keeps creeping.
    """

    key: str
    role: str
    chance: float
    p10: float
    p90: float
    assumes: str | None
    wins: bool
    days: int
    pause: tuple[int, int]
    flat: bool

    @property
    def middle(self) -> float:
        """The stated days, as often above as below."""
        return math.sqrt(self.p10 * self.p90)


@dataclass(frozen=True, slots=True)
class Job:
    """One task: its ideas in order, and the one nobody has thought of yet, if there is one."""

    key: str
    after: tuple[str, ...]
    in_turn: bool
    ideas: tuple[Idea, ...]
    spare: Idea | None


@dataclass(frozen=True, slots=True)
class Goal:
    """One objective.

    Attributes:
        begins: The working day on which it is planned.
        allowed: Working days from there to its target, both ends included.
        premise: Key, stated chance and truth of an assumption, or None.
    """

    key: str
    begins: int
    allowed: int
    premise: tuple[str, float, bool] | None
    jobs: tuple[Job, ...]

    @property
    def due(self) -> int:
        """The working day of its target."""
        return self.begins + self.allowed - 1


def goals_of(habits: Habits, weeks: int, rng: np.random.Generator) -> tuple[Goal, ...]:
    """The objectives a team takes on in so many weeks: one at once, then one a month or so."""
    goals: list[Goal] = []
    week = 0
    while week < max(1, weeks - 4):
        goals.append(_goal(f"goal-{len(goals) + 1}", 5 * week, habits, rng))
        week += int(rng.integers(3, 8))
    return tuple(goals)


def _goal(key: str, begins: int, habits: Habits, rng: np.random.Generator) -> Goal:
    premise = None
    if rng.random() < 0.4:
        stated = float(rng.choice([0.7, 0.8, 0.9]))
        premise = (f"{key}-premise", stated, bool(rng.random() < stated - 0.15))
    delay = math.sqrt(habits.common) * habits.wild * rng.normal()
    maker = _Maker(habits, rng, delay, premise)
    jobs: list[Job] = []
    for number in range(int(rng.integers(3, 7))):
        jobs.append(maker.job(number, jobs))
    allowed = max(10, round(_length(jobs) * rng.uniform(1.2, 3.5)))
    return Goal(key, begins, allowed, premise, tuple(jobs))


def _length(jobs: list[Job]) -> float:
    """Working days if each task's first idea works in the days stated: what targets grow from."""
    done: dict[str, float] = {}
    for job in jobs:
        done[job.key] = max((done[key] for key in job.after), default=0.0) + job.ideas[0].middle
    return max(done.values())


@dataclass(frozen=True, slots=True)
class _Maker:
    """Draws the jobs of one goal; ``delay`` is the log of what all its work shares."""

    habits: Habits
    rng: np.random.Generator
    delay: float
    premise: tuple[str, float, bool] | None

    def job(self, number: int, before: list[Job]) -> Job:
        rng = self.rng
        role = "research" if rng.random() < 0.55 else "engineering"
        count = int(rng.choice(3, p=COUNTS[role])) + 1
        shared = rng.normal()
        ideas = tuple(self._idea(f"idea-{place + 1}", role, shared) for place in range(count))
        spare = self._idea("new-idea", role, shared) if rng.random() < UNNAMED else None
        after = tuple(job.key for job in before[-1:] if rng.random() < 0.7)
        if not after and len(before) > 1 and rng.random() < 0.5:
            after = (before[-2].key,)
        in_turn = self.habits.counted or bool(rng.random() < 0.7)
        return Job(f"task-{number + 1}", after, in_turn, ideas, spare)

    def _idea(self, key: str, role: str, shared: float) -> Idea:
        rng, habits = self.rng, self.habits
        plain = role == "engineering"
        true = float(rng.beta(12, 1.5) if plain else rng.beta(2.2, 2.2))
        assumes = self.premise[0] if self.premise and not plain and rng.random() < 0.6 else None
        luck = math.sqrt(habits.alike) * shared + math.sqrt(1 - habits.alike) * rng.normal()
        wins = NORMAL.cdf(luck) < true
        if assumes and self.premise and not self.premise[2]:
            wins = False
        middle = float(np.clip(math.exp(rng.normal(math.log(7), 0.5)), 2, 30))
        half = math.sqrt(max(1.5, math.exp(rng.normal(math.log(2.6), 0.25))))
        return Idea(
            key=key,
            role=role,
            chance=self._stated(true),
            p10=round(middle / half, 1),
            p90=round(middle * half, 1),
            assumes=assumes,
            wins=wins,
            days=self._days(middle, wins),
            pause=(int(rng.integers(1, 8)), int(rng.integers(5, 21)))
            if rng.random() < 0.15
            else (0, 0),
            flat=bool(rng.random() < 0.5),
        )

    def _stated(self, true: float) -> float:
        """A true chance as people give it: too high, blurred, in steps of five points."""
        true = min(0.98, max(0.02, true))
        logit = math.log(true / (1 - true)) + self.habits.optimism
        said = 1 / (1 + math.exp(-logit - self.rng.normal(0, self.habits.blur)))
        return round(min(0.95, max(0.1, round(said * 20) / 20)), 2)

    def _days(self, middle: float, wins: bool) -> int:
        """Days of work; what fails is given up late."""
        habits = self.habits
        own = math.sqrt(1 - habits.common) * habits.wild * self.rng.normal()
        days = middle * habits.pace * math.exp(self.delay + own) * (1.0 if wins else 1.15)
        return max(1, math.ceil(days))
