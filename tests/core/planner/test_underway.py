import math
from statistics import NormalDist

import pytest

from core.planner.plan import plan_from
from core.planner.underway import running_work

below = NormalDist().cdf


def plan(**approach):
    given = {"key": "a", "chance": 0.6, "days": {"p10": 5, "p90": 20}, "state": "running"}
    task = {"key": "t", "approaches": [given | approach]}
    goal = {"key": "o", "target": "2027-03-31", "tasks": [task]}
    return {"version": 1, "today": "2026-11-23", "objectives": [goal]}


def only(data):
    return running_work(plan_from(data))["o/t/a"]


def test_nothing_that_waits_is_under_way():
    assert running_work(plan_from(plan(state="planned"))) == {}


def test_a_limit_costs_the_chance_to_be_done_within_it():
    found = only(plan(elapsed=8, time_box=15))
    sigma = math.log(4) / 2.5631031
    done = [below(math.log(day / 10) / sigma) for day in (8, 15)]
    assert found.unlimited == 0.6
    assert found.chance == pytest.approx(0.6 * (done[1] - done[0]) / (1 - done[0]), abs=1e-6)
    assert found.limit == 15


def test_a_limit_that_is_over_leaves_no_chance():
    assert only(plan(elapsed=15, time_box=15)).chance == 0


def test_without_a_limit_failing_at_the_end_tells_nothing_before():
    found = only(plan(elapsed=30))
    assert (found.chance, found.limit) == (found.unlimited, None)


def test_work_that_shows_early_that_it_fails_looks_better_the_longer_it_runs():
    chances = [only(plan(elapsed=day, failure="early")).chance for day in (0, 5, 15)]
    assert chances == sorted(chances)
    assert chances[0] < chances[-1]


@pytest.mark.parametrize("day", [0, 10, 20, 40])
def test_the_days_left_halve_the_chance_to_be_still_running(day):
    # Median 10, sigma 1, as in the table of remaining times.
    normal = NormalDist()
    wide = {"p10": 10 * math.exp(normal.inv_cdf(0.1)), "p90": 10 * math.exp(normal.inv_cdf(0.9))}
    gone = normal.cdf(math.log(day / 10)) if day else 0.0
    left = 10 * math.exp(normal.inv_cdf((1 + gone) / 2)) - day
    assert only(plan(days=wide, elapsed=day)).left == pytest.approx(left, rel=1e-3)


def test_long_running_lognormal_work_has_more_left_than_it_had():
    wide = {"p10": 3, "p90": 33}
    left = [only(plan(days=wide, elapsed=day)).left for day in (10, 20, 40)]
    assert left == sorted(left)
    assert left[0] < left[-1]


def test_the_overrun_lengthens_what_is_left():
    assert only(plan() | {"overrun": {"median": 1.5, "sigma": 0.4}}).left == pytest.approx(15.0)
