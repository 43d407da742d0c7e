"""Dirty objectives become forecasts: read under the lock, simulate without it, settle under it.

The worker in bot/ calls ``next_replan``, ``planned`` and ``settle`` in turn; nothing here waits.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, partial
from typing import Any

from core.learning.reference import Overrun
from core.model.clock import local_day
from core.model.forecasts import Question
from core.model.outcomes.advice import NextAsked
from core.model.outcomes.base import Outcome, outcome_from
from core.model.outcomes.questions import Effect, Supposed, WhyAsked
from core.model.plan import Approach, Objective
from core.planner.advice import advised
from core.planner.forecast import forecast
from core.planner.movement import movement
from core.planner.plan import Plan
from core.planner.stopping import stopping, tried
from core.planner.underway import running_work
from core.store import forecasts, places, plan
from core.store.forecasts import Awaited, Dirty
from core.store.store import Tx
from core.usecases.announcing import announce_move, finish_answers
from core.usecases.briefs import brief_waits, post_due_briefs
from core.usecases.correcting import FIELD, corrected_plan, with_correction
from core.usecases.declining import chances_declined
from core.usecases.homes import refresh_about
from core.usecases.nudging import raise_nudges, stopping_due
from core.usecases.outlooks import mostly_guessed
from core.usecases.record import team_law
from core.usecases.reports import digest_due, post_due_digests
from core.usecases.snapshot import hang_together, plan_file
from core.usecases.supposing import effects_of

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MOVEMENT_RUNS = 4_000
"""Worlds of each forecast that a movement is split by; they share their random numbers."""
PRECISION = 0.5
"""Points of standard error that an answer in chat needs."""
LATER = {"next", "movement", "stopping"}
"""Answers that are worked out only where somebody or something asks for them."""
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
    """One piece of work for the planner: a plan, and whose forecasts are wanted from it."""

    team: str
    seed: int
    today: date
    plan: Json
    overrun: Overrun
    marks: tuple[Dirty, ...]
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


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of it: per objective key its part of the forecast, and its best question.

    ``effects`` are those of supposed changes, by the answer that waits for them.
    """

    runs: int
    objectives: dict[str, Json]
    questions: dict[str, Question]
    effects: dict[int, tuple[Effect, ...]]


def next_replan(tx: Tx, now: datetime) -> Replan | None:
    """The dirty objectives of one workspace with the plan they belong to, or None."""
    marks = forecasts.dirty(tx)
    if not marks:
        return None
    team = marks[0].team
    workspace = places.workspace(tx, team)
    today = local_day(now, workspace.timezone)
    wanted = {mark.objective for mark in marks}
    together = None if hang_together(tx, team) else wanted
    found = [each for each in plan.objectives(tx, team) if each.id in wanted]
    asked = {each.id: forecasts.awaited(tx, each.id) for each in found}
    return Replan(
        team=team,
        seed=workspace.seed,
        today=today,
        plan=with_correction(tx, team, plan_file(tx, team, today, together)),
        overrun=team_law(tx, team, today),
        marks=tuple(marks),
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
            if (earlier := _compared_with(tx, each, asked[each.id], now))
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
    tx: Tx, objective: Objective, left: Sequence[Awaited], now: datetime
) -> Earlier | None:
    """The forecast that somebody asked to compare with, or that a post about to go out needs."""
    outcomes = [outcome_from(each.outcome) for each in left]
    asked = [each for each in outcomes if isinstance(each, WhyAsked)]
    posted = _told_in_digest(tx, objective, now) or brief_waits(tx, objective.team, now)
    if not asked and not posted:
        return None
    day = asked[0].asked if asked else None
    until = datetime.combine(day + DAY, time(), UTC) if day else now - WEEK
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


def planned(replan: Replan, precision: float = PRECISION) -> Planned:
    """Run the planner on a piece of work; holds no lock and touches no store.

    Args:
        replan: What to plan.
        precision: Points of standard error that each chance by target should have at most.
    """
    if not replan.plan["objectives"]:
        return Planned(0, {}, {}, {})
    valid = corrected_plan(replan.plan)
    made = forecast(valid, seed=replan.seed, to=precision)
    result = advised(valid, made, replan.advised).as_json()
    wanted = set(replan.keys.values())
    found = {each["key"]: each for each in result["objectives"] if each["key"] in wanted}
    _note_running(found, valid)
    watched = replan.watched & found.keys()
    told = {key: found[key]["next"]["dropping"] for key in watched if "next" in found[key]}
    stops = told | stopping(valid, watched - told.keys())
    for key, work in tried(valid, stops, replan.seed).items():
        found[key]["stopping"] = work
    for key in replan.since.keys() & found.keys():
        found[key]["movement"] = _movement(replan, key)
    for reference, chance in chances_declined(replan.plan, found, replan.seed, PRECISION).items():
        found[reference.partition("/")[0]].setdefault("declined", {})[reference] = chance
    questions = {key: _best_question(replan, key) for key in found if replan.questions.get(key)}
    effects = {
        left: effects_of(asked, replan.seed, PRECISION) for left, asked in replan.supposed.items()
    }
    return Planned(result["runs"], found, questions, effects)


def _note_running(found: dict[str, Json], valid: Plan) -> None:
    """Keep what is known of running work with its objective's part of the forecast."""
    for reference, each in running_work(valid).items():
        key = reference.partition("/")[0]
        if key in found:
            found[key].setdefault("running", {})[reference] = each.as_json()


