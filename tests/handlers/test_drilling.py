"""From a figure to what it counts: results behind calibration, tries behind quality, the ladder."""

import pytest

from core.model.places import Person
from core.store import places
from core.wording.message import Message
from tests.handlers.test_conversation import read
from tests.harness import ANA, BEN, TEAM, Bot, fraud_plan

GOAL = "plan Read claims by machine by 30 Sep 2027: labels 80% 5-10d; model 60% 5-10d"


@pytest.fixture
def bot() -> Bot:
    found = Bot()
    found.type(GOAL)
    for text in ("start labels/labels", "edit labels/labels who=@U1ANA"):
        found.type(text)
    found.pass_days(9)
    found.type("win labels/labels")
    found.type("lose model/model", BEN)
    return found


def pressed(bot: Bot, text: str, label: str, user: str = ANA) -> Message:
    return bot.press(bot.type(text, user), label, user)


def test_calibration_leads_to_the_results_it_counts(bot, golden):
    golden(read(pressed(bot, "calibration", "Which results?")))


def test_of_ones_own_results_only_ones_own_are_listed(bot):
    (table,) = pressed(bot, "calibration mine", "Which results?").tables
    assert [row[0] for row in table.rows] == ["labels"]
    assert not bot.type("show results mine", BEN).tables


def test_what_is_planned_in_another_private_channel_is_not_listed(bot):
    with bot.store.tx() as tx:
        channel = places.channel(tx, TEAM, "C1")
        places.put_channel(tx, channel.model_copy(update={"private": True}))
    assert not bot.type("show results", BEN, "C2").tables


def test_quality_leads_to_ones_own_tries_and_nobody_elses(golden):
    bot = Bot()
    fraud_plan(bot)
    bot.type('log sequence-model negative "a" quality=hb')
    bot.type('log graph-features unclear "b" quality=c', BEN)
    bot.pass_days(7)
    bot.type('log sequence-model positive "c" quality=hbr')
    asked = bot.type("inputs")
    assert [chart.series[0].values for chart in asked.charts] == [(3.0, 4.0)]
    shown = bot.press(asked, "Which results?")
    assert [row[1] for row in shown.tables[0].rows] == ["sequence model", "sequence model"]
    golden(read(shown))


def test_the_ladder_is_a_table_that_names_people():
    bot = Bot()
    fraud_plan(bot)
    with bot.store.tx() as tx:
        places.put_person(tx, Person(team=TEAM, user=BEN, name="Ben"))
    bot.type("pipeline data solid owner @U1BEN")
    (table,) = bot.type("pipeline").tables
    assert table.rows[0] == ("data", "solid", "23 November", "@Ben", "–")
    assert len(table.rows) == 7


@pytest.mark.parametrize(
    "text", ["show tries", "show results", "show results mine", "show readings pilot/pilot"]
)
def test_where_there_is_nothing_to_list_it_is_said(text):
    bot = Bot()
    fraud_plan(bot)
    message = bot.type(text)
    assert not message.tables
    assert message.lines
