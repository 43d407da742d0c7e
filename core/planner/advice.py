"""``next``: what to start now, its worth, and the runner-up beside it, in the public shape."""

import time
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from core.planner.decisions import Site, TooManyStates
from core.planner.dropping import dropping_json
from core.planner.forecast import Forecast
from core.planner.indices import index_advice
from core.planner.network import Network, network_from
from core.planner.plan import Plan
from core.planner.policy import SAME, Option, Programme, options, programme
from core.planner.rehearsal import Tried, tried

Json = dict[str, Any]

MOST_SHOWN = 6
"""Options tried by simulation and shown; "start nothing" is always among them."""


def advised(plan: Plan, found: Forecast, keys: Collection[str]) -> Forecast:
    """The same forecast with ``next`` for the objectives of these keys."""
    begun = time.perf_counter()
    network = network_from(plan)
    entries = {
        goal.key: advice(network, number, found.seed)
        for number, goal in enumerate(network.objectives)
        if goal.key in keys
    }
    objectives = tuple(
        each | {"next": entries[each["key"]]} if each["key"] in entries else each
        for each in found.objectives
    )
    took = found.seconds["answers"] + time.perf_counter() - begun
    return replace(found, objectives=objectives, seconds=found.seconds | {"answers": took})


def advice(network: Network, objective: int, seed: int) -> Json:
    """What to start now for one objective, by the exact programme or, beyond it, by index rules."""
    try:
        solved = programme(network, objective)
    except TooManyStates:
        return index_advice(network, objective, seed)
    every = options(solved)
    shown = _shown(solved, every)
    found = tried(solved, shown, seed)
    money = solved.costly
    return {
        "start": _references(network, shown[0].sites),
        "value": _rounded(shown[0].value, money=money),
        "nothing": _rounded(_nothing(every).value, money=money),
        "unit": _unit(network, objective, money=money),
        "method": "exact",
        "tie": len(shown) > 1 and not found.apart(0, 1),
        "agrees": _agrees(found, len(shown)),
        "options": [
            _named(network, each, money=money) | _simulated(found, place, money=money)
            for place, each in enumerate(shown)
        ],
        "dropping": dropping_json(solved),
    }


def _shown(solved: Programme, every: list[Option]) -> list[Option]:
    """The option to name first, then the best of the others, "start nothing" among them.

    Of chances within a point of the best the smallest set is named.
    """
    best = every[0]
    if not solved.costly:
        close = [each for each in every if each.value >= best.value - SAME]
        best = min(close, key=lambda each: (len(each.sites), -each.value))
    rest = [each for each in every if each is not best]
    kept = [best, *rest[: MOST_SHOWN - 1]]
    nothing = _nothing(every)
    return kept if nothing in kept else [*kept[:-1], nothing]


def _nothing(every: list[Option]) -> Option:
    return next(each for each in every if not each.sites)


def _agrees(found: Tried, count: int) -> bool:
    """Whether no other option is better by three standard errors under the true durations."""
    return not any(
        found.mean(other) > found.mean(0) and found.apart(0, other) for other in range(1, count)
    )


def _references(network: Network, sites: tuple[Site, ...]) -> list[str]:
    return [network.attempts[site.attempt].reference for site in sites]


def _unit(network: Network, objective: int, *, money: bool) -> str:
    value = network.objectives[objective].value
    return value.currency if money and value is not None else "chance"


def _rounded(value: float, *, money: bool) -> float:
    return round(value, 4 if money else 6)


def _named(network: Network, option: Option, *, money: bool) -> Json:
    return {
        "start": _references(network, option.sites),
        "value": _rounded(option.value, money=money),
    }


def _simulated(found: Tried, place: int, *, money: bool) -> Json:
    return {
        "simulated": _rounded(found.mean(place), money=money),
        "standard_error": _rounded(found.error(place), money=money),
    }
