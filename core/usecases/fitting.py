"""An outline beside the plan there is: which goals and tasks are known already, which are new."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.commands.intake import TableChoices
from core.intake.outline import Goal, Outline, Step
from core.model.plan import Objective, Task
from core.model.request import Request
from core.store import places, plan
from core.store.store import Tx
from core.usecases.plans import LONGEST_NAME


@dataclass(frozen=True, slots=True)
class Fit:
    """A goal beside the objective it is already, and each step beside the task it is already."""

    goal: Goal
    name: str
    objective: Objective | None
    target: date | None
    steps: tuple[tuple[Step, Task | None], ...]


def fits_of(tx: Tx, request: Request, outline: Outline, choices: TableChoices) -> list[Fit]:
    """Each goal with what it is in this channel's plan, in the order of the rows."""
    here = plan.objectives(tx, request.team, channel=request.channel)
    known = {each.id: plan.tasks(tx, each.id) for each in here}
    by_source = {
        str(task.source["id"]): task
        for tasks in known.values()
        for task in tasks
        if task.source and task.source["id"]
    }
    found = []
    for goal in outline.goals:
        objective = _objective(goal, here, choices)
        by_name = {
            task.name.casefold(): task for task in (known[objective.id] if objective else [])
        }
        steps = [
            (step, by_source.get(step.source) or by_name.get(short(step.line.title).casefold()))
            for step in goal.steps
        ]
        name = objective.name if objective else _name(tx, request, goal, choices)
        target = _target(goal, objective, choices, request.today)
        found.append(Fit(goal, name, objective, target, tuple(steps)))
    return found


def _objective(goal: Goal, here: list[Objective], choices: TableChoices) -> Objective | None:
    """The objective of this channel that a goal is: by its id, else its name, else the only one."""
    by_id = [each for each in here if each.source and goal.source == each.source["id"] != ""]
    wanted = (goal.name or choices.name or "").casefold()
    by_name = [each for each in here if wanted in (each.name.casefold(), each.key)]
    only = here if not wanted and len(here) == 1 else []
    return next(iter([*by_id, *by_name, *only]), None)


def _name(tx: Tx, request: Request, goal: Goal, choices: TableChoices) -> str:
    channel = places.channel(tx, request.team, request.channel)
    given = goal.name or choices.name
    return short(given or (f"Plan of {channel.name}" if channel.name else "Imported plan"))


def short(name: str) -> str:
    """A name on one line, cut where it is longer than names may be."""
    flat = " ".join(name.split())
    return flat if len(flat) <= LONGEST_NAME else f"{flat[: LONGEST_NAME - 2].rstrip()} …"


def _target(
    goal: Goal, objective: Objective | None, choices: TableChoices, today: date
) -> date | None:
    """By when it should be done: as it is, as the rows say, or as chosen; a past day is none."""
    if objective is not None:
        return objective.target
    coming = goal.due if goal.due and goal.due >= today else None
    return coming or choices.target


def wanted(fit: Fit) -> Iterator[tuple[Step, Task | None]]:
    """What is taken in: all but what was given up there and is not in the plan here."""
    for step, task in fit.steps:
        if task is not None or step.line.standing != "cancelled":
            yield step, task
