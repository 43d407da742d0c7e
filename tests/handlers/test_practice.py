"""How the work is done, typed; the answers are held by golden files that a person has read."""

import pytest

from core.store import plan
from core.wording.message import Message
from tests.handlers.test_conversation import conversation
from tests.harness import BEN, FRAUD, TEAM, Bot, fraud_plan


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
    assert "data · solid" in "\n".join(bot.type("pipeline").figure_lines())


def test_what_a_plan_rests_on(bot, golden):
    fraud_plan(bot)
    for text in (
        "settings side=research",
        "assume labels-are-clean 80%",
        "edit graph-features/graph-features p=40% days=8-30 assumes=labels-are-clean who=@U1ANA",
        "edit sequence-model p=50% days=15-45 assumes=labels-are-clean who=@U1ANA",
        "edit live-scoring/live-scoring p=95% days=4-8",
        "edit pilot/pilot p=80% days=15-30",
        "start graph-features/graph-features",
        "start sequence-model",
    ):
        bot.type(text)
    bot.type("settings side=engineering", BEN)
    for _ in range(4):
        bot.pass_days(7)
        bot.type('log sequence-model unclear "slow"')
    first = conversation(bot, "risks")
    bot.type('log sequence-model unclear "slow" with @U1BEN')
    bot.type("plan Read claims by machine by 30 Jun: read claims? ; pilot")
    golden(f"{first}\n(two objectives, both sides)\n{conversation(bot, 'risks')}")


def test_a_win_names_what_every_approach_taught_and_not_who_was_right(bot, golden):
    fraud_plan(bot)
    bot.type('log graph-features/graph-features negative "gain vanishes for new shops"')
    bot.type('lose graph-features/graph-features "shops change faster than the graph"')
    bot.type('log sequence-model positive "order of payments matters"', BEN)
    bot.type('approach add graph-features/trees "Boosted trees" p=40%')
    won = bot.type('win sequence-model "recall 0.91 in shadow mode"', BEN)
    news = [row for row in bot.queued() if row.kind == "news"][-1]
    told = Message.model_validate(news.body).twin()
    golden(f"{won.twin()}\n\n(the channel)\n{told}")


def asked(bot: Bot) -> Message:
    """``next``, worked out."""
    bot.type("next")
    return bot.type("next")


@pytest.fixture
def fraud(bot) -> Bot:
    """Two ideas for a model, and serving that waits for nothing; nothing has run so far."""
    for text in (
        'objective new fraud "Catch fraud" by 31 Mar',
        'task add fraud/model "A model" stage train',
        'approach add model/trees "Boosted trees" p=60% days=5-20',
        'approach add model/rules "Rules" p=50% days=5-10',
        'task add fraud/serving "Serving" stage deploy',
        'approach add serving/api "An API" p=90% days=5-20',
    ):
        bot.type(text)
    return bot


def test_what_lets_the_pipeline_run_end_to_end_comes_before_what_is_likeliest(fraud, golden):
    said = conversation(fraud, "next", "next", "start api", "next", "next")
    fraud.type("pipeline ran")
    golden(said + conversation(fraud, "next"))


def test_what_comes_first_is_started_by_its_button(fraud):
    fraud.press(asked(fraud), "Start An API")
    assert "An API" not in asked(fraud).lines[0]


def test_work_on_a_stage_that_has_to_wait_does_not_come_first(bot):
    fraud_plan(bot)
    bot.type("edit live-scoring stage=deploy")
    assert "Start clean labels now." in asked(bot).lines[0]
