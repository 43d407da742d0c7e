"""How good the chances were: scored, resolved, taken back, and corrected only once accepted."""

import pytest

from core.store import forecasts, plan
from tests.handlers.test_conversation import read
from tests.handlers.test_learning import finish
from tests.harness import ANA, BEN, TEAM, Bot

GOAL = "plan Read claims by machine by 30 Sep 2027: labels 80% 5-10d; model 60% 5-10d"
MODEL = "read-claims-by-machine/model/model"


@pytest.fixture
def bot() -> Bot:
    found = Bot()
    found.type(GOAL)
    return found


def results(bot: Bot, count: int) -> None:
    """Work that was given 80 %, of which half came true."""
    for number in range(count):
        bot.type(f"plan Goal {number} by 30 Sep 2027: step {number} 80% 5-10d")
        bot.type(f"{'win' if number % 2 else 'lose'} step-{number}/step-{number}")


def stored(bot: Bot):
    with bot.store.tx() as tx:
        (found,) = [
            each for each in plan.objectives(tx, TEAM) if each.key == "read-claims-by-machine"
        ]
        return forecasts.latest(tx, found.id)


def test_what_calibration_says(bot, golden):
    said = ["> calibration", read(bot.type("calibration"))]
    finish(bot, "labels/labels", 8)
    finish(bot, "model/model", 14, "lose")
    for text in (
        "calibration",
        "calibration mine",
        "resolve model/model ambiguous",
        "calibration read-claims-by-machine",
        'resolve read-claims-by-machine yes "seen live"',
        "resolve read-claims-by-machine yes",
        "resolve read-claims-by-machine no",
        "undo",
        "calibration",
        "resolve labels/labels",
        "resolve labels/labels perhaps",
        "lose labels/labels",
        "win labels/labels",
    ):
        said += [f"> {text}", read(bot.type(text))]
    golden("\n".join(said))


def test_a_result_can_be_resolved_anew_and_taken_back(bot):
    finish(bot, "model/model", 5)
    assert "1 of 1 came true" in bot.type("calibration").twin()
    bot.type("resolve model/model no")
    assert "0 of 1 came true" in bot.type("calibration").twin()
    bot.type("undo")
    assert "1 of 1 came true" in bot.type("calibration").twin()


def test_an_opposite_result_is_asked_for_on_purpose(bot):
    finish(bot, "model/model", 5)
    answer = bot.type("lose model/model")
    assert "is won already" in answer.twin()
    bot.press(answer, "Yes, do it")
    with bot.store.tx() as tx:
        assert [each.state for _, each in plan.ended(tx, TEAM)] == ["lost"]


def test_an_ambiguous_result_ends_the_work_and_is_not_scored(bot):
    bot.type("start model/model")
    bot.type("resolve model/model ambiguous")
    assert "1 came out unclear" in bot.type("calibration").twin()
    with bot.store.tx() as tx:
        ((_, approach),) = plan.ended(tx, TEAM)
    assert approach.state == "dropped"


def test_ones_own_calibration_counts_only_what_one_owns(bot):
    bot.type(f"edit {MODEL} who=@{BEN}")
    finish(bot, "model/model", 5)
    own = bot.type("calibration mine", user=BEN)
    assert "1 result" in own.twin()
    assert own.aside == "Only you see this."
    assert "Nothing of yours" in bot.type("calibration mine", user=ANA).twin()


def test_calibration_of_all_is_silent_about_private_channels(bot):
    finish(bot, "model/model", 5)
    with bot.store.tx() as tx:
        tx.run("UPDATE channels SET private = 1 WHERE channel = 'C1'")
    assert "Nothing has come out" in bot.type("calibration", channel="C2").twin()


def test_no_correction_is_taken_below_twenty_results(bot):
    results(bot, 19)
    assert [each.label for each in bot.type("calibration").buttons] == ["Which results?"]
    assert "A correction needs 20 results" in bot.type("settings recalibration=on").twin()


def test_a_correction_is_used_only_once_accepted_and_then_always_named(bot):
    results(bot, 24)
    before = stored(bot).chance
    offer = bot.type("calibration")
    assert stored(bot).chance == pytest.approx(before, abs=0.02)
    assert "Chances are corrected" not in bot.type("forecast read-claims-by-machine").twin()
    bot.press(offer, "Correct chances by it")
    corrected = stored(bot)
    assert corrected.chance < before - 0.05
    told = bot.type("forecast read-claims-by-machine").twin()
    assert "Chances are corrected by how yours came out: 80% counts as" in told
    bot.type("settings recalibration=off")
    assert stored(bot).chance == pytest.approx(before, abs=0.02)


def test_accepting_a_correction_is_a_cause_of_its_own(bot):
    results(bot, 24)
    bot.pass_days(8)
    bot.type("settings recalibration=on")
    bot.type("why read-claims-by-machine since 2026-11-23")
    parts = {
        (kind, about): change for kind, about, change in stored(bot).result["movement"]["parts"]
    }
    assert parts["calibration", "chances"] < -0.05
    assert sum(parts.values()) == pytest.approx(
        stored(bot).result["movement"]["now"] - stored(bot).result["movement"]["was"]
    )


def test_the_stated_chances_stay_as_they_are_in_the_exported_plan(bot):
    results(bot, 24)
    exported = bot.type("export").file
    bot.type("settings recalibration=on")
    assert bot.type("export").file == exported
