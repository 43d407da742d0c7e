"""A piece of replanning work, forecast: no lock is held and no store is touched."""

import json
from dataclasses import dataclass
from typing import Any

from core.model.forecasts import Question
from core.model.outcomes.questions import Effect
from core.planner.advice import advised
from core.planner.forecast import forecast
from core.planner.movement import movement
from core.planner.plan import Plan
from core.planner.stopping import stopping, tried
from core.planner.underway import running_work
from core.usecases.correcting import corrected_plan
from core.usecases.declining import chances_declined
from core.usecases.replanning import HIGH, LOW, Asked, Replan
from core.usecases.supposing import effects_of

MOVEMENT_RUNS = 4_000
"""Worlds of each forecast that a movement is split by; they share their random numbers."""
PRECISION = 0.5
"""Points of standard error that an answer in chat needs."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of it: per objective key its part of the forecast, and its best question.

    ``effects`` are those of supposed changes, by the answer that waits for them.
    """

    runs: int
    objectives: dict[str, Json]
    questions: dict[str, Question]
    effects: dict[int, tuple[Effect, ...]]


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
