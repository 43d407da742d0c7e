import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.planner.movement import movement

BASE = {
    "version": 1, "today": "2026-11-23", "assumptions": {"g": 0.8},
    "objectives": [{
        "key": "o", "target": "2027-01-29",
        "tasks": [
            {"key": "x", "after": [], "strategy": "auto", "approaches": [
                {"key": "a", "chance": 0.6, "sure": 4, "days": 10},
                {"key": "b", "chance": 0.5, "sure": 4, "days": 12, "assumes": ["g"]}]},
            {"key": "y", "after": ["x"], "strategy": "auto", "approaches": [
                {"key": "c", "chance": 0.7, "sure": 4, "days": {"p10": 5, "p90": 20}}]},
        ],
    }],
}  # fmt: skip


def changed(*edits, **top):
    plan = {**BASE, **top, "objectives": [dict(BASE["objectives"][0])]}
    tasks = [
        {**task, "approaches": [dict(each) for each in task["approaches"]]}
        for task in plan["objectives"][0]["tasks"]
    ]
    plan["objectives"][0]["tasks"] = tasks
    for key, fields in edits:
        for task in tasks:
            for each in task["approaches"]:
                if each["key"] == key:
                    each.update(fields)
    return plan


def split(after):
    found = movement(BASE, after, "o", seed=3, runs=2000)
    return found, {(part.kind, part.reference): part.change for part in found.parts}


def test_nothing_changed_has_no_parts():
    found, parts = split(changed())
    assert parts == {}
    assert found.before == found.after


def test_one_cause_carries_the_whole_change():
    found, parts = split(changed(("a", {"state": "lost"})))
    assert parts == {("lost", "o/x/a"): pytest.approx(found.after - found.before)}
    assert found.after < found.before


def test_causes_are_named_and_add_up():
    after = changed(
        ("a", {"state": "lost"}), ("c", {"chance": 0.8, "sure": 4.9}), today="2026-11-30"
    )
    found, parts = split(after)
    assert set(parts) == {("lost", "o/x/a"), ("result", "o/y/c"), ("time", "")}
    assert sum(parts.values()) == pytest.approx(found.after - found.before, abs=1e-12)
    assert parts[("result", "o/y/c")] > 0 > parts[("lost", "o/x/a")]


def test_an_estimate_edited_by_hand_is_no_result():
    _, parts = split(changed(("c", {"chance": 0.8})))
    assert list(parts) == [("estimate", "o/y/c")]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from([
            ("a", {"state": "lost"}), ("b", {"state": "dropped"}), ("c", {"state": "running"}),
            ("a", {"chance": 0.7, "sure": 5}), ("b", {"days": 5}), ("c", {"state": "won"}),
        ]),
        max_size=4, unique_by=lambda edit: edit[0],
    ),
    st.sampled_from(["2026-11-23", "2026-12-07"]),
    st.sampled_from([0.8, 0.5]),
)  # fmt: skip
def test_parts_always_add_up(edits, today, chance):
    after = changed(*edits, today=today, assumptions={"g": chance})
    found = movement(BASE, after, "o", seed=1, runs=300)
    total = sum(part.change for part in found.parts)
    assert total == pytest.approx(found.after - found.before, abs=1e-12)
    alone = movement(after, after, "o", seed=1, runs=300)
    assert found.after == pytest.approx(alone.before, abs=1e-12)
