"""Forecasts against values known without them; simulated ones within four standard errors.

Values: Kulkarni & Adlakha (1986) for the bridge, order statistics for merge bias, products and
Bayes' rule for chances. Everything goes through the public plan file and forecast.
"""

import math

import numpy as np
import pytest

from core.planner.forecast import forecast
from core.planner.plan import plan_from

RUNS = 40_000
TODAY = "2026-11-23"


def plan(tasks, **more):
    objective = {"key": "o", "target": more.pop("target", "2031-12-31"), "tasks": tasks}
    return plan_from({"version": 1, "today": TODAY, "objectives": [objective]} | more)


def task(key, *approaches, after=(), strategy="sequence"):
    found = [{"key": f"a{n}", "days": 1} | each for n, each in enumerate(approaches)]
    return {"key": key, "after": list(after), "strategy": strategy, "approaches": found}


def answers(tasks, runs=RUNS, **more):
    return forecast(plan(tasks, **more), runs=runs, seed=11).objectives[0]


def close(simulated, exact, runs=RUNS):
    """Within four standard errors of a share."""
    assert abs(simulated - exact) <= 4 * math.sqrt(exact * (1 - exact) / runs) + 5e-7


def test_chances_importance_and_backup_of_a_small_plan():
    found = answers(
        [
            task("x", {"chance": 0.6}, {"chance": 0.5}),
            task("y", {"chance": 0.7}),
            task("z", {"chance": 0.8}, {"chance": 0.3}),
        ]
    )
    assert found["chance_ever"] == pytest.approx(0.4816, abs=1e-12)
    (only,) = found["tasks"][1]["approaches"]
    assert only["importance"] == pytest.approx(0.688, abs=1e-12)
    assert only["if_lost"] == pytest.approx(0, abs=1e-12)
    assert only["if_won"] == pytest.approx(0.688, abs=1e-12)
    assert found["tasks"][1]["backup_gain"] == pytest.approx(0.08256, abs=1e-12)
    assert [each["single_point"] for each in found["tasks"]] == [False, True, False]
    close(found["chance_by_target"], 0.4816)


def test_a_shared_assumption_ties_approaches_together():
    ideas = [{"chance": chance, "assumes": ["g"]} for chance in (0.6, 0.5)]
    found = answers([task("x", *ideas)], assumptions={"g": 0.7})
    assert found["chance_ever"] == pytest.approx(0.56, abs=1e-12)
    close(found["chance_by_target"], 0.56)


def test_losses_are_evidence_against_what_they_assumed():
    chances = (0.6, 0.5, 0.5)
    for lost, believed in enumerate((0.7, 0.4828, 0.3182, 0.1892)):
        ideas = [{"chance": p, "assumes": ["g"], "state": "lost"} for p in chances[:lost]]
        sure = {"chance": 1, "assumes": ["g"]}
        found = answers([task("x", *ideas, sure)], assumptions={"g": 0.7})
        assert found["chance_ever"] == pytest.approx(believed, abs=5e-5)
        close(found["chance_by_target"], found["chance_ever"])


def test_the_chance_after_a_loss_is_the_earlier_if_lost():
    ideas = [{"chance": 0.6, "assumes": ["g"]}, {"chance": 0.5, "assumes": ["g"]}]
    before = answers([task("x", *ideas)], assumptions={"g": 0.7}, runs=100)
    ideas[0]["state"] = "lost"
    after = answers([task("x", *ideas)], assumptions={"g": 0.7}, runs=100)
    assert after["chance_ever"] == pytest.approx(
        before["tasks"][0]["approaches"][0]["if_lost"], abs=1e-12
    )


@pytest.mark.parametrize(("people", "mean"), [(1, 5), (2, 3.5625), (5, 3.4583), (None, 3.4583)])
def test_the_bridge_of_five_exponential_activities(people, mean):
    idea = {"chance": 1, "days": {"mean": 1}} | ({"role": "r"} if people else {})
    tasks = [
        task("t0", idea),
        task("t1", idea),
        task("t2", idea, after=["t0"]),
        task("t3", idea, after=["t0"]),
        task("t4", idea, after=["t1", "t3"]),
    ]
    found = answers(tasks, **({"people": {"r": people}} if people else {}))
    # Each activity has variance 1, so no finish has more than their sum, 5.
    assert abs(found["finish_if_success_days"]["mean"] - mean) <= 4 * math.sqrt(5 / RUNS) + 1e-4


@pytest.mark.parametrize("count", [1, 2, 4, 8])
def test_the_longest_of_equal_exponentials(count):
    idea = {"chance": 1, "days": {"mean": 10}}
    found = answers([task(f"t{n}", idea) for n in range(count)])
    mean = 10 * sum(1 / n for n in range(1, count + 1))
    variance = 100 * sum(1 / n**2 for n in range(1, count + 1))
    simulated = found["finish_if_success_days"]["mean"]
    assert abs(simulated - mean) <= 4 * math.sqrt(variance / RUNS) + 5e-4


