"""The plan learns from what a team types: its own overrun, its calibration, its metrics."""

from datetime import timedelta

import pytest

from core.store import forecasts, plan
from core.usecases.ticking import tick
from core.wording.message import Message
from tests.harness import TEAM, Bot

PLAN = (
    "plan Read claims by machine by 30 Sep: labels 90% 5-10d; model? | rules?; serving 90% 5-10d",
    "edit model/model p=40% days=8-30",
    "edit rules p=50% days=5-10",
)


@pytest.fixture
def bot() -> Bot:
    found = Bot()
    for text in PLAN:
        found.type(text)
    return found


def finish(bot: Bot, reference: str, working_days: int, verb: str = "win") -> Message:
    """Start a piece of work and end it on the last of so many working days."""
    bot.type(f"start {reference}")
    while working_days > 1:
        bot.now += timedelta(days=1)
        working_days -= bot.now.weekday() < 5
    return bot.type(f'{verb} {reference} "done"')


def latest(bot: Bot, key: str = "read-claims-by-machine"):
    with bot.store.tx() as tx:
        (found,) = [each for each in plan.objectives(tx, TEAM) if each.key == key]
        return forecasts.latest(tx, found.id)


def test_finished_work_teaches_every_forecast_the_teams_own_pace(bot):
    assert latest(bot).plan["overrun"] == {"median": 1.3, "sigma": 0.6, "shared": 0.7}
    finish(bot, "labels/labels", 21)
    learned = latest(bot)
    # Estimated 5 to 10 working days, median 7.07; it took 21.
    assert learned.result["overrun"]["own"] == pytest.approx(21 / 50**0.5)
    assert 1.3 < learned.plan["overrun"]["median"] < 21 / 50**0.5


def test_work_that_runs_far_beyond_its_estimate_slows_the_pace_before_it_is_over(bot):
    finish(bot, "labels/labels", 7)
    before = latest(bot).plan["overrun"]["median"]
    bot.type("start rules")
    bot.now += timedelta(days=70)
    bot.type("metric rules accuracy=0.8")
    bot.type('log rules unclear "still at it"')
    assert latest(bot).plan["overrun"]["median"] > before


def test_the_forecast_names_the_pace_it_used(bot):
    assert "work is taken to last 1.3 times its estimate" in bot.type("forecast").twin()
    finish(bot, "labels/labels", 21)
    told = bot.type("forecast").twin()
    assert "Your finished work took 3.0 times its estimate (1 approach)" in told
    assert "1.5 is used until more has ended." in told


def test_a_changed_pace_is_a_cause_of_its_own(bot):
    bot.pass_days(1)
    finish(bot, "labels/labels", 25)
    bot.type("why since 2026-11-23")
    kinds = [kind for kind, _, _ in latest(bot).result["movement"]["parts"]]
    assert "calibration" in kinds


def test_a_pace_learned_in_one_channel_is_used_in_all(bot):
    bot.type("plan Fewer dead ends by 30 Jun: ranking 60% 8-30d", channel="C2")
    before = latest(bot, "fewer-dead-ends").plan["overrun"]["median"]
    finish(bot, "labels/labels", 25)
    assert latest(bot, "fewer-dead-ends").plan["overrun"]["median"] > before


def test_guessed_ranges_teach_nothing(bot):
    bot.type("approach add model/guess")
    finish(bot, "model/guess", 30, "lose")
    assert latest(bot).result["overrun"]["finished"] == 0


def test_running_work_is_conditioned_on_its_days_every_working_day(bot):
    bot.type("edit model/model box=25")
    bot.type("start model/model")
    assert "model: day 1 of an expected 8 to 30" in bot.type("forecast").twin()
    bot.pass_days(28)
    tick(bot.store, bot.now)
    bot.wake()
    told = bot.type("forecast").twin()
    assert "model: day 21 of an expected 8 to 30" in told
    assert "Time limit: 25 working days, which takes 29 points off its chance." in told


def test_a_chance_set_by_hand_resets_what_was_learned_and_is_recorded(bot):
    bot.type("log rules negative")
    bot.type("log rules negative")
    told = bot.type("edit rules p=70%").twin()
    assert "Set by hand: 2 earlier results no longer move it" in told
    with bot.store.tx() as tx:
        (rules,) = [
            each
            for objective in plan.objectives(tx, TEAM)
            for each in plan.approaches_of(tx, objective.id)
            if each.name == "rules"
        ]
    assert (rules.chance, rules.sure) == (0.7, 4.0)
    assert "chance 38% → 70%" in bot.type("history rules").twin()


def test_from_twenty_results_on_the_teams_own_shares_stand_in_for_what_is_not_said(bot):
    for number in range(20):
        bot.type(f"plan Try {number} by 30 Jun 2027: idea {number}?")
        bot.type(f"start idea-{number}")
        bot.type(f"{'win' if number < 4 else 'lose'} idea-{number}")
        bot.pass_days(1)
    told = bot.type("plan Read claims by 30 Sep 2027: model? | rules?; serving").twin()
    assert "(“?” 23%, the rest 95%, as your 20 results came out; 3 to 20" in told
    added = bot.type("approach add read-claims/serving/other")
    assert "23% to work" in added.twin()
