"""What just happened to an objective, or how it stands, as signs that make a lesson timely."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.model.durations import Days, Pert, Range, ThreePoint
from core.model.ladder import Ladder
from core.model.lessons import Sign
from core.model.week import Week
from core.practice.facts import ObjectiveFacts
from core.practice.ladder import feedback_is_missing
from core.practice.portfolio import shared_premises

YOUNG_WORK = timedelta(days=14)
"""A gain within so many days of an approach's start is an early one."""
SLIPPED = timedelta(days=14)
"""By so much later the likely date has to be before a lesson speaks of it."""
MANY = 4
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Ended:
    """An approach that ended: working days it took, and its range."""

    took: int
    days: Days


@dataclass(frozen=True, slots=True)
class Happened:
    """A week, in what the week itself does not say.

    Attributes:
        gains: How old approaches were when they had a positive result this week.
        ended: Approaches that ended this week.
        beside: Whether an approach started while another of its task ran.
        refuted: Whether something it counts on turned out false.
        regressed: Whether a metric fell back while its approach is being reworked.
    """

    gains: tuple[timedelta, ...] = ()
    ended: tuple[Ended, ...] = ()
    beside: bool = False
    refuted: bool = False
    regressed: bool = False


def signs(week: Week, facts: ObjectiveFacts, happened: Happened) -> frozenset[Sign]:
    """All signs of one objective's week."""
    return frozenset((*_of_week(week), *_of_plan(facts), *_of_work(facts, happened)))


Told = tuple[tuple[Sign, bool], ...]


def _of_week(week: Week) -> Iterator[Sign]:
    likely, was = week.outlook.likely, week.outlook.was_likely
    told: Told = (
        ("negative-result", any(each.what in ("lost", "dropped") for each in week.events)),
        ("target-moved", bool(week.targets)),
        ("edited", bool(week.edited)),
        ("quiet", not week.results and not week.events),
        ("slipped", bool(likely and was and likely - was > SLIPPED)),
        ("one-approach", bool(week.alone)),
    )
    yield from (sign for sign, seen in told if seen)
    if week.pipeline:
        yield from _of_pipeline(week.pipeline, week.until)


def _of_pipeline(ladder: Ladder, until: date) -> Iterator[Sign]:
    ran = ladder.end_to_end
    if ran is None:
        yield "never-ran"
    elif until - ran < WEEK:
        yield "first-run"
    if feedback_is_missing(ladder):
        yield "no-feedback"


def _of_plan(facts: ObjectiveFacts) -> Iterator[Sign]:
    if shared_premises(facts):
        yield "shared-premise"
    if sum(bool(task.open) for task in facts.tasks) >= MANY:
        yield "many-open"


def _of_work(facts: ObjectiveFacts, happened: Happened) -> Iterator[Sign]:
    if any(age <= YOUNG_WORK for age in happened.gains):
        yield "early-gain"
    if any(each.took > longest(each.days) for each in happened.ended):
        yield "range-missed"
    if any(approach.day > longest(approach.days) for _, approach in facts.running):
        yield "late"
    if any(approach.plateau for _, approach in facts.running):
        yield "plateau"
    told: Told = (
        ("beside", happened.beside),
        ("premise-false", happened.refuted),
        ("regressed", happened.regressed),
    )
    yield from (sign for sign, seen in told if seen)


def longest(days: Days) -> float:
    """Working days that nine in ten such attempts should not exceed."""
    if isinstance(days, Range | ThreePoint):
        return days.p90
    if isinstance(days, Pert):
        return days.high
    return days if isinstance(days, float | int) else days.mean * 2.303
