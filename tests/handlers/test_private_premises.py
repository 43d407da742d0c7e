"""What a private channel's plan counts on exists for its members alone."""

import json

import pytest

from core.model.places import Channel
from core.store import places, plan
from core.usecases.snapshot import plan_file
from core.wording.message import Message
from tests.harness import ANA, BEN, FRAUD, MONDAY, OTHER, TEAM, Bot

PRIVATE = "C9SECRET"


@pytest.fixture
def bot() -> Bot:
    """Ana's objective in a private channel counts on something; Ben is elsewhere."""
    found = Bot()
    with found.store.tx() as tx:
        places.put_channel(tx, Channel(team=TEAM, channel=PRIVATE, name="deal", private=True))
    for text in (
        'assume vendor-signs 40% "they wavered"',
        'objective new deal "The deal" by 31 Mar',
        "task add deal/buy",
        "approach add buy/vendor p=70% days=5-20 assumes vendor-signs",
    ):
        found.type(text, ANA, PRIVATE)
    return found


def chance(bot: Bot) -> float | None:
    with bot.store.tx() as tx:
        known = plan.assumption(tx, TEAM, "vendor-signs", PRIVATE)
    return known.chance if known else None


def test_elsewhere_the_same_words_are_another_assumption(bot):
    said = bot.type("assume vendor-signs 90%", BEN, OTHER).twin()
    assert "40%" not in said
    assert "counting on" in said
    assert chance(bot) == 0.4


def test_its_key_is_offered_and_suggested_to_nobody_else(bot):
    bot.type("plan Search by 31 Mar: query; rank", BEN, OTHER)
    said = bot.type("edit query/query assumes=vendor-sign", BEN, OTHER).twin()
    assert "I don't know the assumption" in said
    assert "vendor-signs" not in said
    assert "vendor-signs" not in bot.type("export", BEN, OTHER).file


def test_its_members_restate_it_and_the_forecast_follows(bot):
    before = bot.type("forecast", ANA, PRIVATE).twin()
    assert "40% → 95%" in bot.type("assume vendor-signs 95%", ANA, PRIVATE).twin()
    assert chance(bot) == 0.95
    assert bot.type("forecast", ANA, PRIVATE).twin() != before
    bot.pass_days(1)
    bot.type("assume vendor-signs 60%", ANA, PRIVATE)
    bot.type("why", ANA, PRIVATE)
    bot.wake()
    assert "“vendor signs”" in Message.model_validate(bot.queued()[-1].body).twin()


def test_what_the_workspace_knows_already_is_meant_in_a_private_channel_too(bot):
    bot.type("assume labels-are-clean 80%", BEN, OTHER)
    assert "80% → 70%" in bot.type("assume labels-are-clean 70%", ANA, PRIVATE).twin()
    bot.type("edit buy/vendor assumes=labels-are-clean,vendor-signs", ANA, PRIVATE)
    with bot.store.tx() as tx:
        file = plan_file(tx, TEAM, MONDAY.date())
    (task,) = file["objectives"][0]["tasks"]
    assert task["approaches"][0]["assumes"] == ["labels-are-clean", "vendor-signs-c9secret"]


def test_it_is_exported_to_members_by_the_key_they_typed(bot):
    exported = json.loads(bot.type("export", ANA, PRIVATE).file)
    assert exported["assumptions"] == {"vendor-signs": 0.4}
    assert exported["objectives"][0]["tasks"][0]["approaches"][0]["assumes"] == ["vendor-signs"]


def test_two_of_one_name_are_told_apart_in_one_export(bot):
    bot.type("assume vendor-signs 90%", ANA, FRAUD)
    bot.type("plan Search by 31 Mar: query; rank", ANA, FRAUD)
    bot.type("edit query/query assumes=vendor-signs", ANA, FRAUD)
    exported = json.loads(bot.type("export", ANA, PRIVATE).file)
    assert exported["assumptions"] == {"vendor-signs": 0.9, "vendor-signs-c9secret": 0.4}


def test_a_key_that_a_private_objective_has_is_not_called_taken(bot):
    said = bot.type('objective new deal "A deal of ours" by 31 Mar', BEN, OTHER).twin()
    assert "in use" not in said
    assert "Added" in said
    assert "in use" in bot.type('objective new deal "Again" by 31 Mar', ANA, PRIVATE).twin()
