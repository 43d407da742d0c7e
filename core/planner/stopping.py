"""Which running work is worth less than stopping it today: beliefs beside their thresholds.

The part of ``next`` that a daily look needs, without its search for days. Its programme takes
durations as exponential; what it would stop for the target's sake is tried on the plan itself.
"""

from collections.abc import Collection
from typing import Any

from core.planner.decisions import TooManyStates
from core.planner.dropping import today_thresholds
from core.planner.network import Network, network_from
from core.planner.plan import Objective, Plan, Task
from core.planner.policy import programme
from core.planner.simulation import simulate
from core.planner.worths import is_costly

Json = dict[str, Any]
Stops = dict[str, list[Json]]
WORLDS = 4_000
"""Worlds in which the plan is tried with and without an approach; they share their draws."""


def stopping(plan: Plan, keys: Collection[str]) -> Stops:
    """Per objective key its running approaches with ``belief`` and ``threshold``, in [0, 1].

    An objective too large for the exact programme has none.
    """
    network = network_from(plan)
    return {
        goal.key: _of(network, number)
        for number, goal in enumerate(network.objectives)
        if goal.key in keys
    }


def _of(network: Network, objective: int) -> list[Json]:
    try:
        solved = programme(network, objective)
    except TooManyStates:
        return []
    return [
        {"approach": reference, "belief": round(belief, 6), "threshold": round(threshold, 6)}
        for reference, belief, threshold in today_thresholds(solved)
    ]


def tried(plan: Plan, stops: Stops, seed: int) -> Stops:
    """The same with ``gain`` where the belief lies below the threshold and money does not decide.

    ``gain`` is the chance by target, in [-1, 1], that stopping adds to the plan as written under
    its true durations.
    """
    if not stops:
        return {}
    network = network_from(plan)
    numbers = {goal.key: number for number, goal in enumerate(network.objectives)}
    return {key: _tried(network, numbers[key], work, seed) for key, work in stops.items()}


def _tried(network: Network, objective: int, work: list[Json], seed: int) -> list[Json]:
    pays = [each["belief"] < each["threshold"] for each in work]
    if not any(pays) or is_costly(network, objective):
        return work
    before = _chance(network, objective, seed)
    return [
        each | {"gain": round(_without(network, objective, each, seed) - before, 6)}
        if worth_it
        else each
        for each, worth_it in zip(work, pays, strict=True)
    ]


def _without(network: Network, objective: int, stop: Json, seed: int) -> float:
    stopped = network_from(_stopped(network.plan, stop["approach"]))
    return _chance(stopped, objective, seed)


def _chance(network: Network, objective: int, seed: int) -> float:
    """Chance by target in a few worlds."""
    spread = simulate(network, seed, WORLDS, lambda: 0.0).spreads[objective]
    return spread.within(network.calendar.days_through(network.objectives[objective].target))


def _stopped(plan: Plan, reference: str) -> Plan:
    """The plan once an approach is dropped."""
    path = reference.split("/")

    def objective(goal: Objective) -> Objective:
        tasks = tuple(task_of(each) if each.key == path[1] else each for each in goal.tasks)
        return goal.model_copy(update={"tasks": tasks})

    def task_of(task: Task) -> Task:
        approaches = tuple(
            each.model_copy(update={"state": "dropped"}) if each.key == path[2] else each
            for each in task.approaches
        )
        return task.model_copy(update={"approaches": approaches})

    found = tuple(objective(each) if each.key == path[0] else each for each in plan.objectives)
    return plan.model_copy(update={"objectives": found})
