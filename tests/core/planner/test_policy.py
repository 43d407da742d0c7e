"""What to start next, against values worked out by hand and against every policy there is."""

import math
from contextlib import suppress
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from core.planner.advice import advice
from core.planner.decisions import Space, TooManyStates
from core.planner.network import network_from
from core.planner.plan import plan_from
from core.planner.policy import options, programme
from tests.core.planner.plans import scarce_plan


def network(tasks, *others, **objective):
    people = objective.pop("people", None)
    assumptions = objective.pop("assumptions", {})
    goal = {"key": "o", "target": "2027-12-31", "tasks": tasks} | objective
    data = {
        "version": 1, "today": "2026-11-23", "people": people, "assumptions": assumptions,
        "objectives": [goal, *others],
    }  # fmt: skip
    return network_from(plan_from(data))


def task(key, *ideas, after=()):
    found = [{"key": f"a{n}", "days": {"mean": 1}} | idea for n, idea in enumerate(ideas)]
    return {"key": key, "after": list(after), "approaches": found}


def values(net):
    """Value by the set of attempts started now."""
    return {
        tuple(site.attempt for site in option.sites): option.value
        for option in options(programme(net, 0))
    }


def test_two_alternatives_with_costs_and_discount():
    ideas = [{"chance": 0.6, "cost": 10}, {"chance": 0.5, "cost": 10}]
    found = values(network([task("x", *ideas)], value={"amount": 100}, discount=0.1))
    assert found[(0,)] == pytest.approx(57.4380, abs=5e-5)
    assert found[(1,)] == pytest.approx(55.7025, abs=5e-5)
    assert found[(0, 1)] == pytest.approx(54.0260, abs=5e-5)
    assert found[()] == 0.0


def test_with_a_deadline_both_at_once_beat_one_after_the_other():
    ideas = [{"chance": 0.5, "days": {"mean": 10}} for _ in range(2)]
    # Ten working days from Monday 23 November.
    found = values(network([task("x", *ideas)], target="2026-12-04"))
    one, both = 1 - math.exp(-1), 1 - 2 * math.exp(-1)
    assert found[(0, 1)] == pytest.approx(1 - (1 - 0.5 * one) ** 2, abs=1e-5)
    assert found[(0,)] == pytest.approx(0.5 * one + 0.25 * both, abs=1e-5)


def test_a_loss_speaks_against_what_it_assumed():
    ideas = [{"chance": 0.6, "assumes": ["g"]}, {"chance": 0.5, "assumes": ["g"]}]
    net = network([task("x", *ideas)], assumptions={"g": 0.7}, target="2035-12-31")
    assert values(net)[(0,)] == pytest.approx(0.56, abs=1e-6)


def test_people_limit_what_can_be_started():
    ideas = [{"chance": 0.5, "role": "r"}, {"chance": 0.5, "role": "r"}]
    assert (0, 1) not in values(network([task("x", *ideas)], people={"r": 1}))
    assert (0, 1) in values(network([task("x", *ideas)], people={"r": 2}))


def test_a_task_waits_for_its_predecessors():
    found = values(network([task("x", {"chance": 0.5}), task("y", {"chance": 0.5}, after=["x"])]))
    assert set(found) == {(0,), ()}


def test_of_equal_chances_the_smallest_set_is_named():
    net = network([task("x", {"chance": 0.5}, {"chance": 0.5})], target="2035-12-31")
    assert len(advice(net, 0, 1)["start"]) == 1


def test_a_large_plan_is_advised_by_index_rules():
    tasks = [task(f"t{n}", {"chance": 0.5}, {"chance": 0.6}, {"chance": 0.7}) for n in range(8)]
    found = advice(network(tasks, target="2027-01-29"), 0, 1)
    assert found["method"] == "index"
    assert len(found["start"]) == 8
    assert found["nothing"] == 0.0


def test_index_rules_count_money_where_success_has_a_worth_and_work_a_cost():
    idea = {"chance": 0.5, "cost": 1.0, "days": 5}
    tasks = [task(f"t{n}", *[idea] * 3) | {"strategy": "sequence"} for n in range(8)]
    net = network(tasks, value={"amount": 100_000, "currency": "EUR"}, target="2035-12-31")
    found = advice(net, 0, 1)
    assert (found["method"], found["unit"], found["nothing"]) == ("index", "EUR", 0.0)
    # Each task: all but one in eight worlds, after 1.75 tries expected.
    succeeds, tries = (1 - 0.5**3) ** 8, 8 * 1.75
    best = found["options"][0]
    error = 4 * best["standard_error"]
    assert best["value"] == pytest.approx(100_000 * succeeds - tries, abs=error)


