"""Forecasts are kept, what waited for them is finished, and what they raise is raised."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from core.store import forecasts, plan
from core.store.forecasts import Dirty
from core.store.store import Tx
from core.usecases.announcing import announce_move, finish_answers
from core.usecases.briefs import post_due_briefs
from core.usecases.correcting import FIELD
from core.usecases.forecasting import Planned
from core.usecases.homes import refresh_about
from core.usecases.nudging import raise_nudges
from core.usecases.replanning import Replan
from core.usecases.reports import post_due_digests

LATER = {"next", "movement", "stopping"}
"""Answers that are worked out only where somebody or something asks for them."""

Json = dict[str, Any]
Step = Callable[[Tx], None]


def steps_of(replan: Replan, planned: Planned, now: datetime) -> list[Step]:
    """What settles a piece of work, in steps that may each be a transaction of its own.

    Between two of them others get at the database; a crash there loses nothing, for an objective
    keeps its mark until its forecast is stored.
    """
    stored = [partial(_settle_one, replan=replan, planned=planned, mark=mark, now=now)
              for mark in replan.marks]  # fmt: skip
    return [*stored, partial(_settle_rest, replan=replan, now=now)]


def settle(tx: Tx, replan: Replan, planned: Planned, now: datetime) -> None:
    """Store the forecasts that brought news, take the marks away, finish what waited for them."""
    for step in steps_of(replan, planned, now):
        step(tx)


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
