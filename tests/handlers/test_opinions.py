"""Blind opinions: nobody sees another's answer before all are shown, and the owner settles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workspace.blocks import faults_of_message
from core.learning.pooling import pooled_chance, pooled_span
from core.store import plan
from core.wording.marks import twin
from handlers.views.messages import laid_out
from tests.harness import ANA, BEN, GUEST, PRIYA, TEAM, fraud_plan
from tests.signed import Signed


@pytest.fixture
def slack() -> Signed:
    found = Signed()
    fraud_plan(found.bot)
    return found


def approach(slack, name="sequence model"):
    with slack.bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
        found = plan.approaches_of(tx, objective.id)
    return next(each for each in found if each.name == name)


def in_channel(slack, kind):
    rows = slack.letters(kind)
    laid = laid_out(slack.bot_message(rows[-1]))
    assert faults_of_message({"text": laid.text, "blocks": laid.blocks}) == []
    return laid


def press_in_channel(slack, label, user):
    laid = in_channel(slack, "asked")
    row = next(block for block in laid.blocks if block["type"] == "actions")
    button = next(each for each in row["elements"] if each["text"]["text"] == label)
    slack.press(button, user)


def answered(slack):
    slack.type("ask sequence-model", PRIYA)
    for user, chance, low, high in ((BEN, "30", "5", "20"), (PRIYA, "75: likely", "10", "40")):
        press_in_channel(slack, "Give my view", user)
        slack.submit(user, chance=chance, **{"days.p10": low, "days.p90": high})


def test_the_channel_is_asked_and_the_window_shows_nobody_elses_answer(slack, golden):
    slack.bot.type("edit sequence-model p=90% days=100-200")
    answered(slack)
    press_in_channel(slack, "Give my view", ANA)
    view = slack.screens.opened[-1]
    assert not [each for each in view["blocks"] if "initial" in str(each.get("element"))]
    golden("\n".join([in_channel(slack, "asked").text, *map(twin, slack.answers()[-1].lines)]))


def test_nobody_hears_an_answer_before_all_are_shown(slack):
    answered(slack)
    said = [twin(line) for message in slack.answers() for line in message.lines]
    slack.type("history", BEN)
    said += [slack.type("history", ANA)["text"], slack.type("forecast", ANA)["text"]]
    assert "75%" not in " ".join(said[:-4])
    with slack.bot.store.tx() as tx:
        assert tx.rows("SELECT * FROM history WHERE noun = 'opinions'") == []


def test_a_second_answer_replaces_the_first(slack):
    answered(slack)
    press_in_channel(slack, "Give my view", BEN)
    chance = next(e for e in slack.screens.opened[-1]["blocks"] if e.get("block_id") == "chance")
    assert chance["element"]["initial_option"]["text"]["text"] == "30"
    slack.submit(BEN, chance="40")
    answer = slack.type("settle sequence-model", ANA)
    assert "2 answers" in answer["text"]
    assert "Chances: 40%, 75%." in answer["text"]


def test_the_owner_settles_what_everybody_said(slack, golden):
    answered(slack)
    answer = slack.type("settle sequence-model", ANA)
    row = next(block for block in answer["blocks"] if block["type"] == "actions")
    slack.press(row["elements"][0], ANA)
    assert slack.submit(ANA) == {}
    found = approach(slack)
    assert found.chance == 0.53
    assert (found.days.p10, found.days.p90) == (7.07, 28.3)
    told = [answer["text"], *map(twin, slack.answers()[-1].lines)]
    golden("\n".join([*told, in_channel(slack, "settled").text]))


@pytest.mark.parametrize(
    ("user", "text", "said"),
    [
        (BEN, "settle sequence-model", "Only the owner of"),
        (ANA, "guess pilot/pilot p=50%", "Nobody has asked about"),
        (ANA, "guess pilot/pilot", "Nobody has asked about"),
        (ANA, "settle pilot/pilot", "Nobody has asked about"),
        (GUEST, "guess sequence-model p=50%", "Guests can read"),
        (ANA, "guess sequence-model days=3-9", "How likely is it to work?"),
    ],
)
def test_what_cannot_be_asked_or_settled_is_said(slack, user, text, said):
    answered(slack)
    assert said in slack.type(text, user)["text"]


def test_an_asking_without_an_answer_is_not_shown(slack):
    slack.type("ask pilot/pilot")
    assert "Nobody has answered yet" in slack.type("settle pilot/pilot")["text"]


def test_once_shown_no_further_answer_is_taken(slack):
    answered(slack)
    slack.type("settle sequence-model", ANA)
    assert "would not be blind" in slack.type("guess sequence-model p=50%", ANA)["text"]


def test_asking_twice_reminds_the_channel(slack):
    slack.type("ask sequence-model", PRIYA)
    assert "reminded" in slack.type("ask sequence-model", BEN)["text"]
    assert len(slack.letters("asked")) == 2


chances = st.lists(st.floats(0.01, 0.99), min_size=1, max_size=9)
spans = st.lists(st.tuples(st.floats(0.1, 9), st.floats(10, 900)), min_size=1, max_size=9)


@given(chances)
def test_together_they_lie_between_the_lowest_and_the_highest(given_chances):
    found = pooled_chance(given_chances)
    assert min(given_chances) - 1e-9 <= found <= max(given_chances) + 1e-9


@given(spans)
def test_a_pooled_range_lies_between_those_it_is_made_of(given_spans):
    low, high = pooled_span(given_spans)
    for found, place in ((low, 0), (high, 1)):
        ends = [span[place] for span in given_spans]
        assert min(ends) * (1 - 1e-9) <= found <= max(ends) * (1 + 1e-9)


def test_even_odds_and_three_to_one_pool_to_what_the_formula_says():
    assert pooled_chance([0.5, 0.75]) == pytest.approx(1 / (1 + 3**-0.5))
    assert pooled_span([(4.0, 9.0), (9.0, 16.0)]) == pytest.approx((6.0, 12.0))
