"""What people do reaches the app as Slack sends it; a late or broken app is told as Slack does."""

from datetime import timedelta

import pytest

from bot.workspace.payloads import escape
from tests.workspace.living import ANA, FRAUD, KENJI, PRIYA, Said

MARKUP = '<script>&lt; <!channel> "&"'
BUTTONS = [{
    "type": "actions", "block_id": "choices", "elements": [
        {"type": "button", "action_id": "go", "value": "7",
         "text": {"type": "plain_text", "text": "Go"}},
        {"type": "overflow", "action_id": "more", "options": [
            {"text": {"type": "plain_text", "text": "Later"}, "value": "later"}]},
    ],
}]  # fmt: skip


def say(life, text: str, user: str = PRIYA, channel: str = FRAUD, **more) -> dict:
    return life.do("say", user, channel=channel, text=text, **more)


def events(life) -> list[dict]:
    return [each["event"] for each in life.app.heard if each.get("type") == "event_callback"]


def test_a_command_carries_who_where_and_the_text_as_slack_escapes_it(life):
    assert say(life, f"/mlstatus plan {MARKUP}") == {"ok": True}
    (heard,) = life.app.heard
    assert heard["command"] == "/mlstatus"
    assert heard["text"] == f"plan {escape(MARKUP)}"
    assert (heard["user_id"], heard["channel_id"], heard["team_id"]) == (PRIYA, FRAUD, "T0LOCAL")
    assert heard["channel_name"] == "fraud"
    assert heard["trigger_id"]


def test_a_command_and_its_answer_are_seen_by_its_author_only(life):
    life.app.will_say({"text": "*done*"})
    say(life, "/mlstatus help")
    assert life.texts(FRAUD, PRIYA) == ["/mlstatus help", "*done*"]
    assert life.texts(FRAUD, ANA) == []


def test_an_answer_for_all_is_seen_by_all(life):
    life.app.will_say({"text": "news", "response_type": "in_channel"})
    say(life, "/mlstatus help")
    assert life.texts(FRAUD, ANA) == ["news"]


def test_people_are_named_by_their_ids(life):
    say(life, "/mlstatus plan x owner=@ana")
    assert life.app.heard[0]["text"] == "plan x owner=<@U0ANA|ana>"


@pytest.mark.parametrize("text", ["/remind me", "/mlstatusx", "/"])
def test_another_command_goes_nowhere_and_says_so(life, text):
    assert say(life, text) == {"ok": True}
    assert life.app.heard == []
    assert life.texts()[-1].startswith(f"{text.split()[0]} is not a valid command. Here are /ml")


def test_a_command_in_a_thread_is_not_sent(life):
    head = life.post()
    assert say(life, "/mlstatus help", thread=head) == {"ok": True}
    assert life.app.heard == []
    assert life.state()["messages"][-1]["thread_ts"] == head
    assert life.texts()[-1].endswith("Mention @mlstatus instead.")


def test_a_mention_is_an_event_in_its_thread(life):
    head = life.post()
    say(life, "@mlstatus forecast", thread=head)
    (mention,) = [each for each in events(life) if each["type"] == "app_mention"]
    assert mention["text"] == "<@U0MLSTATUS> forecast"
    assert (mention["user"], mention["channel"], mention["thread_ts"]) == (PRIYA, FRAUD, head)
    envelope = life.app.heard[-1]
    assert envelope["authorizations"][0]["user_id"] == "U0MLSTATUS"


def test_talk_that_is_not_for_the_app_stays_with_people(life):
    say(life, "what a day")
    assert events(life) == []
    assert life.texts(FRAUD, ANA) == ["what a day"]


def test_a_direct_message_is_an_event(life):
    say(life, "help", channel="D0PRIYA")
    (event,) = events(life)
    assert (event["type"], event["channel_type"], event["text"]) == ("message", "im", "help")


def test_a_press_carries_its_message_and_its_element(life):
    ts = life.post(blocks=BUTTONS)
    action = {"action_id": "go", "block_id": "choices", "type": "button", "value": "7"}
    assert life.do("press", ANA, channel=FRAUD, ts=ts, action=action) == {"ok": True}
    (heard,) = life.app.heard
    assert (heard["type"], heard["user"]["id"]) == ("block_actions", ANA)
    assert heard["container"] == {"type": "message", "message_ts": ts, "channel_id": FRAUD,
                                  "is_ephemeral": False}  # fmt: skip
    assert heard["message"]["blocks"][0]["block_id"] == "choices"
    (done,) = heard["actions"]
    assert (done["value"], done["text"]["text"]) == ("7", "Go")
    assert done["action_ts"]


