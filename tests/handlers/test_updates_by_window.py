"""An update put in one's own words by clicking: over the real endpoint, as Slack sends it."""

import pytest

from handlers.views.messages import laid_out
from tests.handlers.test_updates import body, posts
from tests.harness import BEN, fraud_plan
from tests.signed import Signed


@pytest.fixture
def slack() -> Signed:
    found = Signed()
    fraud_plan(found.bot)
    found.bot.pass_days(8)
    found.bot.type('log graph-features/graph-features negative "gain vanishes for new shops"')
    return found


def pressed(slack, message, label, **more):
    blocks = laid_out(message).blocks if hasattr(message, "lines") else message["blocks"]
    (found,) = [
        each
        for block in blocks
        if block["type"] == "actions"
        for each in block["elements"]
        if each["text"]["text"] == label
    ]
    return slack.press(found, **more)


def test_draft_edit_preview_post_change_and_take_back_by_clicking(slack):
    draft = slack.type("status")
    pressed(slack, draft, "Edit")
    window = slack.screens.opened[-1]
    (entry,) = [each for each in window["blocks"] if each["type"] == "input"]
    assert "gain vanishes" in entry["element"]["initial_value"].lower()
    assert slack.submit(text="We will be done by Friday. The gain is gone.") == {}
    preview = slack.answers()[-1]
    assert "is a promise" in preview.twin()
    pressed(slack, preview, "Use this")
    (head, *_) = posts(slack.bot)
    assert "The gain is gone." in body(head)
    assert "done by Friday" not in body(head)
    pressed(slack, slack.answers()[-1], "Edit")
    slack.submit(text="The gain is gone for good.")
    pressed(slack, slack.answers()[-1], "Post the change")
    pressed(slack, slack.answers()[-1], "Take it back")
    edits = [body(row) for row in posts(slack.bot) if row.recipient.edits == head.id]
    assert "gone for good" in edits[0]
    assert "took this update back" in edits[1]


def test_an_emptied_window_says_what_the_data_say(slack):
    pressed(slack, slack.type("status"), "Edit")
    slack.submit(text="Mine.")
    pressed(slack, slack.answers()[-1], "Edit")
    slack.submit(text=None)
    assert "gain vanishes" in slack.answers()[-1].twin().lower()


def test_somebody_who_may_not_post_opens_no_window(slack):
    draft = slack.type("status")
    pressed(slack, draft, "Edit", user=BEN)
    assert not slack.screens.opened
    assert "Only the owner" in slack.answers()[-1].twin()


def test_where_it_was_changed_meanwhile_both_versions_are_shown_and_none_is_lost(slack):
    slack.type('status say "The gain is gone."')
    pressed(slack, slack.type("status"), "Edit")
    window = slack.screens.opened[-1]
    slack.bot.type("edit catch-card-fraud-earlier editors=@U1BEN")
    slack.bot.type('status say "Ben knows better."', BEN)
    answer = slack.submit(view=window, text="Mine.")
    assert answer["response_action"] == "update"
    above = str(answer["view"]["blocks"][0])
    assert "Ben knows better." in above
    assert "Mine." in above
    assert BEN in above
    assert "Ben knows better." in body_now(slack)
    assert slack.submit(view=answer["view"], text="Mine.") == {}
    assert "Mine." in body_now(slack)


def body_now(slack) -> str:
    return slack.type("status")["text"]


def test_a_forecast_made_meanwhile_is_no_change_of_the_update(slack):
    pressed(slack, slack.type("status"), "Edit")
    slack.bot.type("edit sequence-model p=10%")
    assert slack.submit(text="Mine.") == {}
