"""A validated plan as flat lists in the order in which work starts: priority, task, approach."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from core.model.durations import Days
from core.model.states import Strategy
from core.planner.calendar import Calendar, calendar_from
from core.planner.laws import Law, law_of
from core.planner.plan import Approach, Objective, Plan, Task
from core.planner.team import Change, team_of

TICKS = 1_000_000
"""Ticks of a working day."""


class Attempt(NamedTuple):
    """An approach that may still run; ``assumes`` are indices into ``Network.assumptions``.

    Attributes:
        task, objective: Indices into the network's lists.
        factor: Median and log-sigma of the overrun's own part.
        role: Index into ``Network.roles``, or -1 where nobody scarce is needed.
        box: Working days left of its time limit, infinite without one.
        elapsed: Working days it has run; only meaningful while ``running``.
    """

    reference: str
    task: int
    objective: int
    chance: float
    days: Days
    factor: tuple[float, float]
    role: int
    people: int
    assumes: tuple[int, ...]
    early: bool
    box: float
    running: bool
    elapsed: float

    @property
    def law(self) -> Law:
        """Its working days before the shared part of the overrun."""
        return law_of(self.days, *self.factor)


class Job(NamedTuple):
    """A task: its predecessors, its open attempts in order, and whether it is won already."""

    reference: str
    objective: int
    after: tuple[int, ...]
    strategy: Strategy
    attempts: tuple[int, ...]
    won: bool


@dataclass(frozen=True)
class Network:
    """What a simulation needs of a plan; objectives in order of priority.

    Attributes:
        at_first: People of each role on day 0.
        changes: Steps of people still to come or to be drawn, in order of time.
    """

    plan: Plan
    calendar: Calendar
    objectives: tuple[Objective, ...]
    jobs: tuple[Job, ...]
    attempts: tuple[Attempt, ...]
    assumptions: tuple[str, ...]
    roles: tuple[str, ...]
    at_first: tuple[int, ...]
    changes: tuple[Change, ...]

    @property
    def scarce(self) -> bool:
        """Whether anybody has to wait for people."""
        return any(attempt.role >= 0 for attempt in self.attempts)

    @property
    def shared_sigma(self) -> float:
        """Log-sigma of the overrun that all work of a world shares."""
        overrun = self.plan.overrun
        return overrun.sigma * math.sqrt(overrun.shared)

    @cached_property
    def jobs_of(self) -> tuple[range, ...]:
        """The numbers of each objective's jobs."""
        found, first = [], 0
        for objective in self.objectives:
            found.append(range(first, first + len(objective.tasks)))
            first += len(objective.tasks)
        return tuple(found)

    @cached_property
    def attempts_of(self) -> tuple[range, ...]:
        """The numbers of each objective's attempts."""
        ends = [0] * (len(self.objectives) + 1)
        for number, attempt in enumerate(self.attempts):
            ends[attempt.objective + 1] = number + 1
        ends = list(accumulate(ends, max))
        return tuple(range(*pair) for pair in pairwise(ends))


def own_factor(plan: Plan) -> tuple[float, float]:
    """Median and log-sigma of the overrun's part that is each attempt's own."""
    overrun = plan.overrun
    return overrun.median, overrun.sigma * math.sqrt(1.0 - overrun.shared)


def network_from(plan: Plan) -> Network:
    """Compile a plan."""
    calendar = calendar_from(plan.today, plan.holidays)
    roles = tuple(plan.people or ())
    at_first, changes = team_of(plan, calendar)
    compiler = _Compiler(plan, roles)
    objectives = tuple(plan.objectives[place] for place in _ranked(plan.objectives))
    for number, objective in enumerate(objectives):
        compiler.take(objective, number)
    return Network(
        plan=plan,
        calendar=calendar,
        objectives=objectives,
        jobs=tuple(compiler.jobs),
        attempts=tuple(compiler.attempts),
        assumptions=tuple(plan.assumptions),
        roles=roles,
        at_first=at_first,
        changes=changes,
    )


def _ranked(objectives: Sequence[Objective]) -> list[int]:
    """Places of the objectives by priority, which is their position where none is given."""
    given = [
        place + 1 if each.priority is None else each.priority
        for place, each in enumerate(objectives)
    ]
    return sorted(range(len(objectives)), key=lambda place: (given[place], place))


class _Compiler:
    """Collects jobs and attempts objective by objective."""

    def __init__(self, plan: Plan, roles: Sequence[str]) -> None:
        self.factor = own_factor(plan)
        self.roles = {role: number for number, role in enumerate(roles)}
        self.assumptions = {key: number for number, key in enumerate(plan.assumptions)}
        self.jobs: list[Job] = []
        self.attempts: list[Attempt] = []

    def take(self, objective: Objective, number: int) -> None:
        """Add an objective's tasks and their open approaches."""
        first = len(self.jobs)
        places = {task.key: first + place for place, task in enumerate(objective.tasks)}
        for task in objective.tasks:
            path = f"{objective.key}/{task.key}"
            open_from = len(self.attempts)
            won = self._open(task, path, number)
            job = Job(
                reference=path,
                objective=number,
                after=tuple(sorted({places[key] for key in task.after})),
                strategy=task.strategy,
                attempts=tuple(range(open_from, len(self.attempts))),
                won=won,
            )
            self.jobs.append(job)

    def _open(self, task: Task, path: str, number: int) -> bool:
        """Add a task's open approaches; whether one of its approaches is won."""
        won = False
        for approach in task.approaches:
            if approach.state in ("planned", "running"):
                self.attempts.append(self._attempt(approach, path, number))
            won = won or approach.state == "won"
        return won

    def _attempt(self, approach: Approach, path: str, number: int) -> Attempt:
        running = approach.state == "running"
        elapsed = approach.elapsed if running else 0.0
        box = approach.time_box
        return Attempt(
            f"{path}/{approach.key}",
            len(self.jobs),
            number,
            approach.chance,
            approach.days,
            self.factor,
            -1 if approach.role is None else self.roles.get(approach.role, -1),
            approach.people,
            tuple(self.assumptions[key] for key in approach.assumes),
            approach.failure == "early",
            math.inf if box is None else max(0.0, box - elapsed),
            running,
            elapsed,
        )
