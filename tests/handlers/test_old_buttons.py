"""A button on an old message: what it is about is gone, or was changed by somebody since."""

import json

import pytest

from core.model.places import Channel, Person
from core.store import places, plan
from core.wording.marks import twin
from core.wording.message import Message
from tests.harness import ANA, BEN, FRAUD, OTHER, PRIYA, TEAM, fraud_plan
from tests.signed import Signed


@pytest.fixture
def signed() -> Signed:
    found = Signed()
    with found.bot.store.tx() as tx:
        for user, name in ((ANA, "Ana"), (BEN, "Ben")):
            places.put_person(tx, Person(team=TEAM, user=user, name=name))
    fraud_plan(found.bot)
    found.bot.type("start sequence-model")
    return found


def button(answer: dict, label: str) -> dict:
    (found,) = [
        element
        for block in answer["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
        if element["text"]["text"] == label
    ]
    return found


def pressed(signed: Signed, element: dict, user: str = ANA, channel: str = FRAUD) -> Message:
    signed.press(element, user, channel)
    return signed.answers()[-1]


def logged(signed: Signed, text: str = 'log sequence-model negative "no gain"') -> dict:
    return button(signed.type(text), "It has failed")


def state(signed: Signed) -> str:
    with signed.bot.store.tx() as tx:
        (row,) = tx.rows("SELECT id FROM approaches WHERE key = 'sequence-model'")
        return plan.approach(tx, row["id"]).state


def test_where_nothing_changed_a_button_does_what_it_says(signed):
    assert "It did not work" in pressed(signed, logged(signed)).twin()
    assert state(signed) == "lost"


def test_ones_own_later_change_is_no_news(signed):
    old = logged(signed)
    signed.bot.type("edit sequence-model p=60%")
    assert "It did not work" in pressed(signed, old).twin()


def test_what_somebody_else_changed_since_is_said_and_nothing_is_done(signed, golden):
    old = logged(signed)
    signed.bot.type("edit sequence-model p=60% days=5-20", BEN)
    message = pressed(signed, old)
    golden(message.twin())
    assert state(signed) == "running"
    assert "It did not work" in signed.bot.press(message, "Do it anyway").twin()
    assert state(signed) == "lost"


def test_what_was_changed_and_taken_back_is_no_news(signed):
    old = logged(signed)
    signed.bot.type("edit sequence-model p=60%", BEN)
    signed.bot.type("undo", BEN)
    assert "It did not work" in pressed(signed, old).twin()


def test_a_second_change_before_the_second_press_is_said_again(signed):
    old = logged(signed)
    signed.bot.type("edit sequence-model p=60%", BEN)
    message = pressed(signed, old)
    signed.bot.type("edit sequence-model p=70%", BEN)
    assert "60% → 70%" in signed.bot.press(message, "Do it anyway").twin()
    assert state(signed) == "running"


def test_a_button_whose_item_is_gone_answers_in_words(signed):
    signed.bot.type("start graph-features/graph-features")
    old = logged(signed, "log graph-features/graph-features negative")
    signed.bot.type("undo")
    signed.bot.type("remove graph-features/graph-features")
    assert (
        pressed(signed, old)
        .twin()
        .startswith("*graph features* was removed by Ana on 23 November, so nothing was changed.")
    )


def test_a_closed_objectives_button_says_who_closed_it(signed):
    old = logged(signed)
    signed.bot.type("edit catch-card-fraud-earlier editors=@" + BEN)
    signed.bot.type("objective close catch-card-fraud-earlier", BEN)
    said = pressed(signed, old).twin()
    assert said.startswith("This is no longer in the plan, so nothing was changed.")
    close = {"name": "CloseObjective", "fields": {"objective": "catch-card-fraud-earlier"}}
    told = pressed(signed, element(json.dumps(close))).twin()
    assert told.startswith("*Catch card fraud earlier* was closed by Ben on 23 November")


def element(value: str) -> dict:
    return {"type": "button", "action_id": "perform_0", "value": value,
            "text": {"type": "plain_text", "text": "x"}}  # fmt: skip


def test_another_thing_of_the_same_name_is_not_taken_for_it(signed):
    signed.bot.type("approach add pilot/internal p=60%")
    old = logged(signed, "log pilot/internal negative")
    signed.bot.type("undo")
    signed.bot.type("remove pilot/internal")
    signed.bot.type("approach add pilot/internal p=90%", BEN)
    assert "no longer in the plan" in pressed(signed, old).twin() or (
        "was removed" in pressed(signed, old).twin()
    )


def test_what_is_gone_from_a_private_channel_is_not_told_elsewhere(signed):
    old = logged(signed)
    with signed.bot.store.tx() as tx:
        places.put_channel(tx, Channel(team=TEAM, channel=FRAUD, name="fraud", private=True))
    signed.bot.type("undo")
    signed.bot.type("remove sequence-model", ANA)
    said = pressed(signed, old, PRIYA, OTHER).twin()
    assert said.startswith("This is no longer in the plan")


def test_a_posted_messages_buttons_know_how_old_they_are(signed):
    signed.event({"type": "app_mention", "user": ANA, "channel": FRAUD, "ts": "1.1",
                  "text": '<@U1BOT> log sequence-model negative "no gain"'})  # fmt: skip
    message = signed.answers()[-1]
    signed.bot.type("edit sequence-model p=60%", BEN)
    assert "changed since that message" in signed.bot.press(message, "It has failed").twin()


def test_the_answer_to_a_question_others_have_answered_says_so(signed):
    answer = signed.type("plan Read claims by 30 Jun: labels; a model? | ocr?")
    old = button(answer, "Likely 75%")
    signed.bot.type("edit ocr p=30%", BEN)
    message = pressed(signed, old)
    assert "50% → 30%" in message.twin()
    assert "Saved" in signed.bot.press(message, "Do it anyway").twin()


@pytest.mark.parametrize(
    "value",
    ["", "{}", "not json", "[]", json.dumps({"name": "Nothing", "fields": {}}),
     json.dumps({"name": "ChangeState", "fields": {"approach": "x", "mood": "good"}}),
     json.dumps({"name": "ChangeState", "fields": []})],
)  # fmt: skip
def test_a_button_of_another_version_says_so(signed, value):
    assert "older version" in twin(pressed(signed, element(value)).lines[0])


def test_an_undo_of_what_others_have_built_on_says_so_and_takes_nothing(signed):
    added = signed.type('task add catch-card-fraud-earlier/extra "Extra"')
    signed.bot.type('approach add extra/idea "Idea"', BEN)
    said = pressed(signed, button(added, "Undo")).twin()
    assert "added on top of that" in said
    assert "idea" in signed.bot.type("show items").tables[0].twin()[-1].lower()


def test_an_undo_of_a_removal_whose_key_was_taken_since_says_so(signed):
    gone = signed.type("remove sequence-model")
    signed.bot.type('approach add graph-features/sequence-model "Other"', BEN)
    assert "added on top of that" in pressed(signed, button(gone, "Undo")).twin()
