"""Why a chance moved: the change between two plans of an objective, split into named causes.

Each cause is a part of the plan that differs. With few of them the change is split by Shapley
values (Shapley 1953): each cause's average effect over all orders in which they could have come;
with more, in the plan's order. All forecasts share their random numbers, and the parts add up.
"""

import copy
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import factorial
from typing import Any, Literal

from core.planner.forecast import chance_by_target
from core.planner.plan import Plan, plan_from

Json = dict[str, Any]
Kind = Literal[
    "won", "lost", "dropped", "parked", "started", "planned", "result", "estimate", "added",
    "removed", "task", "target", "people", "assumption", "calibration", "time",
]  # fmt: skip
Change = Callable[[Json], None]
Read = Callable[[Json], Plan]

FEW = 4
"""Causes up to which all orders are averaged."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that differs between two plans; ``reference`` of what, empty for the whole."""

    kind: Kind
    reference: str
    apply: Change


@dataclass(frozen=True, slots=True)
class Part:
    """A cause's share of the change in chance by target, between -1 and 1."""

    kind: Kind
    reference: str
    change: float


@dataclass(frozen=True, slots=True)
class Movement:
    """The chance before and after, and parts that add up to their difference."""

    before: float
    after: float
    parts: tuple[Part, ...]


def movement(  # noqa: PLR0913 - two plans, and how both are forecast
    before: Json, after: Json, objective: str, *, seed: int, runs: int, read: Read = plan_from
) -> Movement:
    """Split the change of one objective's chance by target between two plan files.

    Both are valid plan files as JSON values that hold the objective's key; all forecasts have the
    same ``seed`` and ``runs`` worlds, at least 1; ``read`` makes plans of such values.
    """
    if not before.get("people") and not after.get("people"):
        before, after = (_alone(plan, objective) for plan in (before, after))
    causes, base = causes_between(before, after, objective), json.dumps(_base(before, after))

    def value(chosen: Sequence[int]) -> float:
        plan = json.loads(base)
        for number in chosen:
            causes[number].apply(plan)
        return chance_by_target(read(plan), objective, seed=seed, runs=runs)

    split = _shapley if len(causes) <= FEW else _in_order
    first, shares = split(value, len(causes))
    parts = tuple(
        Part(cause.kind, cause.reference, share)
        for cause, share in zip(causes, shares, strict=True)
    )
    return Movement(first, first + sum(shares), parts)


def _alone(plan: Json, objective: str) -> Json:
    """The plan of one objective, where nobody waits for the people of another."""
    return plan | {"objectives": [_objective(plan, objective)]}


Value = Callable[[Sequence[int]], float]
"""The chance once some of the causes have come."""


def _shapley(value: Value, count: int) -> tuple[float, list[float]]:
    """The first chance, and each cause's share of the change."""
    known = {
        chosen: value(chosen)
        for size in range(count + 1)
        for chosen in combinations(range(count), size)
    }
    shares = []
    for each in range(count):
        share = 0.0
        for chosen, without in known.items():
            if each not in chosen:
                size = len(chosen)
                weight = factorial(size) * factorial(count - size - 1) / factorial(count)
                share += weight * (known[tuple(sorted((*chosen, each)))] - without)
        shares.append(share)
    return known[()], shares


def _in_order(value: Value, count: int) -> tuple[float, list[float]]:
    """The same where the causes come one after another."""
    values = [value(range(come)) for come in range(count + 1)]
    return values[0], [later - earlier for earlier, later in pairwise(values)]


def _base(before: Json, after: Json) -> Json:
    """The plan before, with assumptions known to both so that any part fits."""
    known = (after.get("assumptions") or {}) | (before.get("assumptions") or {})
    return before | {"assumptions": known}


def causes_between(before: Json, after: Json, objective: str) -> list[Cause]:
    """Everything that differs, approach by approach, then what concerns the whole plan."""
    old, new = _objective(before, objective), _objective(after, objective)
    found = _tasks(old, new, objective)
    if old["target"] != new["target"]:
        found.append(Cause("target", "", _setter(objective, "target", new["target"])))
    found += _whole(before, after)
    elapsed = _elapsed(new)
    if before["today"] != after["today"] or elapsed != _elapsed(old):
        found.append(Cause("time", "", _passing(after, objective, elapsed)))
    return found


def _objective(plan: Json, key: str) -> Json:
    return next(each for each in plan["objectives"] if each["key"] == key)


