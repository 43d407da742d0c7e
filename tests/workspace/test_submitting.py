"""Modals as people live them: filled in, sent, refused, followed by others, closed."""

import pytest

from tests.workspace.living import ANA, FRAUD, PRIYA, Said
from tests.workspace.scene import HOME, MODAL, PLAIN

FORM = MODAL | {
    "submit": PLAIN, "callback_id": "log", "private_metadata": "secret", "notify_on_close": True,
    "blocks": [
        {"type": "input", "block_id": "ref", "label": PLAIN,
         "element": {"type": "plain_text_input", "action_id": "a"}},
        {"type": "input", "block_id": "note", "label": PLAIN, "optional": True,
         "element": {"type": "plain_text_input", "action_id": "a", "initial_value": "as before"}},
        {"type": "actions", "block_id": "more", "elements": [
            {"type": "button", "action_id": "check", "text": PLAIN}]},
    ],
}  # fmt: skip
TYPED = {"ref": {"a": {"type": "plain_text_input", "value": "trees"}}}
OTHER = FORM | {"title": {"type": "plain_text", "text": "Other"}}


def opened(life, view: dict = FORM, user: str = PRIYA) -> str:
    trigger = life.workspace.trigger(user)
    return life.call("views.open", trigger_id=trigger, view=view)["view"]["id"]


def pushed(life, below: str) -> str:
    trigger = life.workspace.trigger(PRIYA, below)
    return life.call("views.push", trigger_id=trigger, view=FORM)["view"]["id"]


def submit(life, view: str, **more) -> dict:
    return life.do("submit", view=view, **{"values": TYPED, **more})


def shown(life) -> list[str]:
    return [each["view"]["title"]["text"] for each in life.state()["views"]]


def test_a_form_arrives_with_what_was_typed_and_what_it_began_with(life):
    view = opened(life)
    assert submit(life, view) == {"ok": True}
    (heard,) = life.app.heard
    assert (heard["type"], heard["view"]["id"]) == ("view_submission", view)
    assert (heard["view"]["callback_id"], heard["view"]["private_metadata"]) == ("log", "secret")
    assert heard["view"]["state"]["values"] == {
        "ref": {"a": {"type": "plain_text_input", "value": "trees"}},
        "note": {"a": {"type": "plain_text_input", "value": "as before"}},
    }
    assert shown(life) == []


def test_a_required_input_left_empty_is_not_sent(life):
    view = opened(life)
    answer = submit(life, view, values={})
    assert (answer["ok"], list(answer["errors"])) == (False, ["ref"])
    assert life.app.heard == []
    assert life.state()["views"][0]["errors"] == answer["errors"]


def test_an_error_stands_beside_its_input_and_the_form_stays(life):
    view = opened(life)
    life.app.will_say({"response_action": "errors", "errors": {"ref": "Which one?"}})
    assert submit(life, view) == {"ok": True}
    (found,) = life.state()["views"]
    assert (found["id"], found["errors"]) == (view, {"ref": "Which one?"})
    assert submit(life, view) == {"ok": True}
    assert shown(life) == []


FOLLOWED = {
    "update": ({"response_action": "update", "view": OTHER}, ["x", "Other"]),
    "push": ({"response_action": "push", "view": OTHER}, ["x", "x", "Other"]),
    "clear": ({"response_action": "clear"}, []),
    "nothing": ({}, ["x"]),
}


@pytest.mark.parametrize("action", FOLLOWED)
def test_what_the_app_answers_is_carried_out(life, action):
    answer, left = FOLLOWED[action]
    top = pushed(life, opened(life))
    life.app.will_say(answer)
    assert submit(life, top) == {"ok": True}
    assert shown(life) == left


WRONG = {
    "an unknown action": {"response_action": "dance"},
    "errors for nobody": {"response_action": "errors", "errors": {"nowhere": "x"}},
    "no errors": {"response_action": "errors", "errors": {}},
    "a list": Said("[]"),
    "a page": Said("<html>"),
}


