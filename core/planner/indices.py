"""What to start where the exact programme would be too large: index rules, said to be such.

Within a task by cost over chance; between tasks by C/(1 - P), C its expected cost and P its
chance: what is cheap and likely to fail is tried first (Mitten 1960; Garey 1973). Optimal for one
worker without discounting; a rule of thumb beyond that.
"""

import math
from typing import Any

from core.planner.decisions import Site, Space, State
from core.planner.network import Network, network_from
from core.planner.plan import Objective, Plan, Task
from core.planner.policy import Step, step_of
from core.planner.simulation import simulate

Json = dict[str, Any]

WORLDS = 1_000


def index_advice(network: Network, objective: int, seed: int) -> Json:
    """The public shape of ``next``, its values simulated under the plan as written."""
    space = Space(network, objective)
    steps = _steps(network, space)
    sites = _filled(space, _ranked(space, steps))
    references = [network.attempts[site.attempt].reference for site in sites]
    started, idle = (_simulated(network, objective, seed, each) for each in (references, []))
    error = [math.sqrt(each * (1 - each) / WORLDS) for each in (started, idle)]
    found = [
        {"start": references, "value": round(started, 6), "standard_error": round(error[0], 6)},
        {"start": [], "value": round(idle, 6), "standard_error": round(error[1], 6)},
    ]
    return {
        "start": references,
        "value": found[0]["value"],
        "nothing": found[1]["value"],
        "unit": "chance",
        "method": "index",
        "tie": abs(started - idle) < 3 * math.hypot(*error),
        "options": sorted(found, key=lambda each: -each["value"]),
        "dropping": [],
    }


def _steps(network: Network, space: Space) -> dict[int, Step]:
    goal = network.objectives[space.objective]
    rate = goal.day_rate or 1.0
    return {
        site.attempt: step_of(network, network.attempts[site.attempt], rate, None)
        for site in space.sites
    }


def _ranked(space: Space, steps: dict[int, Step]) -> list[Site]:
    """The best startable approach of each task without running work, in the order of tasks."""
    root = space.root()
    busy = {site.task for site in space.running(root)}
    by_task: dict[int, list[Site]] = {}
    for site in space.startable(root):
        if site.task not in busy:
            by_task.setdefault(site.task, []).append(site)
    ordered = [sorted(sites, key=lambda site: _index(steps, site)) for sites in by_task.values()]
    return [sites[0] for sites in sorted(ordered, key=lambda sites: _task_index(steps, sites))]


def _index(steps: dict[int, Step], site: Site) -> float:
    step = steps[site.attempt]
    return step.cost / max(step.chance, 1e-9)


def _task_index(steps: dict[int, Step], sites: list[Site]) -> float:
    failing, cost = 1.0, 0.0
    for site in sites:
        cost += failing * steps[site.attempt].cost
        failing *= 1.0 - steps[site.attempt].chance
    return cost / max(failing, 1e-9)


def _filled(space: Space, ranked: list[Site]) -> list[Site]:
    """As many as people allow, in order."""
    state: State = space.root()
    chosen = []
    for site in ranked:
        if site in space.startable(state):
            chosen.append(site)
            state = space.started(state, site)
    return chosen


def _simulated(network: Network, objective: int, seed: int, starts: list[str]) -> float:
    """Chance by target with these running now; with none, of what runs already alone.

    Other objectives' running work holds its people; their planned work is ignored.
    """
    goal = network.objectives[objective]
    alone = network_from(_alone(network.plan, goal, set(starts)))
    if not alone.attempts:
        return 0.0
    sample = simulate(alone, seed, WORLDS, lambda: 0.0)
    number = next(n for n, each in enumerate(alone.objectives) if each.key == goal.key)
    return float(sample.spreads[number].within(alone.calendar.days_through(goal.target)))


def _alone(plan: Plan, goal: Objective, starts: set[str]) -> Plan:
    kept = [_changed(each, goal, starts) for each in plan.objectives]
    return plan.model_copy(update={"objectives": tuple(kept)})


def _changed(objective: Objective, goal: Objective, starts: set[str]) -> Objective:
    tasks = tuple(_task(task, objective, goal, starts) for task in objective.tasks)
    return objective.model_copy(update={"tasks": tasks})


def _task(task: Task, objective: Objective, goal: Objective, starts: set[str]) -> Task:
    found = []
    for approach in task.approaches:
        reference = f"{objective.key}/{task.key}/{approach.key}"
        state = approach.state
        if reference in starts:
            state = "running"
        elif state == "planned" and (objective.key != goal.key or not starts):
            state = "parked"
        found.append(approach.model_copy(update={"state": state}))
    return task.model_copy(update={"approaches": tuple(found)})
