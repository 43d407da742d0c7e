"""Small plans with every world there can be, weighed one by one, against the planner."""

import itertools
import math
import random
import sys
from pathlib import Path

import pytest

from core.planner.forecast import forecast
from core.planner.network import TICKS, network_from
from core.planner.plan import plan_from

sys.path.insert(0, str(Path(__file__).parent))
from oracle import World

RUNS = 2_000
BACKUP = 0.4


def small_plan(seed):
    """At most six approaches of whole days, in up to three tasks, with up to two assumptions."""
    dice = random.Random(seed)
    known = {f"g{n}": dice.choice([0.3, 0.5, 0.9]) for n in range(dice.choice([0, 1, 2]))}
    people = dice.choice([None, 1, 2])
    tasks, left = [], 6
    for place in range(dice.randint(1, 3)):
        count = min(dice.randint(1, 3), left)
        left -= count
        if count:
            tasks.append(small_task(dice, place, count, people, list(known)))
    scarce = {"people": {"r": people}} if people else {}
    objective = {"key": "o", "target": f"2026-12-{dice.randint(1, 11):02}", "tasks": tasks}
    sure = dice.choice([each for task in tasks for each in task["approaches"]])
    if sure["state"] != "lost" or sure["assumes"]:
        sure["chance"] = 1
    today = {"version": 1, "today": "2026-11-23", "assumptions": known}
    return today | scarce | {"objectives": [objective]}


def small_task(dice, place, count, people, known):
    approaches = [
        {
            "key": f"a{number}",
            "chance": dice.choice([0.2, 0.5, 0.8]),
            "days": dice.randint(1, 6),
            "state": dice.choices(["planned", "running", "lost"], [8, 2, 1])[0],
            "assumes": dice.sample(known, dice.randint(0, len(known))),
        }
        | ({"role": "r"} if people and dice.random() < 0.7 else {})
        for number in range(count)
    ]
    after = [f"t{each}" for each in range(place) if dice.random() < 0.5]
    strategy = dice.choice(["auto", "sequence", "parallel"])
    return {"key": f"t{place}", "after": after, "strategy": strategy, "approaches": approaches}


def every(plan):
    """All approaches of a plan file as (path, approach)."""
    (objective,) = plan["objectives"]
    return [
        (f"o/{task['key']}/{each['key']}", each)
        for task in objective["tasks"]
        for each in task["approaches"]
    ]


def worlds(plan, *, given=None):
    """(probability, holding assumptions, {path: whether it wins}), given what has happened.

    Lost approaches are evidence: they weigh each world by the chance of their loss in it.
    """
    found, assumptions = every(plan), plan["assumptions"]
    open_ = [(path, each) for path, each in found if each["state"] != "lost"]
    rows = []
    for holds in itertools.product([True, False], repeat=len(assumptions)):
        true = {key for key, here in zip(assumptions, holds, strict=True) if here}
        prior = math.prod(p if key in true else 1 - p for key, p in assumptions.items())
        for _, each in found:
            if each["state"] == "lost":
                prior *= 1 - chance_in(each, true)
        for wins in itertools.product([True, False], repeat=len(open_)):
            drawn = {path: win for (path, _), win in zip(open_, wins, strict=True)}
            if given and drawn[given[0]] != given[1]:
                continue
            weight = prior
            for (_, each), win in zip(open_, wins, strict=True):
                weight *= chance_in(each, true) if win else 1 - chance_in(each, true)
            if weight > 0:
                rows.append((weight, true, drawn))
    whole = sum(row[0] for row in rows)
    return [(weight / whole, true, drawn) for weight, true, drawn in rows] if whole else []


def chance_in(approach, true):
    return approach["chance"] if set(approach["assumes"]) <= true else 0.0


def succeeds(plan, drawn, *, without=None):
    (objective,) = plan["objectives"]
    return all(
        task["key"] == without
        or any(drawn.get(f"o/{task['key']}/{each['key']}") for each in task["approaches"])
        for task in objective["tasks"]
    )


def chance_ever(plan, **more):
    return sum(weight for weight, _, drawn in worlds(plan, **more) if succeeds(plan, drawn))


