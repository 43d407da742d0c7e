"""How many people of each role there are on day 0, and the steps still to come."""

from collections.abc import Sequence
from typing import NamedTuple

from core.planner.calendar import Calendar
from core.planner.plan import Plan, Step


class Change(NamedTuple):
    """A step of people: after ``days`` working days the role has ``people``, with ``chance``."""

    reference: str
    days: int
    role: int
    people: int
    chance: float


def team_of(plan: Plan, calendar: Calendar) -> tuple[tuple[int, ...], tuple[Change, ...]]:
    """People per role at first, and the changes in order of time.

    A sure step on or before today holds at once; one that is only likely is drawn at day 0.
    """
    at_first: list[int] = []
    changes: list[Change] = []
    for number, (role, given) in enumerate((plan.people or {}).items()):
        steps = () if isinstance(given, int) else sorted(given, key=lambda step: step.since)
        count, to_come = _steps(steps, calendar)
        at_first.append(given if isinstance(given, int) else count)
        changes += [
            Change(
                f"people/{role}/{step.since.isoformat()}", days, number, step.people, step.chance
            )
            for step, days in to_come
        ]
    return tuple(at_first), tuple(sorted(changes, key=lambda change: change.days))


def _steps(steps: Sequence[Step], calendar: Calendar) -> tuple[int, list[tuple[Step, int]]]:
    """What holds on day 0, and the steps that may still change it, each with its day."""
    count = 0
    to_come: list[tuple[Step, int]] = []
    for step in steps:
        days = calendar.days_before(step.since)
        if days == 0 and step.chance == 1:
            count = step.people
            to_come.clear()
        else:
            to_come.append((step, days))
    return count, to_come
