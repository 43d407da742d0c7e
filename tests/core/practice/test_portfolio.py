from dataclasses import replace

import pytest

from core.model.outcomes.advice import Shared
from core.practice.facts import SideFacts
from core.practice.portfolio import (
    alone,
    critical_research,
    one_person,
    shared_premises,
    weakest,
)
from core.practice.whole import missing_side
from tests.core.practice.given import ANA, approach, objective, task

CLEAN = ("labels-are-clean",)


def test_a_task_whose_open_approaches_share_a_premise_is_named():
    both = task(approach(assumes=CLEAN), approach(2, assumes=(*CLEAN, "gpu"), state="planned"))
    facts = objective(both, premises={"labels-are-clean": 0.8, "gpu": 0.9})
    (found,) = shared_premises(facts)
    assert found == Shared(task="a better model", premise="labels-are-clean", chance=0.8)
    apart = task(approach(assumes=CLEAN), approach(2, assumes=("gpu",)))
    assert shared_premises(replace(facts, tasks=(apart,))) == ()
    lost = task(approach(assumes=CLEAN), approach(2, assumes=CLEAN, state="lost"))
    assert shared_premises(replace(facts, tasks=(lost,))) == ()
    assert shared_premises(replace(facts, premises={"labels-are-clean": 1.0})) == ()


def test_all_running_work_with_one_person_is_named_only_where_there_are_several():
    two = task(approach(1), approach(2))
    assert one_person(objective(two)) == ANA
    assert one_person(objective(task(approach(1)))) is None
    assert one_person(objective(task(approach(1), approach(2, owner="U1BEN")))) is None
    assert one_person(objective(task(approach(1, owner=None), approach(2, owner=None)))) is None
    assert one_person(objective(task(approach(1), approach(2, state="planned")))) is None


@pytest.mark.parametrize(
    ("works", "decides", "named"), [(0.6, 0.7, 1), (0.9, 0.7, 0), (0.6, 0.4, 0)]
)  # fmt: skip
def test_research_that_sets_the_date_is_named(works, decides, named):
    assert len(critical_research(objective(task(works=works, decides=decides)))) == named


def test_finished_work_decides_nothing():
    won = task(approach(state="won"), works=0.6, decides=0.9)
    assert critical_research(objective(won)) == ()


def test_single_points_and_the_least_sure_tasks():
    tasks = [task(id=n, name=f"t{n}", works=works, single=n == 1)
             for n, works in enumerate((0.95, 0.4, 0.7, 0.8, 0.6))]  # fmt: skip
    facts = objective(*tasks)
    assert [each.task for each in alone(facts)] == ["t1"]
    assert [each.task for each in weakest(facts)] == ["t1", "t4", "t2"]


@pytest.mark.parametrize(
    ("seen", "results", "age", "missing"),
    [({"research"}, 6, 30, "engineering"), ({"engineering"}, 6, 30, "research"),
     ({"research", "engineering"}, 6, 30, None), ({"both"}, 6, 30, None),
     ({"research"}, 3, 30, None), ({"research"}, 6, 12, None), (set(), 6, 30, None)],
)  # fmt: skip
def test_a_side_is_missing_after_four_weeks_of_results_without_it(seen, results, age, missing):
    facts = objective(age=age, sides=SideFacts(frozenset(seen), results, {}))
    assert missing_side(facts) == missing