@pytest.mark.parametrize(("count", "on_time"), [(1, 0.5), (2, 0.25), (4, 0.0625)])
def test_merging_paths_are_later_than_each_of_them(count, on_time):
    idea = {"chance": 1, "days": {"low": 80, "likely": 100, "high": 120}}
    # The hundredth working day from 23 November 2026 ends on 9 April 2027.
    tasks = [task(f"t{n}", idea) for n in range(count)]
    close(answers(tasks, target="2027-04-09")["chance_by_target"], on_time)


def test_two_approaches_with_a_deadline_in_turn_and_at_once():
    """Sequence: p1·F1 + (1-p1)·p2·F12; parallel: 1 - (1-p1·F1)(1-p2·F2); both .75 for ever."""
    ideas = [{"chance": 0.5, "days": {"mean": 10}} for _ in range(2)]
    # Ten working days: Monday 23 November to Friday 4 December.
    one = 1 - math.exp(-1)
    both = 1 - 2 * math.exp(-1)
    expected = {
        "sequence": 0.5 * one + 0.25 * both,
        "parallel": 1 - (1 - 0.5 * one) ** 2,
        "auto": 1 - (1 - 0.5 * one) ** 2,
    }
    for strategy, chance in expected.items():
        found = answers([task("x", *ideas, strategy=strategy)], target="2026-12-04")
        close(found["chance_by_target"], chance)
        assert found["chance_ever"] == pytest.approx(0.75, abs=1e-12)


def test_remaining_time_of_running_work_grows():
    sigma = 1.0
    ends = [10 * math.exp(side * 1.2815515655446004 * sigma) for side in (-1, 1)]
    days = {"p10": ends[0], "p90": ends[1]}
    for elapsed, mean in ((0, 16.49), (10, 17.74)):
        idea = {"chance": 1, "days": days, "state": "running", "elapsed": elapsed}
        found = answers([task("x", idea)])["finish_if_success_days"]
        # The remaining time's standard deviation is below 40 days for both.
        assert abs(found["mean"] - mean) <= 4 * 40 / math.sqrt(RUNS)


LAWS = {
    "fixed": 8,
    "lognormal": {"p10": 5, "p90": 20},
    "metalog": {"p10": 5, "p50": 8, "p90": 20},
    "pert": {"low": 4, "likely": 8, "high": 20},
    "exponential": {"mean": 9},
}
POINTS = {
    "fixed": (8, 8, 8),
    "lognormal": (5, 10, 20),
    "metalog": (5, 8, 20),
    "exponential": tuple(-9 * math.log(1 - share) for share in (0.1, 0.5, 0.9)),
}


@pytest.mark.parametrize("law", LAWS)
def test_every_law_has_the_points_it_was_given(law):
    """A quantile lies between those of shares four standard errors apart."""
    found = answers([task("x", {"chance": 1, "days": LAWS[law]})])["finish_if_success_days"]
    if law == "pert":
        width = 16
        assert abs(found["mean"] - (4 + 4 * 8 + 20) / 6) <= 4 * width / 4 / math.sqrt(RUNS)
        return
    for name, share, value in zip(("p10", "p50", "p90"), (0.1, 0.5, 0.9), POINTS[law], strict=True):
        slack = 4 * math.sqrt(share * (1 - share) / RUNS)
        # Densities of these laws at the points are at least 0.3 per log unit.
        assert abs(math.log(found[name] / value)) <= slack / 0.1 + 1e-3


@pytest.mark.parametrize(
    ("more", "exact"),
    [
        ({"days": {"mean": 10}, "time_box": 10}, 0.8 * (1 - math.exp(-1))),
        ({"days": 10, "time_box": 9}, 0.0),
        ({"days": 10, "time_box": 10}, 0.8),
        ({"days": {"mean": 10}, "time_box": 10, "state": "running", "elapsed": 10}, 0.0),
        ({"days": {"mean": 10}, "time_box": 20, "state": "running", "elapsed": 10},
         0.8 * (1 - math.exp(-1))),
    ],
)  # fmt: skip
def test_a_time_limit_is_inside_the_exact_chance(more, exact):
    found = answers([task("x", {"chance": 0.8} | more)])
    assert found["chance_ever"] == pytest.approx(exact, abs=1e-6)
    close(found["chance_by_target"], exact)


def test_a_shared_overrun_is_inside_the_exact_chance_of_a_time_limit():
    """P(10·exp(sigma·z) ≤ 12) twice in the same world is once; apart it is squared."""
    inside = 0.5 * (1 + math.erf(math.log(1.2) / 0.4 / math.sqrt(2)))
    tasks = [task(key, {"chance": 1, "days": 10, "time_box": 12}) for key in "ab"]
    for shared, exact in ((1.0, inside), (0.0, inside**2)):
        overrun = {"median": 1, "sigma": 0.4, "shared": shared}
        found = answers(tasks, overrun=overrun)
        assert found["chance_ever"] == pytest.approx(exact, abs=1e-6)
        close(found["chance_by_target"], exact)


