"""A whole plan at once, and the plan as a file."""

import json
from collections import Counter
from datetime import date

from core.commands.plans import ExportPlan, SketchedApproach, SketchedTask, StartPlan
from core.errors import Refused
from core.learning.guesses import WORTH, Guesses
from core.model.durations import Days, Range, as_json
from core.model.keys import key_of
from core.model.outcomes.data import Exported
from core.model.outcomes.planning import PlanStarted
from core.model.plan import Assumption
from core.model.request import Request
from core.store import journal, plan
from core.store.store import Tx
from core.usecases.record import team_guesses
from core.usecases.references import visible
from core.usecases.snapshot import plan_file
from core.usecases.touched import standing, touch

GUESSED_DAYS: Days = Range(p10=3, p90=20)
NO_DOUBT = 0.9
"""A chance above which work is plain."""
LONGEST_NAME = 120
STATED_SURE = 4.0
"""How many tries a stated chance is worth."""


def start_plan(command: StartPlan, request: Request, tx: Tx) -> PlanStarted:
    """Make an objective with its tasks, one after the other; missing values are guessed."""
    objective = add_objective(tx, request, command.name, command.target)
    supposed = team_guesses(tx, request.team)
    for sketch in command.tasks:
        _add_task(tx, request, objective, sketch, supposed)
    approaches = [each for sketch in command.tasks for each in sketch.approaches]
    touch(tx, request.team, [objective])
    return PlanStarted(
        **standing(tx, (objective,)),
        name=command.name,
        tasks=len(command.tasks),
        approaches=len(approaches),
        doubtful=sum(each.doubtful for each in approaches),
        doubtful_guess=supposed.doubtful,
        plain_guess=supposed.plain,
        results=supposed.results,
    )


def add_objective(tx: Tx, request: Request, name: str, target: date, key: str | None = None) -> int:
    """A new objective of this channel, last in priority; returns its id. Raises Refused."""
    coming(target, request.today)
    others = plan.objectives(tx, request.team)
    return journal.insert(
        tx,
        "objectives",
        {
            "team": request.team,
            "channel": request.channel,
            "key": key or key_of(name, taken=plan.objective_keys(tx, request.team)),
            "name": name,
            "owner": request.user,
            "priority": max((each.priority for each in others), default=0) + 1,
            "target": target.isoformat(),
            "created_at": request.at.isoformat(),
        },
    )


def coming(target: date, today: date) -> None:
    """Raise Refused where a target date is over already."""
    if target < today:
        raise Refused(
            f"{target.day} {target:%B %Y} is over. Which coming day should it be done by?",
            field="target",
        )


def _add_task(
    tx: Tx, request: Request, objective: int, sketch: SketchedTask, supposed: Guesses
) -> None:
    """The next task, after the one before it, with its approaches."""
    earlier = plan.tasks(tx, objective)
    name = " or ".join(approach.name for approach in sketch.approaches)
    task = journal.insert(
        tx,
        "tasks",
        {
            "team": request.team,
            "objective": objective,
            "key": key_of(sketch.name, taken={task.key for task in earlier}),
            "name": name if len(name) <= LONGEST_NAME else sketch.name,
            "position": len(earlier),
            "after": json.dumps([task.id for task in earlier[-1:]]),
        },
    )
    for place, approach in enumerate(sketch.approaches):
        keys = {each.key for each in plan.approaches(tx, task)}
        values = approach_values(approach, supposed) | {"team": request.team, "task": task}
        key = key_of(approach.name, taken=keys)
        journal.insert(tx, "approaches", values | {"key": key, "position": place})


def approach_values(sketch: SketchedApproach, supposed: Guesses) -> dict[str, object]:
    """The columns of an approach; what was not said is guessed, and marked so."""
    plain = not sketch.doubtful if sketch.chance is None else sketch.chance > NO_DOUBT
    guessed = [name for name in ("chance", "days") if getattr(sketch, name) is None]
    return {
        "name": sketch.name,
        "chance": sketch.chance or supposed.of(plain=plain),
        "plain": int(plain),
        "sure": WORTH if "chance" in guessed else STATED_SURE,
        "days": json.dumps(as_json(sketch.days or GUESSED_DAYS)),
        "guessed": json.dumps(guessed),
    }


def export_plan(_: ExportPlan, request: Request, tx: Tx) -> Exported:
    """The plan file of the objectives this person may see, with what those count on."""
    seen = [objective.id for objective in visible(tx, request)]
    data = plan_file(tx, request.team, request.today, seen)
    approaches = [
        each
        for objective in data["objectives"]
        for task in objective["tasks"]
        for each in task["approaches"]
    ]
    counted = {key for each in approaches for key in each.get("assumes") or ()}
    named = _plain_keys(plan.assumptions(tx, request.team), counted)
    known = data["assumptions"].items()
    data["assumptions"] = {named[key]: chance for key, chance in known if key in counted}
    for each in approaches:
        if "assumes" in each:
            each["assumes"] = [named[key] for key in each["assumes"]]
    return Exported(text=json.dumps(data, indent=2, ensure_ascii=False))


def _plain_keys(everything: list[Assumption], counted: set[str]) -> dict[str, str]:
    """The keys people type in place of a plan file's, but where two would be the same."""
    found = {each.file_key: each.key for each in everything if each.file_key in counted}
    common = Counter(found.values())
    return {key: plain if common[plain] == 1 else key for key, plain in found.items()}