def met(plan, network, drawn):
    """Whether the oracle's world with these outcomes is done by the target."""
    days = dict(every(plan))
    ticks = [days[attempt.reference]["days"] for attempt in network.attempts]
    wins = [bool(drawn[attempt.reference]) for attempt in network.attempts]
    end = World(network, [int(each * TICKS) for each in ticks], wins, []).run()
    limit = network.calendar.days_through(network.objectives[0].target) * TICKS
    return 0 not in end.failed and end.finish.get(0, math.inf) <= limit


@pytest.mark.parametrize("block", range(10))
def test_exact_figures_are_those_of_all_worlds(block):
    for seed in range(block * 20, block * 20 + 20):
        data = small_plan(seed)
        found = forecast(plan_from(data), runs=RUNS, seed=seed).objectives[0]
        assert found["chance_ever"] == pytest.approx(chance_ever(data), abs=1e-12), seed
        for task in found["tasks"]:
            path = f"o/{task['key']}"
            alone = sum(w for w, _, drawn in worlds(data) if any_wins(drawn, path))
            assert task["chance_ever"] == pytest.approx(alone, abs=1e-12), (seed, path)
            gain = BACKUP * sum(
                weight
                for weight, _, drawn in worlds(data)
                if succeeds(data, drawn, without=task["key"]) and not any_wins(drawn, path)
            )
            assert task["backup_gain"] == pytest.approx(gain, abs=1e-12), (seed, path)
            for each in task["approaches"]:
                if each["state"] != "lost":
                    compared(data, each, f"{path}/{each['key']}", seed)


def any_wins(drawn, path):
    return any(win for reference, win in drawn.items() if reference.startswith(f"{path}/"))


def compared(data, found, path, seed):
    for name, outcome in (("if_won", True), ("if_lost", False)):
        if worlds(data, given=(path, outcome)):
            chance = chance_ever(data, given=(path, outcome))
            assert found[name] == pytest.approx(chance, abs=1e-12), (seed, path, name)
    assert found["importance"] == pytest.approx(slope(data, path), abs=1e-9), (seed, path)


def slope(data, path):
    """The derivative of chance_ever: it is linear in each chance, so a difference is exact.

    A lost sibling's evidence does not hang on an open approach's chance.
    """
    here = dict(every(data))[path]
    stated, values = here["chance"], []
    for chance in (0.25, 0.75):
        here["chance"] = chance
        values.append(chance_ever(data))
    here["chance"] = stated
    return (values[1] - values[0]) / 0.5


@pytest.mark.parametrize("block", range(10))
def test_the_chance_by_target_is_that_of_all_worlds(block):
    """Within four standard errors, of 200 plans; where it is certain, to the digit."""
    for seed in range(block * 20, block * 20 + 20):
        data = small_plan(seed)
        valid = plan_from(data)
        network = network_from(valid)
        chance = sum(weight for weight, _, drawn in worlds(data) if met(data, network, drawn))
        found = forecast(valid, runs=RUNS, seed=seed).objectives[0]["chance_by_target"]
        error = 4 * math.sqrt(max(0.0, chance * (1 - chance)) / RUNS)
        # Where nobody is scarce laws are kept as 2,048 points: off by half of one at most.
        assert abs(found - chance) <= error + 1 / 4096 + 1e-6, seed


def test_many_assumptions_that_hang_together_are_sampled_and_said_so():
    """Above twelve in a group: within four standard errors of 32,768 draws."""
    known = {f"g{n}": 0.5 + n / 40 for n in range(14)}
    approaches = [
        {"key": f"a{n}", "chance": 0.3, "days": 1, "assumes": [f"g{n}", f"g{n + 1}"]}
        for n in range(13)
    ]
    task = {"key": "t", "approaches": approaches}
    objective = {"key": "o", "target": "2027-01-29", "tasks": [task]}
    data = {"version": 1, "today": "2026-11-23", "assumptions": known, "objectives": [objective]}
    found = forecast(plan_from(data), runs=400).objectives[0]
    chance = 0.0
    for holds in itertools.product([True, False], repeat=14):
        weight = math.prod(
            p if here else 1 - p for p, here in zip(known.values(), holds, strict=True)
        )
        pairs = sum(one and other for one, other in itertools.pairwise(holds))
        chance += weight * (1 - 0.7**pairs)
    assert found["chance_ever_method"] == "sampled assumptions"
    assert abs(found["chance_ever"] - chance) <= 4 * math.sqrt(chance * (1 - chance) / 2**15)
