"""What a plan must hold beyond the shape of its fields; each fault is a sentence with its place."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from core.errors import PlanInvalid

if TYPE_CHECKING:
    from core.planner.plan import Approach, Objective, Plan, Step, Task

MOST_APPROACHES = 200_000


def check(plan: "Plan") -> None:
    """Raise PlanInvalid at the first rule that the plan breaks."""
    _unique(plan.objectives, "objectives")
    count = sum(len(task.approaches) for objective in plan.objectives for task in objective.tasks)
    if count > MOST_APPROACHES:
        raise PlanInvalid(
            f"The plan has {count} approaches; {MOST_APPROACHES} are the most.", place="the plan"
        )
    most = _most_people(plan)
    for objective in plan.objectives:
        _check_objective(objective, plan, most)


def _check_objective(objective: "Objective", plan: "Plan", most: dict[str, int] | None) -> None:
    if not objective.tasks:
        raise _fault(objective.key, "tasks", "there is none; an objective needs at least one.")
    _unique(objective.tasks, objective.key)
    _no_cycle(objective)
    for task, approach, place in _approaches(objective):
        if task.key in task.after:
            raise _fault(place, "after", f"{task.key} cannot come after itself.")
        _check_approach(approach, place, plan, most)


def _approaches(
    objective: "Objective",
) -> Iterator[tuple["Task", "Approach", str]]:
    keys = [task.key for task in objective.tasks]
    for task in objective.tasks:
        place = f"{objective.key}/{task.key}"
        if not task.approaches:
            raise _fault(place, "approaches", "there is none; a task needs at least one.")
        for before in task.after:
            _known(before, keys, f"{place}: after")
        _unique(task.approaches, place)
        for approach in task.approaches:
            yield task, approach, f"{place}/{approach.key}"


def _check_approach(
    approach: "Approach", place: str, plan: "Plan", most: dict[str, int] | None
) -> None:
    for assumption in approach.assumes:
        _known(assumption, plan.assumptions, f"{place}: assumes")
    if approach.role is None or most is None:
        return
    _known(approach.role, most, f"{place}: role")
    if approach.people > most[approach.role]:
        raise _fault(
            place,
            "people",
            f"{approach.people} of {approach.role} are wanted"
            f" and there are never more than {most[approach.role]}.",
        )


def _most_people(plan: "Plan") -> dict[str, int] | None:
    """The most people each role ever has, surely or perhaps; None where nobody is scarce."""
    if plan.people is None:
        return None
    return {
        role: steps if isinstance(steps, int) else _most_of(steps, role)
        for role, steps in plan.people.items()
    }


def _most_of(steps: Sequence["Step"], role: str) -> int:
    days = [step.since for step in steps]
    if len(set(days)) < len(days):
        raise PlanInvalid(f"people: {role} has two steps on the same day.", place=f"people: {role}")
    return max((step.people for step in steps), default=0)


def _known(key: str, known: Collection[str], place: str) -> None:
    if key not in known:
        near = difflib.get_close_matches(key, list(known), n=1, cutoff=0.5)
        listed = ", ".join(list(known)[:8]) or "none is given"
        way_on = f"Did you mean {near[0]}?" if near else f"Known: {listed}."
        raise PlanInvalid(f"{place}: there is no {key}. {way_on}", place=place)


def _unique(parts: Iterable["Objective | Task | Approach"], place: str) -> None:
    seen: set[str] = set()
    for part in parts:
        if part.key in seen:
            raise PlanInvalid(
                f"{place}: the key {part.key} stands there twice; rename one.",
                place=f"{place}/{part.key}",
            )
        seen.add(part.key)


def _no_cycle(objective: "Objective") -> None:
    """Take away tasks whose predecessors are gone until none is left, or a cycle is."""
    waiting = {task.key: set(task.after) for task in objective.tasks}
    waiting = {key: after & waiting.keys() for key, after in waiting.items()}
    while free := [key for key, after in waiting.items() if not after]:
        for key in free:
            del waiting[key]
        waiting = {key: after - set(free) for key, after in waiting.items()}
    if waiting:
        cycle = _cycle(waiting)
        raise _fault(
            f"{objective.key}/{cycle[0]}",
            "after",
            f"the tasks wait for one another in a circle ({' → '.join(cycle)});"
            " take one `after` out.",
        )


def _cycle(waiting: dict[str, set[str]]) -> list[str]:
    path = [min(waiting)]
    while path.count(path[-1]) == 1:
        path.append(min(waiting[path[-1]]))
    return path[path.index(path[-1]) :]


def _fault(place: str, field: str, trouble: str) -> PlanInvalid:
    return PlanInvalid(f"{place}: {field}: {trouble}", place=f"{place}: {field}")
