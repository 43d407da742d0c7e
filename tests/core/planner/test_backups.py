"""One more approach where people are scarce, tried; where they are not, the same figure."""

import pytest

from core.planner.backups import with_backups
from core.planner.forecast import forecast
from core.planner.plan import plan_from


def plan(people):
    approach = {"key": "a", "chance": 0.6, "days": {"mean": 8}, "role": "r"}
    tasks = [
        {"key": "x", "approaches": [approach]},
        {"key": "y", "after": ["x"], "approaches": [approach]},
    ]
    objective = {"key": "o", "target": "2026-12-31", "tasks": tasks}
    scarce = {"people": {"r": people}} if people else {}
    if not people:
        approach.pop("role")
    return plan_from({"version": 1, "today": "2026-11-23", "objectives": [objective]} | scarce)


def gains(found):
    return [task["backup_gain_by_target"] for task in found.objectives[0]["tasks"]]


def test_with_people_enough_a_backup_adds_what_it_adds_where_nobody_is_scarce():
    free = gains(forecast(plan(None), runs=4_000))
    many = forecast(plan(50), runs=4_000)
    assert gains(many) == [None, None]
    # A gain is a share of worlds below 0.3: its error is below 0.008 on either side.
    assert gains(with_backups(plan(50), many, "o")) == pytest.approx(free, abs=4 * 0.0103)


def test_a_backup_that_has_to_wait_for_the_same_person_adds_less():
    alone, many = (
        gains(with_backups(plan(people), forecast(plan(people), runs=4_000), "o"))
        for people in (1, 50)
    )
    assert all(0 < few < more for few, more in zip(alone, many, strict=True))
