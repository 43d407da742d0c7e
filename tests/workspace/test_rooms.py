"""Channels change as in Slack: people and the bot come and go, names change, doors close."""

import pytest

from bot.workspace import rooms
from bot.workspace.sending import Sending
from bot.workspace.state import BOT_USER, Workspace
from tests.workspace.living import ANA, FRAUD, KENJI, LEADERS, PRIYA


def say(life, text: str, channel: str = FRAUD) -> dict:
    return life.do("say", channel=channel, text=text)


def told(life) -> list[dict]:
    return [each["event"] for each in life.app.heard if each.get("type") == "event_callback"]


def test_the_bot_is_removed_hears_no_more_and_is_invited_again(life):
    assert say(life, "/remove @mlstatus") == {"ok": True}
    assert say(life, "@mlstatus forecast") == {"ok": True}
    assert life.error("chat.postMessage", channel=FRAUD, text="x") == "not_in_channel"
    assert say(life, "/invite @mlstatus") == {"ok": True}
    assert life.call("chat.postMessage", channel=FRAUD, text="x")["ok"]
    left, joined = told(life)
    assert (left["type"], left["channel"], left["actor_id"]) == ("channel_left", FRAUD, PRIYA)
    assert (joined["type"], joined["user"]) == ("member_joined_channel", BOT_USER)
    assert joined["inviter"] == PRIYA


def test_everybody_in_a_channel_reads_what_was_done_to_it(life):
    for text in ("/remove @mlstatus", "/invite @mlstatus", "/rename fraud-2027", "/archive"):
        say(life, text)
    say(life, "/unarchive")
    assert life.texts(FRAUD, ANA) == [
        "removed @mlstatus.", "added @mlstatus.", "renamed the channel to fraud-2027.",
        "archived the channel.", "opened the channel again.",
    ]  # fmt: skip


def test_somebody_is_invited_and_sees_the_channel(life):
    assert LEADERS not in [each["id"] for each in life.state(KENJI)["channels"]]
    say(life, "/invite @kenji", LEADERS)
    assert LEADERS in [each["id"] for each in life.state(KENJI)["channels"]]
    say(life, "/remove @kenji", LEADERS)
    assert LEADERS not in [each["id"] for each in life.state(KENJI)["channels"]]


def test_a_renamed_channel_is_told(life):
    say(life, "/rename fraud-2027")
    (event,) = told(life)
    assert (event["type"], event["channel"]["name"]) == ("channel_rename", "fraud-2027")
    assert life.state()["channels"][0]["name"] == "fraud-2027"


def test_an_archived_channel_is_closed_until_it_is_opened_again(life):
    say(life, "/archive")
    assert say(life, "hello") == {"ok": False, "error": "is_archived"}
    assert life.error("chat.postMessage", channel=FRAUD, text="x") == "is_archived"
    say(life, "/unarchive")
    assert say(life, "hello") == {"ok": True}
    assert [each["type"] for each in told(life)] == ["channel_archive", "channel_unarchive"]


@pytest.mark.parametrize(
    "text",
    ["/invite", "/invite @ana", "/invite @nobody", "/remove @priya", "/rename", "/rename search",
     "/rename Two Words"],
)  # fmt: skip
def test_what_makes_no_sense_is_answered_with_the_way_to_say_it(life, text):
    assert say(life, text) == {"ok": True}
    assert "does not work that way." in life.texts()[-1]
    assert life.texts(FRAUD, ANA) == []
    assert told(life) == []


def test_channels_are_found_as_they_were_left(tmp_path):
    first = Workspace(tmp_path / "workspace.json")
    with_nobody = Sending(first, "http://127.0.0.1:9/nobody")
    for text in ("/rename fraud-2027", "/remove @ben", "/archive"):
        rooms.carried_out(with_nobody, PRIYA, FRAUD, text)
    again = Workspace(tmp_path / "workspace.json")
    assert again.channels[FRAUD].name == "fraud-2027"
    assert "U0BEN" not in again.members[FRAUD]
    assert again.archived == {FRAUD}
