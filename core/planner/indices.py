"""What to start where the exact programme would be too large: index rules, said to be such.

Within a task by cost over chance; between tasks by C/(1 - P), C its expected cost and P its
chance: what is cheap and likely to fail is tried first (Mitten 1960; Garey 1973). Optimal for one
worker without discounting; a rule of thumb beyond that. So the set they name is tried under the
true durations beside a smaller and a larger one and starting nothing; what follows the first
completion is the plan as written.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from core.planner.decisions import Site, Space, State
from core.planner.network import Network
from core.planner.policy import SAME
from core.planner.premises import Beliefs
from core.planner.rehearsal import Tried
from core.planner.steps import Step, step_of
from core.planner.trial import Trial
from core.planner.worths import costs_of, is_costly

Json = dict[str, Any]

DROPPED = {"state": "dropped"}
MOST_TRIED = 20
"""Running approaches whose end is tried, those least believed in; each takes three simulations."""


def index_advice(network: Network, objective: int, seed: int) -> Json:
    """The public shape of ``next``, its values simulated."""
    space = Space(network, objective)
    steps = _steps(network, space)
    proposed = _proposed(space, steps)
    trial = Trial(network, objective, seed, steps)
    found = Tried(np.array([trial.started(_references(network, each)) for each in proposed]))
    ranked = sorted(range(len(proposed)), key=lambda each: (-found.mean(each), len(proposed[each])))
    best = _named(found, ranked, money=trial.money)
    order = [best, *(each for each in ranked if each != best)]
    digits = 4 if trial.money else 6
    shown = [
        {
            "start": _references(network, proposed[each]),
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
        "dropping": list(_droppings(trial, space)),
    }


def _references(network: Network, sites: Iterable[Site]) -> list[str]:
    return [network.attempts[site.attempt].reference for site in sites]


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


def _droppings(trial: Trial, space: Space) -> Iterator[Json]:
    """Running work, and the belief below which dropping it now is worth more than going on.

    Going on is worth C(p), linear in the belief, as in dropping.py; its ends are simulated, and a
    gain within three standard errors is none. The day is today's where dropping is right now.
    """
    beliefs, root = Beliefs(space), space.root()
    chances = {
        site: trial.steps[site.attempt].chance * beliefs.hold(root, site)
        for site in space.running(root)
    }
    for site in sorted(chances, key=chances.__getitem__)[:MOST_TRIED]:
        belief, attempt = chances[site], space.network.attempts[site.attempt]
        sure, never = (
            trial.changed(attempt.reference, {"chance": chance, "assumes": ()})
            for chance in (1.0, 1e-12)
        )
        spent = trial.spent(site.attempt)
        found = Tried(np.array([trial.changed(attempt.reference, DROPPED), never - spent]))
        gap, gain = found.mean(0) - found.mean(1), float(sure.mean() - never.mean())
        threshold = max(0.0, gap / gain) if found.apart(0, 1) and gain > 0 else 0.0
        today = space.network.calendar.date_of(1)
        yield {
            "approach": attempt.reference,
            "belief": round(belief, 6),
            "threshold": round(threshold, 6),
            "date": today.isoformat() if today and belief < threshold else None,
        }
