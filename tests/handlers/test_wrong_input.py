"""Wrong input of every kind: the text comes back whole, and the nearest form is a button."""

import pytest

from core.wording.message import Message
from tests.harness import Bot, fraud_plan


@pytest.fixture
def bot() -> Bot:
    found = Bot()
    fraud_plan(found)
    return found


def labels(message: Message) -> list[str]:
    return [each.label for each in message.buttons]


@pytest.mark.parametrize("typed", ["hlep", "lgo", "metirc", "imprt", "stetings"])
def test_a_misspelt_verb_alone_is_offered_as_it_is_spelt(bot, typed):
    assert labels(bot.type(typed)) == ["Yes, do it"]


@pytest.mark.parametrize(
    "typed", ["forecast", "next", "status", "pipeline label solid", "why since 1 Nov"]
)
def test_where_several_are_meant_each_is_a_button(bot, typed):
    bot.type("plan Second goal by 31 Mar: a; b?")
    message = bot.type(typed)
    assert labels(message) == ["catch-card-fraud-earlier", "second-goal"]
    assert "Which one?" in message.twin()
    answer = bot.press(message, "second-goal")
    assert "Second goal" in answer.twin() or "follows in a moment" in answer.twin()


def test_a_short_name_that_several_have_offers_each(bot):
    bot.type("plan Second goal by 31 Mar: pilot; b?")
    message = bot.type("edit pilot p=60%")
    assert all("pilot" in each for each in labels(message))
    assert len(labels(message)) == 2
    assert "60%" in bot.press(message, labels(message)[1]).twin()


@pytest.mark.parametrize("verb", ["log sequence-model negtive", "drop sequence-modl", "frobnicate"])
def test_a_long_note_comes_back_whole(bot, verb):
    note = "the gain vanishes for shops we have not seen before " * 50
    assert note.strip() in bot.type(f'{verb} "{note.strip()}"').twin()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("settings nudges=99", "must be at most 3"),
        ("plan x by 31 Mar: " + "; ".join(f"a{n}" for n in range(70)), "At most 60 of these"),
        ("edit sequence-model box=-1", "The time limit *-1* cannot be taken"),
        ("log *bold* negative", "I don't know *bold*"),
        ("edit sequence-model p=500%", "no chance"),
    ],
)
def test_what_cannot_be_taken_is_said_in_words(bot, typed, said):
    assert said in bot.type(typed).twin()
