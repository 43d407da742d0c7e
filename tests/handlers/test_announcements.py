"""What the channel hears of a large move."""

from datetime import timedelta

import pytest

from core.wording.message import Message
from tests.harness import Bot, fraud_plan


@pytest.fixture
def bot() -> Bot:
    return Bot()


def heard(bot: Bot) -> list[str]:
    return [Message.model_validate(row.body).lines[0] for row in bot.queued() if row.kind == "news"]


def stated(bot: Bot) -> None:
    """A plan in which nothing is a guess, and that is no longer being made."""
    fraud_plan(bot)
    for name in ("clean-labels", "live-scoring", "pilot"):
        bot.type(f"edit {name}/{name} p=90% days=4-10")
    bot.type("assume shops-agree 80%")
    bot.type("edit graph-features/graph-features p=50% days=8-20")
    bot.type("edit sequence-model p=50% days=8-20")
    bot.pass_days(10)


def test_a_large_move_is_told_with_what_happened_since(bot):
    stated(bot)
    bot.type('lose graph-features/graph-features "no gain"')
    assert heard(bot)[-1].endswith(". Since then: graph features did not work.")


def test_of_many_causes_three_are_named(bot):
    stated(bot)
    bot.replans = False
    for name in ("clean-labels", "live-scoring", "pilot"):
        bot.type(f"start {name}/{name}")
    bot.type('lose graph-features/graph-features "no gain"')
    bot.replans = True
    bot.wake()
    assert heard(bot)[-1].count(" · ") == 3
    assert heard(bot)[-1].endswith(" · 1 more.")


def test_what_only_others_count_on_is_not_told(bot):
    stated(bot)
    bot.type("assume shops-agree 20%")
    bot.type('lose graph-features/graph-features "no gain"')
    assert "shops" not in heard(bot)[-1]


def test_an_answer_that_slack_takes_no_more_is_let_go(bot):
    fraud_plan(bot)
    bot.replans = False
    bot.type("start pilot/pilot")
    bot.now += timedelta(minutes=20)
    bot.type("start live-scoring/live-scoring")
    answers = len([row for row in bot.queued() if row.kind == "answer"])
    bot.now += timedelta(minutes=15)
    bot.replans = True
    bot.wake()
    assert len([row for row in bot.queued() if row.kind == "answer"]) == answers + 1