def test_a_choice_of_a_menu_is_an_action_too(life):
    ts = life.post(blocks=BUTTONS)
    chosen = BUTTONS[0]["elements"][1]["options"][0]
    action = {"action_id": "more", "block_id": "choices", "type": "overflow",
              "selected_option": chosen}  # fmt: skip
    life.do("press", channel=FRAUD, ts=ts, action=action)
    assert life.app.heard[0]["actions"][0]["selected_option"] == chosen


def test_a_press_in_a_message_that_is_gone_reaches_nobody(life):
    ts = life.post(blocks=BUTTONS)
    life.call("chat.delete", channel=FRAUD, ts=ts)
    answer = life.do("press", channel=FRAUD, ts=ts, action={"action_id": "go"})
    assert answer == {"ok": False, "error": "message_not_found"}
    assert life.app.heard == []


def test_a_guest_acts_under_their_own_team(life):
    ts = life.post(blocks=BUTTONS)
    life.do("press", KENJI, channel=FRAUD, ts=ts, action={"action_id": "go", "type": "button"})
    heard = life.app.heard[0]
    assert (heard["user"]["team_id"], heard["team"]["id"]) == ("T0OTHER", "T0LOCAL")


def test_a_guest_sees_shared_channels_only(life):
    life.post("C0LEADERS", text="secret")
    assert [each["id"] for each in life.state(KENJI)["channels"]] == [FRAUD, "C0YOURS"]
    assert life.texts("C0LEADERS", KENJI) == []
    assert life.texts("C0LEADERS", PRIYA) == ["secret"]


def test_shortcuts_are_sent_with_what_they_are_about(life):
    life.do("shortcut", callback_id="log_experiment")
    ts = life.workspace.say(FRAUD, ANA, "AUC 0.91")["ts"]
    life.do("shortcut", callback_id="log_message", channel=FRAUD, ts=ts)
    everywhere, message = life.app.heard
    assert (everywhere["type"], everywhere["callback_id"]) == ("shortcut", "log_experiment")
    assert message["type"] == "message_action"
    assert (message["message"]["text"], message["message"]["user"]) == ("AUC 0.91", ANA)
    assert (message["message_ts"], message["channel"]["id"]) == (ts, FRAUD)
    assert message["response_url"].startswith(life.here)


def test_a_reaction_is_put_and_taken_away(life):
    ts = life.post()
    life.do("react", ANA, channel=FRAUD, ts=ts, name="tada")
    life.do("react", PRIYA, channel=FRAUD, ts=ts, name="tada")
    shown = life.state()["messages"][-1]["reactions"]
    assert shown == [{"name": "tada", "users": [ANA, PRIYA]}]
    life.do("react", ANA, channel=FRAUD, ts=ts, name="tada")
    assert life.state()["messages"][-1]["reactions"] == [{"name": "tada", "users": [PRIYA]}]


def test_opening_home_tells_the_app(life):
    life.do("home", ANA)
    (event,) = events(life)
    assert (event["type"], event["user"], event["tab"]) == ("app_home_opened", ANA, "home")
    assert event["channel"] == "D0ANA"
    assert "view" not in event


def test_a_menu_is_filled_by_the_app(life):
    option = {"text": {"type": "plain_text", "text": "Trees"}, "value": "model/trees"}
    life.app.will_say({"options": [option]}, {"option_groups": []}, Said("what?"))
    ts = life.post(blocks=BUTTONS)
    asked = {"channel": FRAUD, "ts": ts, "block_id": "b", "action_id": "ref", "value": "tr"}
    assert life.do("suggest", **asked) == {"ok": True, "options": [option]}
    heard = life.app.heard[0]
    assert (heard["type"], heard["action_id"], heard["value"]) == ("block_suggestion", "ref", "tr")
    assert life.do("suggest", **asked) == {"ok": True, "option_groups": []}
    assert life.do("suggest", **asked) == {"ok": False, "error": "invalid_options"}


LATE = Said(silent=True)


