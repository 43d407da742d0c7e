"""What progress is worth: typed, told in updates with its range, asked for where it is missing."""

from datetime import date

import pytest

from core.commands.worth import AskWorth, StatePhrase, StateWorth
from core.errors import NotUnderstood
from core.model.worth import News, PointWorth
from core.store import plan
from core.usecases.worth import news_of
from core.wording.money import gain_phrase, money
from core.wording.worth import news_lines
from handlers.grammar.parsing import parse
from tests.handlers.test_conversation import conversation, read
from tests.harness import BEN, MONDAY, TEAM, Bot, fraud_plan

TODAY = date(2026, 11, 23)


@pytest.fixture
def bot() -> Bot:
    bot = Bot()
    fraud_plan(bot)
    return bot


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("worth recall 40000 EUR ±15000", StateWorth(metric="recall", amount=4e4, spread=1.5e4)),
        ("worth recall €40,000 (±€15,000)", StateWorth(metric="recall", amount=4e4, spread=1.5e4)),
        ("worth recall 40k eur +-15k /year", StateWorth(metric="recall", amount=4e4, spread=1.5e4)),
        ("worth recall 40k ± 15k per year", StateWorth(metric="recall", amount=4e4, spread=1.5e4)),
        ("worth auc 900 CHF once",
         StateWorth(metric="auc", amount=900, currency="CHF", per=None)),
        ("worth fraud recall 1200 USD",
         StateWorth(objective="fraud", metric="recall", amount=1200, currency="USD")),
        ('worth "fewer chargebacks"', StatePhrase(phrase="fewer chargebacks")),
        ('worth fraud "fewer chargebacks"',
         StatePhrase(objective="fraud", phrase="fewer chargebacks")),
        ("worth", AskWorth()),
        ("worth fraud", AskWorth(objective="fraud")),
    ],
)  # fmt: skip
def test_worth_is_read_as_people_type_it(typed, command):
    assert parse(typed, today=TODAY) == command


@pytest.mark.parametrize(
    "typed",
    ["worth 40000 EUR", "worth recall ±15000", "worth recall 40000 EUR ±much", "worth a b c 5",
     "worth recall 40000 EUR blue", 'worth "fewer chargebacks" soon'],
)  # fmt: skip
def test_what_does_not_fit_is_said_with_a_command_that_would(typed):
    with pytest.raises(NotUnderstood, match="worth"):
        parse(typed, today=TODAY)


def point(amount=40_000, spread=15_000):
    return PointWorth(
        id=1, team="T", objective=1, metric="recall", amount=amount, spread=spread,
        currency="EUR", per="year",
    )  # fmt: skip


def news(now, before):
    return News(metric="recall", approach="trees", day=TODAY, now=now, before=before)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (0.78, 0.71, "about €280,000 a year (€175,000 to €385,000)"),
        (0.71, 0.78, "about €280,000 a year (€175,000 to €385,000)"),
        (78.0, 71.0, "about €280,000 a year (€175,000 to €385,000)"),
    ],
)
def test_a_change_in_points_is_money_with_its_range(now, before, said):
    assert gain_phrase(news(now, before), point()) == said


def test_an_error_that_falls_is_a_gain_and_a_recall_that_falls_is_none():
    told = {"metric": "error-rate", "lower": True, "point": point()}
    fallen = news(0.20, 0.25).model_copy(update=told)
    (line,) = news_lines([fallen], "U1ANA")
    assert "Error-rate is 20 of 100, 5 points down; if that holds, about €200,000" in line
    (line,) = news_lines([news(0.20, 0.25).model_copy(update={"point": point()})], "U1ANA")
    assert line.endswith("less.")


def test_without_a_range_none_is_made_up_and_a_range_never_goes_below_nothing():
    assert gain_phrase(news(0.78, 0.71), point(spread=0)) == "about €280,000 a year"
    assert "(€0 to " in gain_phrase(news(0.78, 0.71), point(spread=50_000))


def test_amounts_stand_with_their_currency():
    assert [money(400_000, each) for each in ("EUR", "CHF")] == ["€400,000", "400,000 CHF"]


def test_updates_say_metric_news_in_what_it_is_worth(bot, golden):
    bot.type("metric graph-features/graph-features recall=0.71")
    bot.pass_days(8)
    golden(
        conversation(
            bot,
            "worth",
            "metric graph-features/graph-features recall=0.78 auc=0.91",
            "status",
            "worth recall 40000 EUR ±15000",
            'worth "fewer chargebacks"',
            "status",
            'edit catch-card-fraud-earlier value="400000 EUR per year"',
            "metric graph-features/graph-features recall=0.70",
            "worth",
            "status",
            (BEN, "history catch-card-fraud-earlier"),
            "undo",
        )
    )


def test_a_later_word_replaces_the_earlier_and_undo_brings_that_back(bot):
    bot.type("worth recall 40000 EUR")
    assert "€50,000 a year" in read(bot.type("worth recall 50000 EUR ±1000"))
    bot.type("undo")
    said = read(bot.type("worth"))
    assert "€40,000 a year." in said
    assert "50,000" not in said
    assert bot.now > MONDAY


def test_removing_an_objective_takes_its_worth_with_it_and_undo_brings_both_back(bot):
    bot.type("worth recall 40000 EUR")
    bot.type("remove catch-card-fraud-earlier")
    bot.type("undo")
    assert "€40,000" in read(bot.type("worth"))


@pytest.mark.parametrize(("stated", "better"), [("", False), (" lower", True)])
def test_a_metric_gains_in_the_direction_that_was_stated(bot, stated, better):
    bot.type("metric sequence-model minutes=20")
    bot.type(f"metric sequence-model minutes target=5{stated}")
    bot.pass_days(7)
    bot.type("metric sequence-model minutes=12")
    with bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
        (news,) = news_of(tx, objective, bot.now.date(), bot.now.date())
    assert news.better is better
