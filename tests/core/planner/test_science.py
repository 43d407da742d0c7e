"""Worked values of the literature, through the plan file, the laws and the index rules."""

import math

import pytest

from core.planner.forecast import forecast
from core.planner.plan import plan_from

RUNS = 40_000


def figures(tasks, **more):
    objective = {"key": "o", "target": more.pop("target", "2031-12-31"), "tasks": tasks}
    plan = {"version": 1, "today": "2026-11-23", "objectives": [objective]} | more
    return forecast(plan_from(plan), runs=RUNS, seed=5).objectives[0]


def sure(key, days, **more):
    return {"key": key, "approaches": [{"key": "a", "chance": 1, "days": days} | more]}


@pytest.mark.parametrize(("days", "median", "mean"), [({"p10": 3, "p90": 12}, 6.0, 6.945)])
def test_a_lognormal_from_its_tenth_and_ninetieth(days, median, mean):
    found = figures([sure("x", days)])["finish_if_success_days"]
    # Density of log days at the median is 0.74, the standard deviation of days 4.05.
    assert abs(math.log(found["p50"] / median)) <= 4 * 0.5 / math.sqrt(RUNS) / 0.73
    assert abs(found["mean"] - mean) <= 4 * 4.05 / math.sqrt(RUNS) + 1e-3


def test_a_wide_lognormal_has_the_tail_that_surprises():
    """Sigma 1: the mean is 1.65 medians and one in a hundred takes 10.24 (Bernhardsson 2019)."""
    reach = math.exp(1.2815515655446004)
    days = {"p10": 100 / reach, "p90": 100 * reach}
    found = figures([sure("x", days)])
    mean = found["finish_if_success_days"]["mean"]
    assert abs(mean - 164.87) <= 4 * 216.1 / math.sqrt(RUNS) + 0.05
    # 1,024 working days end on Thursday 24 October 2030.
    met = figures([sure("x", days)], target="2030-10-24")["chance_by_target"]
    assert abs(met - 0.99) <= 4 * math.sqrt(0.99 * 0.01 / RUNS) + 2e-4


@pytest.mark.parametrize("count", [1, 2, 4])
def test_merging_paths_move_the_middle(count):
    """PERT of 80, 100, 120 is a beta of shapes 3 and 3; the largest of n has its law to the n."""
    days = {"low": 80, "likely": 100, "high": 120}
    found = figures([sure(f"t{n}", days) for n in range(count)])["finish_days"]["p50"]
    place = beta_quantile(0.5 ** (1 / count))
    below = 0.5 ** ((count - 1) / count)
    density = count * below * 30 * (place * (1 - place)) ** 2 / 40
    assert abs(found - (80 + 40 * place)) <= 4 * 0.5 / math.sqrt(RUNS) / density + 1e-3


def beta_quantile(share):
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        below = middle**3 * (10 - 15 * middle + 6 * middle**2) < share
        low, high = (middle, high) if below else (low, middle)
    return low


def test_pert_has_its_mean_and_not_a_sixth_of_its_range_as_deviation():
    found = figures([sure("x", {"low": 2, "likely": 4, "high": 12})])["finish_if_success_days"]
    assert abs(found["mean"] - (2 + 16 + 12) / 6) <= 4 * 10 / 4 / math.sqrt(RUNS)


def test_still_running_is_evidence_where_failures_show_early():
    """P(win | running at t) = p S_win / (p S_win + (1 - p) S_lose); equal laws say nothing."""
    idea = {"chance": 0.4, "days": {"mean": 10}, "state": "running", "elapsed": 10}
    plain = {"key": "x", "approaches": [{"key": "a"} | idea]}
    assert figures([plain])["chance_ever"] == pytest.approx(0.4, abs=1e-12)
    early = {"key": "x", "approaches": [{"key": "a", "failure": "early"} | idea]}
    assert figures([early])["chance_ever"] > 0.45
