"""What to start where the exact programme would be too large: index rules, said to be such.

Within a task by cost over chance; between tasks by C/(1 - P), C its expected cost and P its
chance: what is cheap and likely to fail is tried first (Mitten 1960; Garey 1973). Optimal for one
worker without discounting; a rule of thumb beyond that. So the set they name is tried under the
true durations beside a smaller and a larger one and starting nothing; what follows the first
completion is the plan as written.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.planner.decisions import Site, Space, State
from core.planner.draws import common, joined, outcomes
from core.planner.events import run_from_completion
from core.planner.exact import groups_of
from core.planner.network import TICKS, Network, network_from
from core.planner.plan import Objective, Plan, Task
from core.planner.policy import SAME, Step, costs_of, is_costly, step_of
from core.planner.prices import prices_from
from core.planner.rehearsal import Tried
from core.planner.streams import Streams
from core.planner.tables import tables_from
from core.planner.worlds import NEVER

Json = dict[str, Any]
Floats = NDArray[np.float64]

WORLDS = 1_000


def index_advice(network: Network, objective: int, seed: int) -> Json:
    """The public shape of ``next``, its values simulated."""
    space = Space(network, objective)
    steps = _steps(network, space)
    proposed = _proposed(space, steps)
    trial = _Trial(network, objective, seed, steps)
    found = Tried(np.array([trial.values(sites) for sites in proposed]))
    ranked = sorted(range(len(proposed)), key=lambda each: (-found.mean(each), len(proposed[each])))
    best = _named(found, ranked, money=trial.money)
    order = [best, *(each for each in ranked if each != best)]
    digits = 4 if trial.money else 6
    shown = [
        {
            "start": [network.attempts[site.attempt].reference for site in proposed[each]],
            "value": round(found.mean(each), digits),
            "standard_error": round(found.error(each), digits),
        }
        for each in order
    ]
    return {
        "start": shown[0]["start"],
        "value": shown[0]["value"],
        "nothing": next(each["value"] for each in shown if not each["start"]),
        "unit": trial.unit,
        "method": "index",
        "tie": len(order) > 1 and not found.apart(order[0], order[1]),
        "agrees": best == 0,
        "options": shown,
        "dropping": [],
    }


def _named(found: Tried, ranked: list[int], *, money: bool) -> int:
    """The set that the rules name, the first; another where that is clearly worth more."""
    best = ranked[0]
    gain = found.mean(best) - found.mean(0)
    return best if found.apart(best, 0) and gain > (0.0 if money else SAME) else 0


def _proposed(space: Space, steps: dict[int, Step]) -> list[tuple[Site, ...]]:
    """What the rules name first; without its last; with second approaches too; nothing."""
    ranked = _ranked(space, steps)
    singles = _filled(space, [sites[0] for sites in ranked])
    others = [site for sites in ranked for site in sites[1:]]
    wide = _filled(space, [*singles, *others])
    return list(dict.fromkeys([tuple(singles), tuple(singles[:-1]), tuple(wide), ()]))


def _steps(network: Network, space: Space) -> dict[int, Step]:
    goal = network.objectives[space.objective]
    rate = goal.day_rate or (0.0 if is_costly(network, space.objective) else 1.0)
    stated = costs_of(network, space.objective)
    return {
        site.attempt: step_of(network, network.attempts[site.attempt], rate, stated[site.attempt])
        for site in space.sites
    }


def _ranked(space: Space, steps: dict[int, Step]) -> list[list[Site]]:
    """Of each task without running work its startable approaches, best first; best task first."""
    root = space.root()
    busy = {site.task for site in space.running(root)}
    by_task: dict[int, list[Site]] = {}
    for site in space.startable(root):
        if site.task not in busy:
            by_task.setdefault(site.task, []).append(site)
    ordered = [sorted(sites, key=lambda site: _index(steps, site)) for sites in by_task.values()]
    return sorted(ordered, key=lambda sites: _task_index(steps, sites))


def _index(steps: dict[int, Step], site: Site) -> float:
    step = steps[site.attempt]
    return step.cost / max(step.chance, 1e-9)


def _task_index(steps: dict[int, Step], sites: list[Site]) -> float:
    failing, cost = 1.0, 0.0
    for site in sites:
        cost += failing * steps[site.attempt].cost
        failing *= 1.0 - steps[site.attempt].chance
    return cost / max(failing, 1e-9)


def _filled(space: Space, ranked: Iterable[Site]) -> list[Site]:
    """As many as people allow, in order."""
    state: State = space.root()
    chosen = []
    for site in ranked:
        if site in space.startable(state):
            chosen.append(site)
            state = space.started(state, site)
    return chosen


class _Trial:
    """One objective's worlds, with these or those approaches started now.

    Other objectives' running work holds its people; their planned work is ignored.
    """

    def __init__(self, network: Network, objective: int, seed: int, steps: dict[int, Step]) -> None:
        self.network, self.steps, self.seed = network, steps, seed
        self.goal = network.objectives[objective]
        self.money = is_costly(network, objective)
        self.unit = self.goal.value.currency if self.money and self.goal.value else "chance"
        self.groups = groups_of(network)

    def values(self, sites: tuple[Site, ...]) -> Floats:
        """Of each world: money of today, or 1 where the target is met; shape (WORLDS,)."""
        starts = {self.network.attempts[site.attempt].reference: site for site in sites}
        alone = network_from(_alone(self.network.plan, self.goal, starts.keys()))
        number = next(n for n, each in enumerate(alone.objectives) if each.key == self.goal.key)
        streams = Streams(self.seed)
        shared = common(alone, self.groups, streams, WORLDS)
        drawn = outcomes(alone.attempts, shared, streams)
        joins = joined(alone, streams, WORLDS)
        prices = prices_from(
            self._costs(alone, starts.keys()), len(alone.attempts), self.goal.discount, WORLDS
        )
        worlds = run_from_completion(alone, tables_from(alone), drawn, joins, prices)
        finish = worlds.finish.reshape(-1, WORLDS)[number]
        if not self.money or self.goal.value is None:
            limit = alone.calendar.days_through(self.goal.target) * TICKS
            return np.asarray(finish <= limit, dtype=np.float64)
        met = np.where(finish == NEVER, 0.0, np.exp(-self.goal.discount / TICKS * finish))
        return np.asarray(self.goal.value.amount * met - prices.paid)

    def _costs(self, alone: Network, starts: Iterable[str]) -> dict[int, float]:
        """What starts cost; the cost of what runs already is sunk."""
        if not self.money:
            return {}
        known = {self.network.attempts[each].reference: each for each in self.steps}
        fresh = {*starts, *(each.reference for each in alone.attempts if not each.running)}
        return {
            number: self.steps[known[attempt.reference]].cost
            for number, attempt in enumerate(alone.attempts)
            if attempt.reference in known and attempt.reference in fresh
        }


def _alone(plan: Plan, goal: Objective, starts: Iterable[str]) -> Plan:
    chosen = set(starts)
    kept = (
        _begun(goal, chosen) if each.key == goal.key else _held(each) for each in plan.objectives
    )
    return plan.model_copy(update={"objectives": tuple(each for each in kept if each.tasks)})


def _begun(goal: Objective, starts: set[str]) -> Objective:
    """The objective with these approaches running."""
    return goal.model_copy(
        update={"tasks": tuple(_task(each, goal.key, starts) for each in goal.tasks)}
    )


def _task(task: Task, goal: str, starts: set[str]) -> Task:
    found = (
        each.model_copy(update={"state": "running"})
        if f"{goal}/{task.key}/{each.key}" in starts
        else each
        for each in task.approaches
    )
    return task.model_copy(update={"approaches": tuple(found)})


def _held(other: Objective) -> Objective:
    """Another objective's running work alone."""
    tasks = []
    for task in other.tasks:
        if running := tuple(each for each in task.approaches if each.state == "running"):
            tasks.append(task.model_copy(update={"approaches": running, "after": ()}))
    return other.model_copy(update={"tasks": tuple(tasks)})