@pytest.mark.parametrize("answer", WRONG)
def test_an_answer_that_makes_no_sense_leaves_the_form_open(life, answer):
    view = opened(life)
    life.app.will_say(WRONG[answer])
    assert submit(life, view) == {"ok": False, "error": "invalid_view_response"}
    assert [each["id"] for each in life.state()["views"]] == [view]


def test_a_view_slack_would_not_take_leaves_the_form_open(life):
    view = opened(life)
    life.app.will_say({"response_action": "update", "view": HOME})
    assert submit(life, view)["error"] == "invalid_arguments"
    assert shown(life) == ["x"]


def test_a_fourth_view_does_not_fit(life):
    top = pushed(life, pushed(life, opened(life)))
    life.app.will_say({"response_action": "push", "view": OTHER})
    assert submit(life, top) == {"ok": False, "error": "push_limit_reached"}


@pytest.mark.parametrize(("said", "error"), [(Said(status=500), "dispatch_failed"),
                                             (Said(silent=True), "operation_timeout")])  # fmt: skip
def test_when_the_app_fails_nothing_typed_is_lost(life, said, error):
    view = opened(life)
    life.app.will_say(said)
    assert submit(life, view) == {"ok": False, "error": error}
    assert [each["id"] for each in life.state()["views"]] == [view]
    assert submit(life, view) == {"ok": True}
    assert life.app.heard[-1]["view"]["state"]["values"]["ref"]["a"]["value"] == "trees"


def test_a_button_inside_tells_what_is_typed_so_far(life):
    view = opened(life)
    action = {"action_id": "check", "block_id": "more", "type": "button"}
    assert life.do("press", view=view, action=action, values=TYPED) == {"ok": True}
    (heard,) = life.app.heard
    assert (heard["type"], heard["container"]["view_id"]) == ("block_actions", view)
    assert heard["view"]["state"]["values"]["ref"]["a"]["value"] == "trees"
    assert heard["actions"][0]["block_id"] == "more"
    trigger = heard["trigger_id"]
    assert life.call("views.push", trigger_id=trigger, view=OTHER)["ok"]
    assert shown(life) == ["x", "Other"]


def test_closing_is_told_where_the_view_asks_for_it(life):
    bottom = opened(life)
    pushed(life, bottom)
    assert life.do("close", view=bottom, all=True) == {"ok": True}
    assert [each["type"] for each in life.app.heard] == ["view_closed"] * 2
    assert {each["is_cleared"] for each in life.app.heard} == {True}
    assert shown(life) == []


def test_closing_the_upper_one_leaves_the_lower_one(life):
    bottom = opened(life, MODAL)
    top = pushed(life, bottom)
    life.do("close", view=top)
    assert [each["id"] for each in life.state()["views"]] == [bottom]
    life.do("close", view=bottom)
    assert [each["view"]["id"] for each in life.app.heard] == [top]


def test_a_form_that_is_closed_or_another_persons_is_not_there(life):
    view = opened(life)
    assert life.do("submit", ANA, view=view) == {"ok": False, "error": "view_not_found"}
    life.do("close", view=view)
    assert submit(life, view) == {"ok": False, "error": "view_not_found"}


def test_home_acts_with_its_own_view(life):
    button = {"type": "button", "action_id": "snooze", "text": PLAIN, "value": "3"}
    row = {"type": "actions", "block_id": "b1", "elements": [button]}
    action = {"action_id": "snooze", "block_id": "b1", "type": "button", "value": "3"}
    assert life.do("press", home=True, action=action)["error"] == "view_not_found"
    life.call("views.publish", user_id=PRIYA, view=HOME | {"blocks": [row]})
    assert life.do("press", home=True, action=action) == {"ok": True}
    (heard,) = life.app.heard
    assert (heard["view"]["type"], heard["actions"][0]["value"]) == ("home", "3")
    assert heard["container"]["type"] == "view"


def test_a_shortcut_opens_a_form_in_time(life):
    ts = life.post()
    life.do("shortcut", callback_id="log_message", channel=FRAUD, ts=ts)
    trigger = life.app.heard[0]["trigger_id"]
    assert life.call("views.open", trigger_id=trigger, view=FORM)["ok"]
    assert shown(life) == ["x"]
