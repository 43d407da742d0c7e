"""What the bot gets to hear of a team's life: commands, some late, some never."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

import numpy as np

from core.commands.approaches import AddApproach, ChangeState
from core.commands.base import Command
from core.commands.experiments import LogExperiment, RecordReading
from core.commands.objectives import (
    AddObjective,
    Changes,
    CloseObjective,
    EditItem,
    SetTeam,
    StateAssumption,
)
from core.commands.tasks import AddTask
from core.model.durations import Range
from core.model.states import QUALITY_LETTERS, State
from core.rehearsal.habits import Habits
from core.rehearsal.happenings import Happening, Life, Path
from core.rehearsal.judging import ideas_of
from core.rehearsal.readings import START, TARGET, true_reading
from core.rehearsal.truth import Goal, Idea

FIRST_MONDAY = date(2026, 1, 5)
LEAD = "U1LEAD"
METRIC, NIGHTLY_METRIC = "score", "nightly"
NIGHTLY = 0.3
"""The share of teams that have a metric read by itself on every day of work."""
NIGHTLY_NOISE = (0.01, 0.05)
"""The noise of such readings, as a share of the way from start to target, a team."""
MORNING, AFTERNOON = 9, 15
"""Hours at which plans are made, and at which everything else is written down."""
REMEMBERED = (10, 21)
"""Working days after which an ending that was forgotten is written down."""
STATES: dict[str, State] = {"won": "won", "lost": "lost", "stopped": "dropped"}


def date_of(day: int) -> date:
    """The date of a working day, day 0 being the first Monday; nobody has holidays here."""
    return FIRST_MONDAY + timedelta(weeks=day // 5, days=day % 5)


def people_of(habits: Habits) -> list[str]:
    """Everybody in a team."""
    return [LEAD, *(_person(role, n) for role, many in habits.people.items() for n in range(many))]


def _person(role: str, number: int) -> str:
    return f"U1{role[:3].upper()}{number}"


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A command on a working day at an hour; ``number`` keeps what is said in order."""

    day: int
    hour: int
    number: int
    author: str = field(compare=False)
    command: Command = field(compare=False)


def told(goals: Sequence[Goal], life: Life, habits: Habits, rng: np.random.Generator) -> list[Told]:
    """Everything that is ever said to the bot, by day."""
    return sorted(_Telling({goal.key: goal for goal in goals}, habits, rng).lines(life))


