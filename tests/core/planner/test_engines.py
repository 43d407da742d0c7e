"""The engines against one another, and against worlds run one by one in plain Python."""

import sys
from pathlib import Path

import numpy as np
import pytest

from core.planner.chain import critical
from core.planner.collapsed import collapsed_spreads
from core.planner.draws import common, joined, outcomes
from core.planner.events import run_events
from core.planner.exact import exact, groups_of
from core.planner.forecast import forecast
from core.planner.network import TICKS, network_from
from core.planner.plain import ObjectiveWorlds
from core.planner.plan import plan_from
from core.planner.streams import Streams
from core.planner.tables import tables_from
from core.planner.worlds import NEVER

sys.path.insert(0, str(Path(__file__).parent))
from oracle import World
from plans import free_plan, scarce_plan

WORLDS = 10


def drawn(network, seed, count):
    streams = Streams(seed)
    shared = common(network, groups_of(network), streams, count)
    return outcomes(network.attempts, shared, streams), joined(network, streams, count)


def one_by_one(network, outcome, joins):
    """Finishes, people's ticks and critical attempts of one world by the oracle."""
    ticks, wins = [int(each) >> 1 for each in outcome], [bool(each & 1) for each in outcome]
    world = World(network, ticks, wins, list(joins)).run()
    numbers = range(len(network.objectives))
    never = int(NEVER)
    finish = [never if n in world.failed else world.finish.get(n, never) for n in numbers]
    return finish, [world.spent.get(n, 0) for n in numbers], world.critical()


@pytest.mark.parametrize("block", range(8))
def test_the_event_loop_equals_worlds_run_one_by_one(block):
    """Scarce people, steps of people, ties, every strategy and state, early failure, limits."""
    for seed in range(block * 40, block * 40 + 40):
        network = network_from(plan_from(scarce_plan(seed)))
        outcome, joins = drawn(network, seed, WORLDS)
        worlds = run_events(network, tables_from(network), outcome, joins)
        chains = critical(network, worlds)
        for number in range(WORLDS):
            finish, spent, chain = one_by_one(network, outcome[:, number], joins[:, number])
            assert worlds.finish.reshape(-1, WORLDS)[:, number].tolist() == finish, seed
            assert worlds.spent.reshape(-1, WORLDS)[:, number].tolist() == spent, seed
            assert set(np.flatnonzero(chains[:, number]).tolist()) == chain, seed


def with_people_enough(plan):
    """The same plan with everybody of one role of which there are more than enough."""
    for objective in plan["objectives"]:
        for task in objective["tasks"]:
            for approach in task["approaches"]:
                approach["role"] = "r"
    return plan | {"people": {"r": 100}}


@pytest.mark.parametrize("seed", range(60))
def test_with_people_enough_both_engines_run_the_same_worlds(seed):
    network = network_from(plan_from(with_people_enough(free_plan(seed))))
    outcome, joins = drawn(network, seed, WORLDS)
    worlds = run_events(network, tables_from(network), outcome, joins)
    plain = ObjectiveWorlds(network, 0, outcome)
    ends = np.where(worlds.finish == NEVER, np.inf, worlds.finish)
    assert ends.tolist() == plain.finish.tolist()
    chunk = plain.chunk()
    assert worlds.spent.tolist() == chunk.spent.tolist()
    assert (critical(network, worlds) == chunk.critical).all()


@pytest.mark.parametrize("seed", range(40))
def test_collapsed_tasks_finish_like_worlds_drawn_attempt_by_attempt(seed):
    """Shares at five points and at all, within five standard errors (200 plans compared)."""
    count = 4_000
    network = network_from(plan_from(free_plan(seed)))
    outcome, _ = drawn(network, seed + 1, count)
    ends = np.sort(ObjectiveWorlds(network, 0, outcome).finish) / TICKS
    (spread,) = collapsed_spreads(network, seed, count)
    finite = ends[np.isfinite(ends)]
    places = (
        [int(part * len(finite)) for part in (0.03, 0.2, 0.5, 0.8, 0.97)] if len(finite) else []
    )
    for point in [1e9, *finite[places]]:
        share, chance = float((ends <= point).mean()), spread.within(float(point))
        error = np.hypot(np.sqrt(share * (1 - share) / count), spread.error(chance))
        # A law kept as 2,048 points is off by half of one at most, a try on its grid by half a
        # step; both are below 2 in a thousand here.
        assert abs(share - chance) <= 5 * error + 2e-3, (seed, point)


@pytest.mark.parametrize("seed", range(40))
def test_the_exact_chance_is_that_of_the_worlds(seed):
    count = 4_000
    network = network_from(plan_from(free_plan(seed)))
    outcome, _ = drawn(network, seed + 1, count)
    share = np.isfinite(ObjectiveWorlds(network, 0, outcome).finish).mean()
    chance = exact(network, 0).chance_ever
    assert abs(share - chance) <= 5 * np.sqrt(chance * (1 - chance) / count) + 1e-9


def test_chunks_change_no_world():
    plan = plan_from(scarce_plan(3))
    network = network_from(plan)
    whole, joins = drawn(network, 5, 12)
    streams, groups = Streams(5), groups_of(network)
    for start in range(0, 12, 4):
        shared = common(network, groups, streams, 4)
        part = outcomes(network.attempts, shared, streams)
        assert (part == whole[:, start : start + 4]).all()
        assert (joined(network, streams, 4) == joins[:, start : start + 4]).all()


def test_an_approach_keeps_its_draws_when_the_plan_around_it_changes():
    before = free_plan(4)
    after = {
        **before,
        "objectives": [{**before["objectives"][0], "key": "p"}, *before["objectives"]],
    }
    one, two = (network_from(plan_from(each)) for each in (before, after))
    count = len(one.attempts)
    first, second = drawn(one, 9, 50)[0], drawn(two, 9, 50)[0]
    assert (first == second[count:]).all()


@pytest.mark.parametrize("make", [free_plan, scarce_plan])
def test_relabelling_changes_no_exact_figure(make):
    plan = make(11)
    renamed = {
        **plan,
        "objectives": [each | {"key": f"x-{each['key']}"} for each in plan["objectives"]],
    }
    figures = [
        [each["chance_ever"] for each in forecast(plan_from(given), runs=50).objectives]
        for given in (plan, renamed)
    ]
    assert figures[0] == figures[1]
