"""What must hold for every plan, tried on many."""

import copy
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.planner.forecast import forecast
from core.planner.plan import plan_from

sys.path.insert(0, str(Path(__file__).parent))
from plans import free_plan, scarce_plan

SEEDS = st.integers(0, 10**6)
CHANCES = st.floats(0.01, 1)


def figures(plan, runs=200, seed=3):
    return forecast(plan_from(plan), runs=runs, seed=seed).objectives[0]


def ever(plan):
    return figures(plan)["chance_ever"]


@settings(deadline=None, max_examples=60)
@given(seed=SEEDS, place=st.integers(0, 100), chance=CHANCES)
def test_another_approach_never_lowers_the_chance_ever(seed, place, chance):
    plan = free_plan(seed)
    more = copy.deepcopy(plan)
    tasks = more["objectives"][0]["tasks"]
    added = {"key": "more", "chance": chance, "days": 3, "assumes": list(more["assumptions"])[:1]}
    tasks[place % len(tasks)]["approaches"].append(added)
    assert ever(more) >= ever(plan) - 1e-12


@settings(deadline=None, max_examples=60)
@given(seed=SEEDS, place=st.integers(0, 100), chance=CHANCES)
def test_a_surer_approach_never_lowers_the_chance_ever(seed, place, chance):
    plan = free_plan(seed)
    surer = copy.deepcopy(plan)
    every = [each for task in surer["objectives"][0]["tasks"] for each in task["approaches"]]
    # A lost approach's chance is evidence about what it assumed, not a hope.
    open_ = [each for each in every if each["state"] in ("planned", "running")]
    if open_:
        chosen = open_[place % len(open_)]
        chosen["chance"] = max(chosen["chance"], chance)
    assert ever(surer) >= ever(plan) - 1e-12


@settings(deadline=None, max_examples=60)
@given(
    days=st.lists(st.integers(1, 9), min_size=1, max_size=6),
    people=st.integers(1, 4),
    wide=st.booleans(),
)
def test_one_more_person_never_finishes_later(days, people, wide):
    """One role, one person each, nothing after anything: true without precedence (Graham 1966)."""
    tasks = [
        {
            "key": f"t{number}",
            "approaches": [
                {"key": "a", "chance": 1, "days": {"mean": each} if wide else each, "role": "r"}
            ],
        }
        for number, each in enumerate(days)
    ]
    objective = {"key": "o", "target": "2026-12-31", "tasks": tasks}
    found = [
        figures({"version": 1, "today": "2026-11-23", "people": {"r": count},
                 "objectives": [objective]})["finish_days"]
        for count in (people, people + 1)
    ]  # fmt: skip
    for point in ("p10", "p50", "p90"):
        assert found[1][point] <= found[0][point] + 1e-3


@settings(deadline=None, max_examples=60)
@given(seed=SEEDS, make=st.sampled_from([free_plan, scarce_plan]))
def test_figures_stay_where_they_belong(seed, make):
    """No NaN, chances in [0, 1], curves that never fall, no date before today."""
    plan = make(seed)
    for found in forecast(plan_from(plan), runs=300, seed=1).objectives:
        numbers = list(walked(found))
        assert all(each == each and abs(each) < 1e9 for each in numbers)
        chances = [point["chance"] for point in found["curve"]]
        assert chances == sorted(chances)
        assert all(0 <= each <= 1 for each in [*chances, found["chance_ever"]])
        dates = [*found["finish"].values(), *found["finish_if_success"].values()]
        assert all(date >= plan["today"] for date in dates if date)
        days = [found["finish_days"][name] for name in ("p10", "p50", "p90")]
        assert [each for each in days if each is not None] == sorted(
            each for each in days if each is not None
        )


def walked(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from walked(each)
    elif isinstance(value, float):
        yield value


@pytest.mark.parametrize("seed", range(30))
def test_the_chance_by_target_is_no_more_than_the_chance_ever(seed):
    plan = free_plan(seed)
    found = figures(plan, runs=4_000)
    error = 4 * (found["chance_ever"] * (1 - found["chance_ever"]) / 4_000) ** 0.5
    assert found["chance_by_target"] <= found["chance_ever"] + error + 1e-6
