"""The team's own record: how long its work took beside its estimates, how often it writes."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from core.learning.guesses import Guesses, Result, guesses
from core.learning.reference import Finished, Overrun, team_overrun
from core.model.durations import Days
from core.model.plan import Approach
from core.planner.laws import law_of
from core.practice.quiet import usual_gap
from core.store import evidence, plan
from core.store.store import Tx

DAY = timedelta(days=1)
RECENT = 100
"""Pieces of work, the last begun, that say how often a team writes."""
EIGHTY = 2.5631031310892007
"""Standard deviations between the 10 % and the 90 % point of a normal law."""


def team_guesses(tx: Tx, team: str) -> Guesses:
    """What a workspace's results say of chances that nobody has stated."""
    found = [approach for _, approach in plan.ended(tx, team) if not approach.ambiguous]
    return guesses([Result(each.plain, each.state == "won") for each in found])


def team_law(tx: Tx, team: str, today: date) -> Overrun:
    """The overrun law of a workspace's work so far; estimates that were guesses teach nothing."""
    holidays = plan.holidays(tx, team)
    known = sorted(plan.worked_on(tx, team), key=lambda each: each.ended_on or today)
    found = [_finished(each, holidays, today) for each in known]
    return team_overrun([each for each in found if each is not None])


def team_gap(tx: Tx, team: str) -> float:
    """Working days between two things a team writes of running work, whoever does."""
    heard = evidence.heard_of(tx, team, RECENT)
    free = [np.datetime64(day) for day in plan.holidays(tx, team)]
    begun, until = [each.started_on for each in heard], [each.until for each in heard]
    days = np.busday_count(begun, until, holidays=free) if heard else np.zeros(0)
    return usual_gap(float(np.maximum(days, 0).sum()), sum(each.news for each in heard))


def _finished(approach: Approach, holidays: Sequence[date], today: date) -> Finished | None:
    """How long an approach took, or has lasted before ``today``; None where nobody can know."""
    stated, whole = approach.first_days, full_days(approach, holidays)
    if approach.state == "running":
        approach = approach.model_copy(update={"ended_on": today - DAY})
    took = whole or days_taken(approach, holidays)
    if took is None or stated is None or "days" in approach.guessed or approach.ambiguous:
        return None
    low, middle, high = points_of(stated.days)
    spread = math.log(high / low) / EIGHTY
    return Finished(estimate=middle, actual=took, spread=spread, whole=whole is not None)


def full_days(approach: Approach, holidays: Sequence[date]) -> float | None:
    """Working days a whole try took; None where it showed early that it would fail."""
    cut_short = approach.state == "lost" and approach.failure == "early"
    whole = approach.state in ("won", "lost") and not cut_short and not approach.ambiguous
    return days_taken(approach, holidays) if whole else None


def days_taken(approach: Approach, holidays: Sequence[date]) -> float | None:
    """Working days from start to end, both included, at least 1; None where that is not known."""
    first, last = approach.started_on, approach.ended_on
    if first is None or last is None or last < first:
        return None
    free = [np.datetime64(day) for day in holidays]
    return float(max(1, int(np.busday_count(first, last + DAY, holidays=free))))


def points_of(days: Days) -> tuple[float, float, float]:
    """The 10 %, 50 % and 90 % points of an estimate in working days."""
    low, middle, high = law_of(days).quantile(np.array([0.1, 0.5, 0.9]))
    return float(low), float(middle), float(high)
