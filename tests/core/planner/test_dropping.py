"""When running work stops being worth going on with."""

import math

import pytest

from core.planner.advice import advice, advised
from core.planner.dropping import droppings
from core.planner.forecast import forecast
from core.planner.network import network_from
from core.planner.plan import plan_from
from core.planner.policy import programme
from core.planner.stopping import stopping, tried


def plan(approaches, **more):
    tasks = [{"key": "t", "approaches": approaches}]
    people = more.pop("people", None)
    objective = {"key": "o", "target": "2027-03-31", "tasks": tasks} | more
    scarce = {"people": people} if people else {}
    return {"version": 1, "today": "2026-11-23", "objectives": [objective]} | scarce


def running(**more):
    return {"key": "a", "chance": 0.5, "days": {"mean": 10}, "state": "running"} | more


def money(amount=100, rate=2, discount=0.0):
    return {"value": {"amount": amount, "currency": "EUR"}, "day_rate": rate, "discount": discount}


def only(data):
    return droppings(programme(network_from(plan_from(data)), 0))


@pytest.mark.parametrize(("amount", "rate", "discount"), [(100, 2, 0.0), (80, 3, 0.01)])
def test_alone_it_pays_while_belief_is_above_cost_over_rate_and_prize(amount, rate, discount):
    """p* = (c + rW) / (m (V - W)) with W = 0: .2 for c 2, m .1, V 100."""
    (found,) = only(plan([running()], **money(amount, rate, discount)))
    assert found.threshold == pytest.approx(rate / (0.1 * amount), abs=1e-9)
    assert found.belief == pytest.approx(0.5)


def test_a_better_backup_means_dropping_earlier():
    thresholds = []
    for chance in (0.2, 0.5, 0.8):
        backup = {"key": "b", "chance": chance, "days": {"mean": 10}, "role": "r", "cost": 1}
        data = plan(
            [running(role="r"), backup], people={"r": 1}, **money(amount=100, discount=0.01)
        )
        (found,) = only(data)
        thresholds.append(found.threshold)
    assert thresholds == sorted(thresholds)
    assert len(set(thresholds)) == 3


def test_the_cost_of_what_is_done_instead_is_in_the_threshold():
    """W = worth of the backup begun at once: (m p V / (r + m) - cost)."""
    backup = {"key": "b", "chance": 0.6, "days": {"mean": 5}, "role": "r", "cost": 10}
    data = plan([running(role="r"), backup], people={"r": 1}, **money(discount=0.02))
    (found,) = only(data)
    instead = 0.2 * 0.6 * 100 / (0.02 + 0.2) - 10
    assert found.threshold == pytest.approx((2 + 0.02 * instead) / (0.1 * (100 - instead)))


def test_work_that_lasts_grows_slower_and_is_dropped_on_a_day():
    """A lognormal's time left grows, so the threshold rises to meet the belief."""
    work = running(days={"p10": 5, "p90": 40}, elapsed=0)
    (found,) = only(plan([work], **money(amount=100, rate=2)))
    assert found.belief > found.threshold
    assert found.day is not None
    later = only(plan([work | {"elapsed": found.day + 1}], **money(amount=100, rate=2)))
    assert later[0].belief < later[0].threshold
    assert later[0].day == 0
    before = only(plan([work | {"elapsed": found.day - 1}], **money(amount=100, rate=2)))
    assert before[0].belief >= before[0].threshold


def test_where_neither_people_nor_money_are_scarce_nothing_is_ever_dropped():
    backup = {"key": "b", "chance": 0.9, "days": 5}
    (found,) = only(plan([running(), backup]))
    assert (found.threshold, found.day) == (0.0, None)


def test_by_target_a_person_held_too_long_is_better_used_for_the_backup():
    """Twenty-eight days are left: a sure quick backup beats slow work at any belief."""
    backup = {"key": "b", "chance": 0.9, "days": {"mean": 3}, "role": "r"}
    work = running(role="r", days={"p10": 10, "p90": 60}, elapsed=15, chance=0.3)
    data = plan([work, backup], people={"r": 1}, target="2026-12-30")
    (found,) = only(data)
    assert found.threshold > found.belief
    made = advised(plan_from(data), forecast(plan_from(data), runs=500), ["o"])
    (said,) = made.objectives[0]["next"]["dropping"]
    assert said["date"] == "2026-11-23"
    assert not math.isnan(said["threshold"])


def test_a_large_plan_says_what_pays_to_stop_now():
    """Besides eight tasks that are all but sure and free: p* = c / (m V), as for one alone."""
    sure = {"chance": 0.999, "days": 0.001, "cost": 0}
    others = [
        {"key": f"u{n}", "approaches": [{"key": f"b{m}"} | sure for m in range(3)]}
        for n in range(8)
    ]
    for chance, pays in ((0.5, True), (0.1, False)):
        data = plan([running(chance=chance)], **money(amount=100, rate=2))
        data["objectives"][0]["tasks"] += others
        found = advice(network_from(plan_from(data)), 0, 1)
        assert found["method"] == "index"
        (only_one,) = found["dropping"]
        assert only_one["threshold"] == pytest.approx(0.2, abs=1e-3)
        assert only_one["date"] == (None if pays else "2026-11-23")


def test_the_daily_look_says_what_next_says_of_today():
    valid = plan_from(plan([running(), running(key="b", chance=0.1)], **money()))
    (entry,) = advised(valid, forecast(valid, runs=500, seed=1), {"o"}).as_json()["objectives"]
    told = [{k: each[k] for k in ("approach", "belief", "threshold")}
            for each in entry["next"]["dropping"]]  # fmt: skip
    assert stopping(valid, {"o"}) == {"o": told}
    assert stopping(valid, set()) == {}


def waiting(days):
    """One researcher on a doubtful idea, while another task needs them, with days to the target."""
    data = plan([running(role="research", days=20, chance=0.3)], people={"research": 1})
    data["objectives"][0] |= {"target": "2026-12-11"}
    quick = {"key": "q", "chance": 0.9, "days": days, "role": "research"}
    data["objectives"][0]["tasks"][0]["approaches"].append(quick)
    return plan_from(data)


def test_what_stopping_adds_is_counted_in_worlds_of_true_durations():
    valid = waiting(days=5)
    (found,) = tried(valid, stopping(valid, {"o"}), seed=3)["o"]
    assert found["belief"] < found["threshold"]
    # Ongoing work takes 20 of the 15 days there are; stopped, the quick idea is done in five.
    assert found["gain"] == pytest.approx(0.9, abs=0.02)


def test_what_only_seems_quicker_adds_nothing():
    valid = waiting(days=16)
    (found,) = tried(valid, stopping(valid, {"o"}), seed=3)["o"]
    assert found.get("gain", 0.0) == 0.0
