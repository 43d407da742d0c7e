"""Which objectives are dirty, and the plan they belong to: the work of one replan.

Dirty objectives become forecasts: read under the lock here, simulated without it in
``forecasting``, kept under it in ``settling``. The worker in bot/ calls ``next_replan``,
``planned`` and ``steps_of`` in turn; nothing here waits.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from core.learning.reference import Overrun
from core.model.clock import before_week, local_day
from core.model.outcomes.advice import NextAsked
from core.model.outcomes.base import Outcome, outcome_from
from core.model.outcomes.questions import Supposed, WhyAsked
from core.model.plan import Approach, Objective
from core.store import forecasts, places, plan
from core.store.forecasts import Awaited, Dirty
from core.store.store import Tx
from core.usecases.briefs import brief_waits
from core.usecases.correcting import with_correction
from core.usecases.nudging import stopping_due
from core.usecases.outlooks import mostly_guessed
from core.usecases.record import team_law
from core.usecases.reports import digest_due
from core.usecases.snapshot import plan_about

DAY, WEEK = timedelta(days=1), timedelta(days=7)
AT_ONCE = 4
"""Objectives of one piece of work where none needs the others: reading them holds the lock."""
LOW, HIGH = 0.2, 0.75
"""What "long shot" and "likely" mean."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """The approaches of one task whose chances are guessed: ids, and keys in the plan file."""

    task: str
    ids: tuple[int, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A forecast to compare with: its day, its plan, and the day that was asked for, if any."""

    day: date
    plan: Json
    asked: date | None


@dataclass(frozen=True)
class Replan:
    """One piece of work for the planner: a plan, and whose forecasts are wanted from it.

    Attributes:
        waiting: How many more objectives are dirty.
    """

    team: str
    seed: int
    today: date
    plan: Json
    overrun: Overrun
    marks: tuple[Dirty, ...]
    waiting: int
    keys: dict[int, str]
    questions: dict[str, tuple[Asked, ...]]
    advised: frozenset[str]
    watched: frozenset[str]
    since: dict[str, Earlier]
    supposed: dict[int, Supposed]

    @cached_property
    def plan_text(self) -> str:
        """The plan as it is kept."""
        return json.dumps(self.plan, ensure_ascii=False)


def next_replan(tx: Tx, now: datetime) -> Replan | None:
    """The dirty objectives of one workspace with the plan they belong to, or None."""
    dirty = forecasts.dirty(tx)
    if not dirty:
        return None
    team = dirty[0].team
    marks = dirty if plan.people_are_scarce(tx, team) else dirty[:AT_ONCE]
    workspace = places.workspace(tx, team)
    today = local_day(now, workspace.timezone)
    wanted = {mark.objective for mark in marks}
    found = [each for each in plan.objectives(tx, team) if each.id in wanted]
    asked = {each.id: forecasts.awaited(tx, each.id) for each in found}
    return Replan(
        team=team,
        seed=workspace.seed,
        today=today,
        plan=with_correction(tx, team, plan_about(tx, team, today, wanted)),
        overrun=team_law(tx, team, today),
        marks=tuple(marks),
        waiting=len(dirty) - len(marks),
        keys={each.id: each.key for each in found},
        questions={each.key: _open_questions(tx, each) for each in found},
        advised=frozenset(
            each.key
            for each in found
            if _asked_for(NextAsked, asked[each.id]) or _told_in_digest(tx, each, now)
        ),
        watched=frozenset(each.key for each in found if stopping_due(tx, each, now, today)),
        since={
            each.key: earlier
            for each in found
            if (earlier := _compared_with(tx, each, asked[each.id], now, workspace.timezone))
        },
        supposed={
            left.id: outcome
            for each in found
            for left in asked[each.id]
            if isinstance(outcome := outcome_from(left.outcome), Supposed)
        },
    )


def _asked_for(kind: type[Outcome], left: Sequence[Awaited]) -> bool:
    return any(each.outcome["name"] == kind.__name__ for each in left)


def _told_in_digest(tx: Tx, objective: Objective, now: datetime) -> bool:
    channel = places.channel(tx, objective.team, objective.channel)
    return digest_due(tx, channel, now) is not None


def _compared_with(
    tx: Tx, objective: Objective, left: Sequence[Awaited], now: datetime, timezone: str
) -> Earlier | None:
    """The forecast that somebody asked to compare with, or that a post about to go out needs."""
    outcomes = [outcome_from(each.outcome) for each in left]
    asked = [each for each in outcomes if isinstance(each, WhyAsked)]
    posted = _told_in_digest(tx, objective, now) or brief_waits(tx, objective.team, now)
    if not asked and not posted:
        return None
    day = asked[0].asked if asked else None
    # A post names what moved its "was", which is that of its week.
    week = before_week(local_day(now, timezone), timezone) if posted else now - WEEK
    until = datetime.combine(day + DAY, time(), UTC) if day else week
    found = forecasts.latest(tx, objective.id, until=until) or forecasts.first(tx, objective.id)
    return Earlier(found.day, found.plan, day) if found else None


MOST_ASKED = 8
"""Ideas that one question can name; a task with more is not asked about."""


def _open_questions(tx: Tx, objective: Objective) -> tuple[Asked, ...]:
    if not mostly_guessed(plan.approaches_of(tx, objective.id)):
        return ()
    asked = []
    for task in plan.tasks(tx, objective.id):
        doubtful = [each for each in plan.approaches(tx, task.id) if _is_open_guess(each)]
        if 0 < len(doubtful) <= MOST_ASKED:
            ids, keys = tuple(each.id for each in doubtful), tuple(each.key for each in doubtful)
            asked.append(Asked(task.key, ids, keys))
    return tuple(asked)


def _is_open_guess(approach: Approach) -> bool:
    return (
        "chance" in approach.guessed
        and approach.chance < HIGH
        and approach.state in ("planned", "running")
    )