def test_a_late_app_is_an_operation_timeout(life):
    life.app.will_say(LATE)
    assert say(life, "/mlstatus forecast") == {"ok": False, "error": "operation_timeout"}
    assert life.texts()[-1] == "/mlstatus failed with the error “operation_timeout”"
    assert life.texts(FRAUD, ANA) == []


@pytest.mark.parametrize("broken", [Said(status=500), Said(status=404)], ids=str)
def test_an_app_that_fails_is_said_to(life, broken):
    life.app.will_say(broken)
    assert say(life, "/mlstatus forecast") == {"ok": False, "error": "dispatch_failed"}
    assert "dispatch_failed" in life.texts()[-1]


def test_an_app_that_is_down_is_said_to_be_and_works_again_once_it_is_up(life):
    where, life.sending.endpoint = life.sending.endpoint, "http://127.0.0.1:9/slack/events"
    ts = life.post(blocks=BUTTONS)
    for answer in (
        say(life, "/mlstatus forecast"),
        say(life, "@mlstatus forecast"),
        life.do("press", channel=FRAUD, ts=ts, action={"action_id": "go"}),
        life.do("home"),
        life.do("shortcut", callback_id="x"),
    ):
        assert answer == {"ok": False, "error": "dispatch_failed"}
    life.sending.endpoint = where
    assert say(life, "/mlstatus forecast") == {"ok": True}


def test_an_answer_slack_would_not_show_is_said_to_be_invalid(life):
    life.app.will_say({"text": "x", "blocks": [{"type": "nothing"}]})
    assert say(life, "/mlstatus help") == {"ok": False, "error": "invalid_command_response"}


FAILED = Said(status=500)


def later(life, **span) -> None:
    """What an open page asks for, that much later."""
    life.clock.wait(**span)
    life.sending.redeliver()


def tries(life) -> list[tuple[str | None, str | None]]:
    names = ("HTTP_X_SLACK_RETRY_NUM", "HTTP_X_SLACK_RETRY_REASON")
    return [(each.get(names[0]), each.get(names[1])) for each in life.app.headers]


def test_an_event_that_failed_is_tried_again_at_once(life):
    life.app.will_say(FAILED)
    assert say(life, "help", channel="D0PRIYA") == {"ok": True}
    assert len({each["event_id"] for each in life.app.heard}) == 1
    assert tries(life) == [(None, None), ("1", "http_error")]
    later(life, hours=1)
    assert len(life.app.heard) == 2


def test_an_event_that_failed_is_tried_after_a_minute_and_after_five_and_then_no_more(life):
    life.app.will_say(*[FAILED] * 5)
    assert say(life, "help", channel="D0PRIYA") == {"ok": False, "error": "dispatch_failed"}
    for waited, count in ((59, 2), (1, 3), (299, 3), (1, 4), (3600, 4)):
        later(life, seconds=waited)
        assert len(life.app.heard) == count
    assert [each[0] for each in tries(life)] == [None, "1", "2", "3"]
    assert len({each["event_id"] for each in life.app.heard}) == 1


def test_an_open_page_lets_an_event_come_again_when_its_time_has_come(life):
    life.app.will_say(FAILED, FAILED)
    say(life, "help", channel="D0PRIYA")
    life.clock.wait(minutes=1)
    life.state()
    assert tries(life)[-1] == ("2", "http_error")


def test_moving_the_clock_lets_an_event_come_again_at_its_own_hour(life):
    life.app.will_say(*[FAILED] * 4)
    say(life, "help", channel="D0PRIYA")
    life.clock.wait(minutes=1)
    life.do("advance", hours=168)
    assert [each[0] for each in tries(life)] == [None, "1", "2"]
    assert life.advanced[0] == timedelta(hours=1)
    assert sum(life.advanced, timedelta()) == timedelta(days=7)


@pytest.mark.parametrize("before", [0, 1, 2])
def test_an_app_may_ask_not_to_be_tried_again(life, before):
    ends = Said(status=500, headers=(("X-Slack-No-Retry", "1"),))
    life.app.will_say(*[FAILED] * before, ends)
    say(life, "help", channel="D0PRIYA")
    for _ in range(3):
        later(life, minutes=5)
    assert len(life.app.heard) == before + 1


def test_a_press_is_never_sent_twice(life):
    life.app.will_say(Said(status=500))
    life.do("press", channel=FRAUD, ts=life.post(blocks=BUTTONS), action={"action_id": "go"})
    assert len(life.app.heard) == 1
