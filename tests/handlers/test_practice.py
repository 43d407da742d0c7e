"""How the work is done, typed; the answers are held by golden files that a person has read."""

import pytest

from core.store import plan
from tests.handlers.test_conversation import conversation
from tests.harness import FRAUD, TEAM, Bot, fraud_plan


@pytest.fixture
def bot() -> Bot:
    return Bot()


def test_a_pipeline_from_nothing_to_end_to_end(bot, golden):
    fraud_plan(bot)
    bot.type("edit live-scoring stage=deploy")
    golden(
        conversation(
            bot,
            "pipeline",
            "pipeline data solid owner @U1BEN",
            "pipeline labelling thin",
            "pipeline monitor owner @U1ANA",
            "pipeline train thn",
            "pipeline train",
            "status",
            "pipeline ran on 20 Nov",
            "pipeline catch-card-fraud-earlier deploy absent",
            "undo",
            "pipeline feedback thin",
            "status",
            "pipeline ran on 2 Dec",
            "help pipeline",
        )
    )


def kept(bot: Bot) -> str | None:
    with bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM, channel=FRAUD)
    return objective.end_to_end.isoformat() if objective.end_to_end else None


def test_the_first_run_end_to_end_is_kept_whatever_breaks_later(bot):
    fraud_plan(bot)
    for stage in ("data", "label", "train", "evaluate"):
        bot.type(f"pipeline {stage} thin")
    assert kept(bot) is None
    bot.type("pipeline deploy thin")
    assert kept(bot) == "2026-11-23"
    bot.pass_days(7)
    bot.type("pipeline deploy absent")
    bot.type("pipeline deploy solid")
    assert kept(bot) == "2026-11-23"
    bot.type("pipeline ran on 12 Nov")
    assert kept(bot) == "2026-11-12"


def test_an_objective_goes_with_its_stages_and_comes_back_with_them(bot):
    fraud_plan(bot)
    bot.type("pipeline data solid")
    bot.type("remove catch-card-fraud-earlier")
    bot.type("undo")
    assert "data: solid" in bot.type("pipeline").twin()
