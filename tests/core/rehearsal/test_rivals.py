import pytest

from core.rehearsal.rivals import last_weeks_pace, likely_path, progress

MONDAY, FRIDAY = "2026-01-05", "2026-01-09"


def approach(key="a", chance=0.6, days=(4, 4.01), state="planned", elapsed=0):
    shown = {"key": key, "chance": chance, "state": state, "elapsed": elapsed}
    return shown | {"days": {"p10": days[0], "p90": days[1]}}


def objective(*tasks, target=FRIDAY):
    return {"key": "goal", "target": target, "tasks": list(tasks)}


def task(key, *approaches, after=()):
    return {"key": key, "after": list(after), "approaches": list(approaches)}


def test_the_likely_path_adds_up_stated_days_along_what_comes_after_what():
    first, second = task("t", approach(days=(2, 2.1))), task("u", approach(days=(2, 2.1)))
    assert likely_path(objective(first, second | {"after": ["t"]}), MONDAY)
    longer = task("u", approach(days=(4, 4.1)), after=["t"])
    assert not likely_path(objective(first, longer), MONDAY)
    assert likely_path(objective(first, longer | {"after": []}), MONDAY)


def test_the_likely_path_takes_the_likeliest_idea_and_counts_days_already_run():
    slow, quick = approach("slow", 0.9, (8, 8.1)), approach("quick", 0.5, (2, 2.1))
    assert not likely_path(objective(task("t", slow, quick)), MONDAY)
    begun = slow | {"state": "running", "elapsed": 6}
    assert likely_path(objective(task("t", begun, quick)), MONDAY)


def test_the_likely_path_never_arrives_where_all_ideas_are_lost():
    lost = approach(state="lost")
    assert not likely_path(objective(task("t", lost), target="2036-01-01"), MONDAY)


def test_progress_is_won_tasks_and_the_part_of_running_ones():
    won = task("t", approach(state="won", days=(4, 4.0001)))
    half = task("u", approach(state="running", days=(4, 4.0001), elapsed=2))
    assert progress(objective(won, half)) == pytest.approx((6, 8), rel=1e-4)


def test_last_weeks_pace_is_carried_on():
    planned, won = approach(days=(5, 5.0001)), approach(state="won", days=(5, 5.0001))
    before = objective(*(task(f"t{n}", planned) for n in range(3)))
    after = objective(task("t0", won), task("t1", planned), task("t2", planned))
    assert not last_weeks_pace(before, after, MONDAY)
    assert last_weeks_pace(before, after | {"target": "2026-01-16"}, MONDAY)
    assert not last_weeks_pace(after, after | {"target": "2036-01-01"}, MONDAY)


def test_without_a_last_week_the_plan_is_believed():
    easy = objective(task("t", approach(days=(2, 2.1))))
    assert last_weeks_pace(None, easy, MONDAY)
