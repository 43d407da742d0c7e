"""The one lesson of a week: chosen by what just happened in the objectives a reader hears about."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.model.lessons import Lesson, Sign
from core.model.plan import Approach, Objective
from core.model.week import Week
from core.practice.lessons import timely
from core.practice.signs import Ended, Happened, signs
from core.store import evidence, journal, lessons, places, plan
from core.store.journal import Step
from core.store.store import Tx
from core.usecases.facts import facts_of
from core.usecases.measuring import findings
from core.usecases.references import named
from core.usecases.snapshot import working_days
from core.wording.teaching import LESSONS

SEVEN_DAYS = timedelta(days=7)


def timely_lesson(
    tx: Tx, objectives: Sequence[Objective], weeks: Mapping[int, Week], now: datetime, today: date
) -> Lesson | None:
    """The lesson to tell now about these objectives of one workspace, or None.

    Whoever tells it says so with ``core.store.lessons.tell``; at most one a week is offered.
    """
    if not objectives:
        return None
    seen: set[Sign] = set()
    for each in objectives:
        facts = facts_of(tx, each, 1.0, now, today)
        seen |= signs(weeks[each.id], facts, _happened(tx, each, today))
    return timely(LESSONS, seen, lessons.told(tx, objectives[0].team), today)


def _happened(tx: Tx, objective: Objective, today: date) -> Happened:
    approaches = plan.approaches_of(tx, objective.id)
    steps = _steps(tx, objective, today)
    holidays = plan.holidays(tx, objective.team)
    return Happened(
        gains=tuple(_gains(tx, objective, approaches, today)),
        ended=tuple(
            Ended(working_days(each.started_on, each.ended_on, holidays) + 1, each.days)
            for each in approaches
            if each.started_on and each.ended_on and today - each.ended_on < SEVEN_DAYS
        ),
        beside=_beside(approaches, steps),
        refuted=_refuted(approaches, steps),
        regressed=_fell_back(tx, objective),
    )


def _fell_back(tx: Tx, objective: Objective) -> bool:
    """Whether a metric fell back where running work is being reworked."""
    return any(
        metric.state == "regressing"
        for each in named(tx, objective)
        if each.approach and each.approach.state == "running" and each.approach.detour
        for metric in findings(tx, each)
    )


def _steps(tx: Tx, objective: Objective, today: date) -> list[Step]:
    """The workspace's changes of the last seven days."""
    zone = ZoneInfo(places.workspace(tx, objective.team).timezone)
    since = datetime.combine(today - SEVEN_DAYS + timedelta(days=1), time(), zone)
    return journal.steps_since(tx, objective.team, since)


def _gains(
    tx: Tx, objective: Objective, approaches: Sequence[Approach], today: date
) -> list[timedelta]:
    """How old approaches were when they had a positive result in the last seven days."""
    begun = {each.id: each.started_on for each in approaches if each.started_on}
    since = today - SEVEN_DAYS + timedelta(days=1)
    found = evidence.experiments_between(tx, objective.id, since, today)
    return [
        each.day - begun[each.approach]
        for each in found
        if each.verdict == "positive" and each.approach in begun
    ]


def _beside(approaches: Sequence[Approach], steps: Sequence[Step]) -> bool:
    """Whether an approach started while another of its task ran."""
    started = {
        step.item
        for step in steps
        if step.noun == "approaches" and (step.after or {}).get("state") == "running"
        and (step.before or {}).get("state") != "running"
    }  # fmt: skip
    running = [each for each in approaches if each.state == "running"]
    return any(
        one.id in started and other.id != one.id and other.task == one.task
        for one in running
        for other in running
    )


def _refuted(approaches: Sequence[Approach], steps: Sequence[Step]) -> bool:
    """Whether something the objective counts on was found to be false."""
    false = {
        (step.after or {}).get("key")
        for step in steps
        if step.noun == "assumptions" and (step.after or {}).get("chance") == 0
    }
    return any(false.intersection(each.assumes) for each in approaches)
