"""What somebody may have meant is offered as buttons that do it."""

import pytest

from tests.harness import Bot, fraud_plan


@pytest.fixture
def bot() -> Bot:
    found = Bot()
    fraud_plan(found)
    found.type("plan Read claims by machine by 30 Jun: labels; a model?")
    return found


def text(message) -> str:
    return "\n".join(message.lines)


def labels(message) -> list[str]:
    return [each.label for each in message.buttons]


def test_where_several_fit_each_is_a_button(bot):
    asked = bot.type("forecast")
    assert labels(asked) == ["catch-card-fraud-earlier", "read-claims-by-machine"]
    assert "Read claims by machine" in text(bot.press(asked, "read-claims-by-machine"))


def test_a_question_that_was_not_answered_is_not_called_unsaved(bot):
    assert "Not saved" not in text(bot.type("pipeline"))
    assert "Not saved" in text(bot.type("pipeline data thin"))


def test_a_button_keeps_everything_else_that_was_typed(bot):
    asked = bot.type("pipeline data thin")
    found = bot.press(asked, "catch-card-fraud-earlier")
    assert "data: thin since 23 November" in text(found)


def test_several_words_are_mended_at_once(bot):
    asked = bot.type('lgo grph-features negtive recall=0.74 "batch 3 failed"')
    assert 'log graph-features negative recall=0.74 "batch 3 failed"' in text(asked)
    assert "negative" in text(bot.press(asked, "Yes, do it"))


def test_what_is_mended_and_still_fits_several_is_asked(bot):
    bot.type("approach add a-model/pilot p=50% days=5-20")
    asked = bot.type("start pliot")
    assert labels(asked) == ["catch-card-fraud-earlier/pilot/pilot",
                             "read-claims-by-machine/a-model/pilot"]  # fmt: skip


def test_nothing_near_offers_nothing(bot):
    assert labels(bot.type("start zzzz")) == []