@dataclass(eq=False)
class _Telling:
    goals: dict[str, Goal]
    habits: Habits
    rng: np.random.Generator
    numbers: Iterator[int] = field(default_factory=count)
    latest: dict[Path, int] = field(default_factory=dict)
    roles: dict[Path, str] = field(default_factory=dict)

    def lines(self, life: Life) -> Iterator[Told]:
        if self.habits.counted:
            yield self._line(0, LEAD, SetTeam(people=self.habits.people))
        by_kind: dict[str, Callable[[Happening], Iterator[Told]]] = {
            "begun": self._begun,
            "added": self._added,
            "started": self._started,
            "tried": self._tried,
            "over": self._over,
        }
        for each in life.happenings:
            yield from by_kind.get(each.kind, self._ended)(each)
        if self.rng.random() < NIGHTLY:
            yield from self._nightly(life)

    def _line(self, day: int, author: str, command: Command) -> Told:
        hour = AFTERNOON if author != LEAD or isinstance(command, CloseObjective) else MORNING
        return Told(day, hour, next(self.numbers), author, command)

    def _begun(self, happening: Happening) -> Iterator[Told]:
        """The whole plan, on the day it is made."""
        goal, day = self.goals[happening.goal], happening.day
        target = date_of(goal.due)
        yield self._line(day, LEAD, AddObjective(key=goal.key, name=goal.key, target=target))
        if goal.premise:
            key, chance, _ = goal.premise
            yield self._line(day, LEAD, StateAssumption(key=key, chance=chance))
        for job in goal.jobs:
            reference = f"{goal.key}/{job.key}"
            yield self._line(day, LEAD, AddTask(task=reference, after=job.after))
            for idea in job.ideas:
                yield self._idea(day, (goal.key, job.key, idea.key), idea)
            if not self.habits.counted:
                strategy = Changes(strategy="sequence" if job.in_turn else "parallel")
                yield self._line(day, LEAD, EditItem(item=reference, changes=strategy))

    def _idea(self, day: int, path: Path, idea: Idea) -> Told:
        self.roles[path] = idea.role
        return self._line(
            day,
            LEAD,
            AddApproach(
                approach="/".join(path),
                chance=idea.chance,
                days=Range(p10=idea.p10, p90=idea.p90),
                assumes=(idea.assumes,) if idea.assumes else (),
                role=idea.role if self.habits.counted else None,
                owner=self._author(path),
            ),
        )

    def _author(self, path: Path) -> str:
        """Who works on an idea: one of its role's people."""
        role = self.roles[path]
        number = sum(map(ord, "".join(path))) % self.habits.people[role]
        return _person(role, number)

    def _added(self, happening: Happening) -> Iterator[Told]:
        assert happening.idea is not None
        yield self._idea(happening.day, happening.path, happening.idea)

    def _when(self, happening: Happening, more: int = 0) -> int:
        """The day something is said: late, and after whatever was said of this idea before."""
        day = happening.day + more + int(self.rng.exponential(self.habits.late))
        self.latest[happening.path] = max(day, self.latest.get(happening.path, 0))
        return self.latest[happening.path]

    def _started(self, happening: Happening) -> Iterator[Told]:
        """A start, unless nobody says so: then the first result tells."""
        if self.rng.random() < 0.5 + 0.5 * self.habits.logs:
            command = ChangeState(approach="/".join(happening.path), state="running")
            yield self._line(self._when(happening), self._author(happening.path), command)

    def _tried(self, happening: Happening) -> Iterator[Told]:
        if self.rng.random() >= self.habits.logs:
            return
        assert happening.verdict is not None
        assert happening.reading is not None
        dated = date_of(happening.day) if self.rng.random() < 0.5 else None
        letters = [each for each in QUALITY_LETTERS.values()
                   if self.rng.random() < self.habits.letters]  # fmt: skip
        command = LogExperiment(
            approach="/".join(happening.path),
            verdict=happening.verdict,
            values={METRIC: happening.reading},
            on=dated,
            quality=frozenset(letters),
        )
        yield self._line(self._when(happening), self._author(happening.path), command)

    def _nightly(self, life: Life) -> Iterator[Told]:
        """A second metric that is read by itself on every day of work, noisy as that team's is."""
        noise = self.rng.uniform(*NIGHTLY_NOISE) * (TARGET - START)
        ideas = ideas_of(self.goals.values())
        for path, days in life.worked.items():
            for worked, day in enumerate(days, 1):
                value = true_reading(ideas[path], worked) + self.rng.normal(0, noise)
                command = RecordReading(
                    approach="/".join(path),
                    values={NIGHTLY_METRIC: round(value, 4)},
                    target=TARGET if worked == 1 else None,
                )
                yield self._line(day, self._author(path), command)

    def _ended(self, happening: Happening) -> Iterator[Told]:
        """A win, a loss, or a stop; a forgotten one comes weeks later."""
        forgotten = self.rng.random() < self.habits.forgets
        more = int(self.rng.integers(*REMEMBERED)) if forgotten else 0
        command = ChangeState(approach="/".join(happening.path), state=STATES[happening.kind])
        yield self._line(self._when(happening, more), self._author(happening.path), command)

    def _over(self, happening: Happening) -> Iterator[Told]:
        """The lead closes a goal once everything about it has been said."""
        said = [day for path, day in self.latest.items() if path[0] == happening.goal]
        yield self._line(max(said) + 1, LEAD, CloseObjective(objective=happening.goal))