def test_other_objectives_running_work_holds_its_people_under_index_rules():
    tasks = [task(f"t{n}", *[{"chance": 0.5, "role": "r"}] * 3) for n in range(8)]
    busy = {"key": "p", "target": "2027-01-29", "tasks": [
        task("running", {"chance": 0.5, "role": "r", "state": "running"}),
        task("shut", {"chance": 0.5, "state": "parked"}),
    ]}  # fmt: skip
    free = advice(network(tasks, people={"r": 2}), 0, 1)
    held = advice(network(tasks, busy, people={"r": 2}), 0, 1)
    assert (len(free["start"]), len(held["start"])) == (2, 1)


def by_every_policy(ideas_of, prize, discount):
    """The best value over all policies, literally: a state holds every approach's status."""
    ideas = [(t, *idea) for t, found in enumerate(ideas_of) for idea in found]

    def done(state, t):
        return any(s == "won" for s, idea in zip(state, ideas, strict=True) if idea[0] == t)

    def failed(state, t):
        return all(s == "lost" for s, idea in zip(state, ideas, strict=True) if idea[0] == t)

    @cache
    def best(state):
        if all(done(state, t) for t in range(len(ideas_of))):
            return prize
        if any(failed(state, t) for t in range(len(ideas_of))):
            return 0.0
        free = [n for n, s in enumerate(state) if s == "planned" and not done(state, ideas[n][0])]
        sets = [c for size in range(len(free) + 1) for c in combinations(free, size)]
        return max(begin(state, chosen) for chosen in sets)

    def begin(state, chosen):
        after = tuple("running" if n in chosen else s for n, s in enumerate(state))
        running = [
            n for n, s in enumerate(after) if s == "running" and not done(after, ideas[n][0])
        ]
        cost = sum(ideas[n][3] for n in chosen)
        rates = {n: 1 / ideas[n][2] for n in running}
        total = discount + sum(rates.values())
        gain = 0.0
        for n in running:
            won = tuple("won" if m == n else s for m, s in enumerate(after))
            lost = tuple("lost" if m == n else s for m, s in enumerate(after))
            chance = ideas[n][1]
            gain += rates[n] / total * (chance * best(won) + (1 - chance) * best(lost))
        return gain - cost

    root = tuple("planned" for _ in ideas)
    return best(root)


@pytest.mark.parametrize("seed", range(50))
def test_the_programme_equals_the_best_of_all_policies(seed):
    rng = np.random.default_rng(seed)
    shape = [(1, 1), (2,), (2, 2), (3,), (1, 2), (4,)][seed % 6]
    ideas_of = [
        [
            (float(rng.uniform(0.2, 0.9)), float(rng.uniform(1, 20)), float(rng.uniform(1, 30)))
            for _ in range(count)
        ]
        for count in shape
    ]
    tasks = [
        task(
            f"t{t}",
            *({"chance": p, "days": {"mean": mean}, "cost": cost} for p, mean, cost in found),
        )
        for t, found in enumerate(ideas_of)
    ]
    net = network(tasks, value={"amount": 100}, discount=0.02)
    found = options(programme(net, 0))[0].value
    assert found == pytest.approx(by_every_policy(ideas_of, 100.0, 0.02), abs=1e-9)


def test_the_paired_simulation_agrees_where_durations_are_exponential():
    """Under the programme's own law the simulated value lies within four standard errors."""
    ideas = [{"chance": 0.6, "cost": 10}, {"chance": 0.5, "cost": 10}]
    found = advice(network([task("x", *ideas)], value={"amount": 100}, discount=0.1), 0, 3)
    for option in found["options"]:
        gap = abs(option["simulated"] - option["value"])
        assert gap <= 4 * option["standard_error"] + 1e-4
    assert found["agrees"] is True
    assert found["unit"] == "EUR"


@pytest.mark.parametrize("seed", range(60))
def test_states_counted_beforehand_are_never_more_than_there_are(seed):
    compiled = network_from(plan_from(scarce_plan(seed)))
    for number in range(len(compiled.objectives)):
        space = Space(compiled, number)
        with suppress(TooManyStates):
            space.explore()
            assert space.at_least() <= len(space.states)