def _setter(objective: str, field: str, value: Any) -> Change:  # noqa: ANN401 - JSON
    def change(plan: Json) -> None:
        _objective(plan, objective)[field] = value

    return change


def _whole(before: Json, after: Json) -> list[Cause]:
    """People, holidays, the overrun law, the correction of chances and each assumption."""
    found: list[Cause] = []
    kinds: tuple[tuple[Kind, str], ...] = (
        ("people", "people"), ("people", "holidays"), ("calibration", "overrun"),
    )  # fmt: skip
    for kind, field in kinds:
        if before.get(field) != after.get(field):
            found.append(Cause(kind, "", _replacer(field, after.get(field))))
    if before.get("recalibration") != after.get("recalibration"):
        change = _replacer("recalibration", after.get("recalibration"))
        found.append(Cause("calibration", "chances", change))
    old, new = before.get("assumptions") or {}, after.get("assumptions") or {}
    return found + [
        Cause("assumption", key, _assuming(key, chance))
        for key, chance in new.items()
        if key in old and old[key] != chance
    ]


def _replacer(field: str, value: Any) -> Change:  # noqa: ANN401 - JSON
    def change(plan: Json) -> None:
        plan.pop(field, None)
        if value is not None:
            plan[field] = copy.deepcopy(value)

    return change


def _assuming(key: str, chance: float) -> Change:
    def change(plan: Json) -> None:
        plan["assumptions"][key] = chance

    return change


def _elapsed(objective: Json) -> dict[tuple[str, str], float]:
    return {
        (task["key"], each["key"]): each.get("elapsed", 0)
        for task in objective["tasks"]
        for each in task["approaches"]
    }


def _passing(after: Json, objective: str, elapsed: dict[tuple[str, str], float]) -> Change:
    """A later day, and running work that has run for longer."""

    def change(plan: Json) -> None:
        plan["today"] = after["today"]
        for task in _objective(plan, objective)["tasks"]:
            for each in task["approaches"]:
                each["elapsed"] = elapsed.get((task["key"], each["key"]), 0)

    return change


def _tasks(old: Json, new: Json, objective: str) -> list[Cause]:
    """Changes of tasks and of their approaches."""
    before = {task["key"]: task for task in old["tasks"]}
    after = {task["key"]: task for task in new["tasks"]}
    if before.keys() != after.keys() or any(
        _frame(before[key]) != _frame(after[key]) for key in after
    ):
        # Tasks hang together by ``after``: they come and go as one.
        return [Cause("task", "", _setter(objective, "tasks", copy.deepcopy(new["tasks"])))]
    return [
        cause
        for key, task in after.items()
        for cause in _approaches(before[key], task, f"{objective}/{key}")
    ]


def _frame(task: Json) -> Json:
    return {name: value for name, value in task.items() if name not in ("approaches", "name")}


def _approaches(old: Json, new: Json, path: str) -> list[Cause]:
    before = {each["key"]: each for each in old["approaches"]}
    after = {each["key"]: each for each in new["approaches"]}
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        kind = _kind(before.get(key), after.get(key))
        if kind:
            found.append(Cause(kind, f"{path}/{key}", _replacing(path, key, after.get(key))))
    return found


def _kind(old: Json | None, new: Json | None) -> Kind | None:
    """What happened to an approach; None where only time has passed."""
    if old is None or new is None:
        return "added" if old is None else "removed"
    was, state = old.get("state", "planned"), new.get("state", "planned")
    if was != state:
        kinds: dict[str, Kind] = {"running": "started"}
        return kinds.get(state, state)
    quiet = ("elapsed", "name")
    if {k: v for k, v in old.items() if k not in quiet} == {
        k: v for k, v in new.items() if k not in quiet
    }:
        return None
    logged = new.get("sure", 4) > old.get("sure", 4) and new["days"] == old["days"]
    return "result" if logged else "estimate"


def _replacing(path: str, key: str, new: Json | None) -> Change:
    objective, task_key = path.split("/")

    def change(plan: Json) -> None:
        tasks = _objective(plan, objective)["tasks"]
        task = next(each for each in tasks if each["key"] == task_key)
        others = [each for each in task["approaches"] if each["key"] != key]
        here = [each for each in task["approaches"] if each["key"] == key]
        if new is None:
            task["approaches"] = others
        elif here:
            place = task["approaches"].index(here[0])
            kept = {"elapsed": here[0].get("elapsed", 0)}
            task["approaches"][place] = copy.deepcopy(new) | kept
        else:
            task["approaches"].append(copy.deepcopy(new) | {"elapsed": 0})

    return change
