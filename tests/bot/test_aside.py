"""The planner in a process of its own answers as the one here does, and is never relied on."""

import multiprocessing
from dataclasses import replace

import pytest

from bot.aside import Aside
from core.usecases.forecasting import planned
from core.usecases.replanning import Replan, next_replan
from tests.harness import Bot, fraud_plan


@pytest.fixture
def work() -> Replan:
    bot = Bot(replans=False)
    fraud_plan(bot)
    with bot.store.tx() as tx:
        found = next_replan(tx, bot.now)
    assert found is not None
    return found


@pytest.fixture
def aside():
    found = Aside()
    yield found
    found.stop()


def planners() -> list[multiprocessing.process.BaseProcess]:
    return [each for each in multiprocessing.active_children() if each.name == "planner"]


def test_it_gives_the_same_digits_as_planning_here(work, aside):
    assert aside.planned(work) == planned(work)
    assert len(planners()) == 1


def test_when_its_process_is_killed_the_work_is_done_here_and_the_next_by_a_new_one(work, aside):
    aside.planned(work)
    (process,) = planners()
    process.kill()
    process.join(10)
    assert aside.planned(work) == planned(work)
    assert planners() == []
    aside.planned(work)
    assert len(planners()) == 1


def test_what_cannot_be_planned_fails_here_as_it_would_have(work, aside):
    broken = replace(work, plan=work.plan | {"today": "never"})
    with pytest.raises(type(_failure(broken))):
        aside.planned(broken)


def _failure(work: Replan) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - only its type counts
        planned(work)
    return caught.value


def test_stopping_ends_the_process(work, aside):
    aside.planned(work)
    aside.stop()
    assert planners() == []
