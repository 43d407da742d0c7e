"""A validated plan as flat lists in the order in which work starts: priority, task, approach."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.model.states import Strategy
from core.planner.calendar import Calendar, calendar_from
from core.planner.laws import Law, law_of
from core.planner.plan import Approach, Objective, Plan, Step


@dataclass(frozen=True, slots=True)
class Attempt:
    """An approach that may still run; ``assumes`` are indices into ``Network.assumptions``.

    Attributes:
        task, objective: Indices into the network's lists.
        role: Index into ``Network.roles``, or -1 where nobody scarce is needed.
        box: Working days left of its time limit, infinite without one.
        elapsed: Working days it has run; only meaningful while ``running``.
    """

    reference: str
    task: int
    objective: int
    chance: float
    law: Law
    role: int
    people: int
    assumes: tuple[int, ...]
    early: bool
    box: float
    running: bool
    elapsed: float


@dataclass(frozen=True, slots=True)
class Job:
    """A task: its predecessors, its open attempts in order, and whether it is won already."""

    objective: int
    after: tuple[int, ...]
    strategy: Strategy
    attempts: tuple[int, ...]
    won: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A step of people: at ``days`` the role has ``people``, with ``chance``."""

    reference: str
    days: int
    role: int
    people: int
    chance: float


@dataclass(frozen=True)
class Network:
    """What a simulation needs of a plan; objectives in order of priority."""

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


def network_from(plan: Plan) -> Network:
    """Compile a plan."""
    ranked = sorted(
        enumerate(plan.objectives),
        key=lambda pair: (pair[1].priority or pair[0] + 1, pair[0]),
    )
    objectives = tuple(objective for _, objective in ranked)
    calendar = calendar_from(plan.today, plan.holidays)
    roles = tuple(plan.people or ())
    jobs, attempts = _compiled(plan, objectives, roles)
    at_first, changes = _people(plan, calendar, roles)
    return Network(
        plan=plan,
        calendar=calendar,
        objectives=objectives,
        jobs=tuple(jobs),
        attempts=tuple(attempts),
        assumptions=tuple(plan.assumptions),
        roles=roles,
        at_first=at_first,
        changes=changes,
    )


def _compiled(
    plan: Plan, objectives: Sequence[Objective], roles: Sequence[str]
) -> tuple[list[Job], list[Attempt]]:
    jobs: list[Job] = []
    attempts: list[Attempt] = []
    for number, objective in enumerate(objectives):
        places = {task.key: len(jobs) + place for place, task in enumerate(objective.tasks)}
        for task in objective.tasks:
            mine = [each for each in task.approaches if each.state in ("planned", "running")]
            first = len(attempts)
            path = f"{objective.key}/{task.key}"
            attempts += [_attempt(plan, each, path, (len(jobs), number), roles) for each in mine]
            jobs.append(
                Job(
                    objective=number,
                    after=tuple(places[key] for key in task.after),
                    strategy=task.strategy,
                    attempts=tuple(range(first, len(attempts))),
                    won=any(each.state == "won" for each in task.approaches),
                )
            )
    return jobs, attempts


def _attempt(
    plan: Plan, approach: Approach, path: str, place: tuple[int, int], roles: Sequence[str]
) -> Attempt:
    numbers = {key: number for number, key in enumerate(plan.assumptions)}
    running = approach.state == "running"
    elapsed = approach.elapsed if running else 0.0
    scarce = approach.role is not None and approach.role in roles
    return Attempt(
        reference=f"{path}/{approach.key}",
        task=place[0],
        objective=place[1],
        chance=approach.chance,
        law=law_of(approach.days, plan.overrun),
        role=roles.index(approach.role) if scarce and approach.role else -1,
        people=approach.people,
        assumes=tuple(numbers[key] for key in approach.assumes),
        early=approach.failure == "early",
        box=math.inf if approach.time_box is None else max(0.0, approach.time_box - elapsed),
        running=running,
        elapsed=elapsed,
    )


def _people(
    plan: Plan, calendar: Calendar, roles: Sequence[str]
) -> tuple[tuple[int, ...], tuple[Change, ...]]:
    """How many of each role there are at first, and the steps still to come.

    A sure step on or before today holds at once; one that is only likely is drawn at day 0.
    """
    at_first, changes = [], []
    for number, role in enumerate(roles):
        given = (plan.people or {})[role]
        steps = () if isinstance(given, int) else sorted(given, key=lambda step: step.since)
        count = given if isinstance(given, int) else 0
        to_come: list[Change] = []
        for step in steps:
            days = calendar.days_before(step.since)
            if days == 0 and step.chance == 1:
                count = step.people
                to_come.clear()
            else:
                to_come.append(_change(step, role, number, days))
        at_first.append(count)
        changes += to_come
    return tuple(at_first), tuple(sorted(changes, key=lambda change: change.days))


def _change(step: Step, role: str, number: int, days: int) -> Change:
    reference = f"people/{role}/{step.since.isoformat()}"
    return Change(reference, days, number, step.people, step.chance)
