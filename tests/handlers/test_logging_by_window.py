"""Experiments logged by clicking: from a button, a message, or from anywhere."""

import pytest

from handlers.grammar.figures import figures_in
from tests.harness import ANA, BEN, GUEST, fraud_plan
from tests.signed import Signed


@pytest.fixture
def slack() -> Signed:
    found = Signed()
    fraud_plan(found.bot)
    return found


def inputs(view):
    return {each["block_id"]: each["element"] for each in view["blocks"] if "element" in each}


def experiments(slack):
    with slack.bot.store.tx() as tx:
        return tx.rows("SELECT * FROM experiments")


def test_a_bare_log_opens_a_window_and_says_nothing(slack):
    assert slack.type("log") == {}
    (view,) = slack.screens.opened
    assert view["callback_id"] == "form_log"
    assert list(inputs(view)) == [
        "approach", "verdict", "learned", "values", "quality", "participants", "on", "link",
    ]  # fmt: skip


def test_the_one_approach_that_runs_for_me_is_chosen_already(slack):
    slack.type("start sequence-model")
    slack.type("log")
    chosen = inputs(slack.screens.opened[-1])["approach"]["initial_option"]
    assert chosen["text"]["text"] == "sequence model · graph features or sequence model"


def test_a_window_that_was_sent_is_the_command_that_could_have_been_typed(slack):
    slack.type("start sequence-model")
    slack.type("log")
    answer = slack.submit(
        verdict="negative", learned="no gain", values="recall=0.74, auc 83%",
        quality=["hypothesis", "baseline"], participants=[BEN], link="https://runs.example/7",
    )  # fmt: skip
    assert answer == {}
    (row,) = experiments(slack)
    assert (row["verdict"], row["learned"]) == ("negative", "no gain")
    assert row["participants"] == f'["{BEN}"]'
    assert '"hypothesis": true' in row["quality"]
    assert '"decision": false' in row["quality"]
    (said,) = slack.answers()
    assert said.lines[0].startswith("Logged: sequence model, negative, recall 0.74, auc 0.83.")
    assert slack.letters("answer")[0].recipient.response_url


def test_the_same_window_sent_twice_writes_once(slack):
    slack.type("start sequence-model")
    slack.type("log")
    slack.submit(verdict="positive")
    slack.submit(verdict="positive")
    assert len(experiments(slack)) == 1
    assert len(slack.answers()) == 1


@pytest.mark.parametrize(
    ("typed", "place", "sentence"),
    [
        ({"values": "recall"}, "values", "“recall” is no figure; write recall=0.74 auc=83%."),
        ({"on": "2026-12-24"}, "on", "2026-12-24 is still to come; log it when it has happened."),
        ({"link": "example"}, "link", "This is not written as it should be; see the example."),
        ({"verdict": None}, "verdict", "Please fill this in."),
    ],
)
def test_what_does_not_fit_is_said_beside_its_input(slack, typed, place, sentence):
    slack.type("start sequence-model")
    slack.type("log")
    answer = slack.submit(**({"verdict": "unclear"} | typed))
    assert answer == {"response_action": "errors", "errors": {place: sentence}}
    assert experiments(slack) == []


def test_an_approach_that_went_away_is_said_beside_its_input(slack):
    slack.type("log")
    offered = inputs(slack.screens.opened[-1])["approach"]["options"]
    wanted = next(each for each in offered if each["text"]["text"] == "live scoring")
    slack.bot.type("remove catch-card-fraud-earlier/live-scoring")
    answer = slack.submit(approach=wanted["value"], verdict="unclear")
    assert list(answer["errors"]) == ["approach"]
    assert "no longer in the plan" in answer["errors"]["approach"]


def test_a_guest_hears_beside_the_window_that_guests_read_only(slack):
    slack.type("log", GUEST)
    answer = slack.submit(GUEST, approach="pilot", verdict="unclear")
    assert "Guests can read" in answer["errors"]["approach"]


def test_nothing_to_log_for_is_said_with_a_way_on():
    answer = Signed().type("log")
    assert "There is no approach to log for yet" in answer["text"]


def test_a_window_that_slack_opens_too_late_is_offered_once_more(slack):
    slack.screens.late = True
    answer = slack.type("log")
    assert "Nothing is lost" in answer["text"]
    slack.screens.late = False
    slack.press(answer["blocks"][-1]["elements"][0])
    assert len(slack.screens.opened) == 1


def test_in_a_thread_a_bare_log_offers_a_button(slack):
    slack.event({"type": "app_mention", "user": ANA, "channel": "C1", "text": "<@U0BOT> log",
                 "ts": "5.1", "thread_ts": "4.1"})  # fmt: skip
    (said,) = slack.answers()
    assert [each.label for each in said.buttons] == ["Open it"]


def test_a_message_fills_the_window_and_its_address_is_kept(slack):
    slack.type("start sequence-model")
    slack.shortcut(
        "Batch 3 failed: recall is down from 0.78 to 0.74 &amp; <https://runs.example/9>"
    )
    found = inputs(slack.screens.opened[-1])
    assert found["learned"]["initial_value"].startswith("Batch 3 failed: recall is down")
    assert found["values"]["initial_value"] == "recall=0.74"
    assert found["verdict"]["initial_option"]["value"] == "negative"
    assert found["link"]["initial_value"] == "https://runs.example/9"
    slack.submit()
    (row,) = experiments(slack)
    assert row["source"] == "https://example.slack.com/archives/C1/p1712.1"
    assert row["verdict"] == "negative"


def test_a_message_that_denies_something_leaves_the_verdict_open(slack):
    slack.shortcut("It has not worked so far")
    assert "initial_option" not in inputs(slack.screens.opened[-1])["verdict"]


def test_from_anywhere_the_answer_comes_as_a_direct_message(slack):
    slack.anywhere()
    slack.submit(approach="pilot", verdict="unclear")
    (letter,) = slack.letters("answer")
    assert (letter.recipient.user, letter.recipient.channel) == (ANA, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("auc=0.83 and F1: 0.7", {"auc": 0.83, "f1": 0.7}),
        ("Recall is up from 0.71 to 0.78, a win", {"recall": 0.78}),
        ("accuracy 81% on batch 3 at 10:05", {"accuracy": 0.81}),
        ("see http://host:8080/run/12, nothing else", {}),
        ("loss of 1e-3 after epoch 12", {"loss": 0.001}),
        ("we met on 3 March", {}),
    ],
)
def test_figures_are_found_in_what_people_say(text, found):
    assert figures_in(text) == found


def test_more_approaches_than_a_menu_holds_are_searched_for(slack):
    ideas = " | ".join(f"idea {number}?" for number in range(105))
    slack.bot.type(f"plan Many ideas by 31 Mar: {ideas}")
    slack.type("log")
    view = slack.screens.opened[-1]
    element = inputs(view)["approach"]
    assert (element["type"], element["action_id"]) == ("external_select", "suggest")
    asked = {"action_id": "suggest", "block_id": "approach", "value": "idea 10"}
    answer = slack.interact("block_suggestion", ANA, view=slack.filled(view, {}), **asked)
    assert [len(group["options"]) for group in answer["option_groups"]] == [6]