def test_a_failure_that_shows_early_frees_the_next_approach_sooner():
    """With p = 1/2 a losing try of length 1 shows at ln(1 - v/2)/ln(1/2), whose mean is
    1/ln 2 - 1 of it (integrate -log2(1 - v/2) over v)."""
    ideas = [{"chance": 0.5, "failure": "early"}, {"chance": 1}]
    found = answers([task("x", *ideas)])["finish_if_success_days"]
    part = 1 / math.log(2) - 1
    mean = 0.5 * 1 + 0.5 * (part + 1)
    assert abs(found["mean"] - mean) <= 4 * 0.5 / math.sqrt(RUNS)


def test_running_work_that_could_have_failed_early_is_likelier_to_win():
    """Fixed 10 days, half done, p = 1/2: a losing try still runs at 5 with chance P(part > 1/2)."""
    still = 1 - (1 - math.sqrt(0.5)) / 0.5
    exact = 0.5 / (0.5 + 0.5 * still)
    idea = {"chance": 0.5, "days": 10, "failure": "early", "state": "running", "elapsed": 5}
    found = answers([task("x", idea)])
    assert found["chance_ever"] == pytest.approx(exact, abs=1e-9)
    close(found["chance_by_target"], found["chance_ever"])


def test_the_same_seed_gives_the_same_digits_and_more_worlds_extend_them():
    tasks = [task("x", {"chance": 0.6, "days": {"p10": 3, "p90": 12}}, {"chance": 0.5})]
    one, two = answers(tasks, runs=3000), answers(tasks, runs=3000)
    assert one == two
    other = forecast(plan(tasks), runs=3000, seed=12).objectives[0]
    assert other["finish_days"] != one["finish_days"]


def test_scarce_people_that_are_enough_change_no_digit_beyond_noise():
    idea = {"chance": 0.7, "days": {"p10": 3, "p90": 12}}
    tasks = [task("x", idea, idea), task("y", idea, idea, after=["x"])]
    free = answers(tasks)
    with_role = [task("x", idea | {"role": "r"}, idea), task("y", idea, idea, after=["x"])]
    enough = answers(with_role, people={"r": 5})
    assert enough["chance_ever"] == free["chance_ever"]
    close(enough["chance_by_target"], free["chance_ever"])
    gap = enough["finish_if_success_days"]["mean"] - free["finish_if_success_days"]["mean"]
    assert abs(gap) <= 4 * math.sqrt(2) * 8 / math.sqrt(RUNS * free["chance_ever"])


def test_whoever_is_free_takes_the_first_that_fits():
    """Two of a role: the wide task waits for both, the narrow one behind it passes."""
    tasks = [
        task("a", {"chance": 1, "days": 4, "role": "r"}),
        task("b", {"chance": 1, "days": 1, "role": "r", "people": 2}),
        task("c", {"chance": 1, "days": 2, "role": "r"}),
    ]
    found = answers(tasks, people={"r": 2}, runs=10)
    assert found["finish_days"]["p50"] == 5.0
    assert found["person_days"]["mean"] == 4 + 2 + 2


def test_people_who_join_later_are_waited_for():
    tasks = [task("a", {"chance": 1, "days": 2, "role": "r"})]
    steps = [{"from": TODAY, "people": 0}, {"from": "2026-11-27", "people": 1}]
    assert answers(tasks, people={"r": steps}, runs=10)["finish_days"]["p50"] == 6.0


def test_holidays_and_weekends_are_no_working_days():
    found = answers(
        [task("a", {"chance": 1, "days": 3})], holidays=["2026-11-24"], target="2026-11-26", runs=10
    )
    assert found["finish"]["p50"] == "2026-11-26"
    assert found["chance_by_target"] == 1.0


@pytest.mark.parametrize("seed", range(3))
def test_to_reaches_the_precision_asked_for(seed):
    """One of scarce people: a chance of 1/2 to 1 point takes 2,500 worlds. Where nobody is
    scarce that chance is exact, and only the part of the date is left to chance."""
    scarce = plan([task("x", {"chance": 0.5, "role": "r"})], people={"r": 1})
    found = forecast(scarce, seed=seed, to=1.0)
    assert found.reached
    assert found.objectives[0]["standard_error"] <= 0.01 + 1e-9
    assert np.isclose(found.runs, 2500, rtol=0.05)
    free = forecast(plan([task("x", {"chance": 0.5})]), seed=seed, to=1.0).objectives[0]
    assert (free["chance_by_target"], free["standard_error"]) == (0.5, 0.0)