def _movement(replan: Replan, key: str) -> Json:
    """What moved an objective since an earlier forecast, ready to be kept."""
    earlier = replan.since[key]
    plans = (earlier.plan, replan.plan)
    split = movement(*plans, key, seed=replan.seed, runs=MOVEMENT_RUNS, read=corrected_plan)
    return {
        "day": replan.today.isoformat(),
        "asked": earlier.asked.isoformat() if earlier.asked else None,
        "since": earlier.day.isoformat(),
        "was": split.before,
        "now": split.after,
        "parts": [[part.kind, part.reference, part.change] for part in split.parts],
    }


def _best_question(replan: Replan, objective: str) -> Question:
    """The open question whose two answers lie furthest apart."""
    answers = [_answered(replan, objective, asked) for asked in replan.questions[objective]]
    return max(answers, key=lambda answer: answer.high - answer.low)


def _answered(replan: Replan, objective: str, asked: Asked) -> Question:
    path = (objective, asked.task)
    alone = None
    if len(asked.keys) > 1:
        dropped = {key: {"state": "dropped"} for key in asked.keys[1:]}
        alone = _chance_if(replan, path, dropped)
    return Question(
        task=asked.task,
        approaches=asked.ids,
        low=_chance_if(replan, path, {key: {"chance": LOW} for key in asked.keys}),
        high=_chance_if(replan, path, {key: {"chance": HIGH} for key in asked.keys}),
        alone=alone,
    )


def _chance_if(replan: Replan, path: tuple[str, str], edits: dict[str, Json]) -> float:
    """Chance by target of an objective with some approaches of one task edited."""
    varied = json.loads(json.dumps(replan.plan))
    for objective in varied["objectives"]:
        for task in objective["tasks"]:
            if (objective["key"], task["key"]) == path:
                for approach in task["approaches"]:
                    approach |= edits.get(approach["key"], {})
    result = forecast(corrected_plan(varied), seed=replan.seed, to=PRECISION).as_json()
    by_key = {each["key"]: each for each in result["objectives"]}
    return float(by_key[path[0]]["chance_by_target"])


Step = Callable[[Tx], None]
TOGETHER = 8
"""Objectives settled in one transaction: many wait on one another, few wait on the disk."""


def steps_of(replan: Replan, planned: Planned, now: datetime) -> list[Step]:
    """What settles a piece of work, in steps that may each be a transaction of its own.

    Between two of them others get at the database; a crash there loses nothing, for an objective
    keeps its mark until its forecast is stored.
    """
    places = range(0, len(replan.marks), TOGETHER)
    stored = [partial(_settle_some, replan=replan, planned=planned,
                      marks=replan.marks[place : place + TOGETHER], now=now)
              for place in places]  # fmt: skip
    return [*stored, partial(_settle_rest, replan=replan, now=now)]


def settle(tx: Tx, replan: Replan, planned: Planned, now: datetime) -> None:
    """Store the forecasts that brought news, take the marks away, finish what waited for them."""
    for step in steps_of(replan, planned, now):
        step(tx)


def _settle_some(
    tx: Tx, replan: Replan, planned: Planned, marks: Sequence[Dirty], now: datetime
) -> None:
    for mark in marks:
        _settle_one(tx, replan, planned, mark, now)


def _settle_one(tx: Tx, replan: Replan, planned: Planned, mark: Dirty, now: datetime) -> None:
    key = replan.keys.get(mark.objective)
    if key in planned.objectives and plan.exists(tx, mark.objective):
        _store(tx, replan, planned, mark, now)
    forecasts.clean(tx, mark)
    if not forecasts.still_dirty(tx, (mark.objective,)):
        raise_nudges(tx, mark.objective, now, replan.today)
        finish_answers(tx, mark.objective, planned.effects, now, replan.today)


def _settle_rest(tx: Tx, replan: Replan, now: datetime) -> None:
    refresh_about(tx, replan.team, (mark.objective for mark in replan.marks), now)
    post_due_digests(tx, now)
    post_due_briefs(tx, now)


def _store(tx: Tx, replan: Replan, planned: Planned, mark: Dirty, now: datetime) -> None:
    """Keep a forecast; from the same plan and seed it has the same digits and is not kept twice."""
    latest = forecasts.latest(tx, mark.objective)
    if latest and latest.seed == replan.seed and latest.plan_text == replan.plan_text:
        result = planned.objectives[replan.keys[mark.objective]]
        if LATER & result.keys():
            forecasts.put_result(tx, latest.id, latest.result | result)
        return
    row = _row(replan, planned, mark) | {"made_at": now.isoformat()}
    forecasts.add(tx, row)
    if latest is not None:
        announce_move(tx, plan.objective(tx, mark.objective), latest.id, now, replan.today)


def _row(replan: Replan, planned: Planned, mark: Dirty) -> Json:
    key = replan.keys[mark.objective]
    result = planned.objectives[key] | {"overrun": replan.overrun.as_named()}
    result |= {FIELD: replan.plan[FIELD]} if FIELD in replan.plan else {}
    question = planned.questions.get(key)
    target = next(each["target"] for each in replan.plan["objectives"] if each["key"] == key)
    return {
        "team": replan.team,
        "objective": mark.objective,
        "day": replan.today.isoformat(),
        "seed": replan.seed,
        "runs": planned.runs,
        "change": mark.change,
        "chance": result["chance_by_target"],
        "ever": result["chance_ever"],
        "standard_error": result["standard_error"],
        "target": target,
        "plan": replan.plan_text,
        "result": json.dumps(result),
        "question": question.model_dump_json() if question else None,
    }
