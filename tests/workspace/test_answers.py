"""response_url: five answers within half an hour of real time, and what they may do."""

from datetime import timedelta

import pytest

from tests.workspace.living import ANA, FRAUD, PRIYA
from tests.workspace.scene import WRONG


def command_url(life) -> str:
    life.sending.command(PRIYA, FRAUD, "help")
    return life.app.heard[-1]["response_url"]


def press_url(life, **fields) -> str:
    """The address that comes with a press in a message of the bot's."""
    ts = life.post(**fields)
    press(life, ts)
    return life.app.heard[-1]["response_url"]


def press(life, ts: str) -> None:
    action = {"action_id": "go", "block_id": "b", "type": "button"}
    assert life.do("press", channel=FRAUD, ts=ts, action=action) == {"ok": True}


def test_an_answer_is_for_its_asker_unless_it_says_otherwise(life):
    url = command_url(life)
    assert life.respond(url, text="for you") == (200, "ok")
    assert life.respond(url, text="for all", response_type="in_channel") == (200, "ok")
    assert "for you" not in life.texts(FRAUD, ANA)
    assert life.texts(FRAUD, PRIYA)[-2:] == ["for you", "for all"]
    assert life.texts(FRAUD, ANA) == ["for all"]


def test_the_sixth_answer_is_refused(life):
    url = command_url(life)
    assert [life.respond(url, text="x")[0] for _ in range(5)] == [200] * 5
    assert life.respond(url, text="x") == (404, "used_url")


@pytest.mark.parametrize(("minutes", "status"), [(30, 200), (31, 404)])
def test_it_is_good_for_half_an_hour_of_real_time(life, minutes, status):
    url = command_url(life)
    life.workspace.move_clock(life.workspace.now() + timedelta(days=7))
    life.clock.wait(minutes=minutes)
    assert life.respond(url, text="x")[0] == status


def test_an_address_that_never_was_is_refused(life):
    assert life.respond(f"{life.here}/response/abc", text="x") == (404, "expired_url")


def test_what_slack_would_not_take_costs_no_use(life):
    url = command_url(life)
    assert life.respond(url, text="x", blocks=[WRONG]) == (400, "invalid_blocks")
    assert life.respond(url) == (400, "no_text")
    assert [life.respond(url, text="x")[0] for _ in range(5)] == [200] * 5


def test_the_original_is_replaced(life):
    url = press_url(life, text="choose")
    assert life.respond(url, text="chosen", replace_original=True)[0] == 200
    (message,) = life.bots()
    assert (message["text"], message["edited"]) == ("chosen", True)


def test_the_original_is_deleted(life):
    url = press_url(life, text="choose")
    assert life.respond(url, delete_original=True)[0] == 200
    assert life.bots() == []


def test_a_private_original_is_replaced_and_stays_private(life):
    life.sending.command(PRIYA, FRAUD, "help")
    life.respond(life.app.heard[-1]["response_url"], text="choose")
    (private,) = life.bots()
    press(life, private["ts"])
    assert life.app.heard[-1]["container"]["is_ephemeral"] is True
    assert "message" not in life.app.heard[-1]
    life.respond(life.app.heard[-1]["response_url"], text="chosen", replace_original=True)
    assert [each["text"] for each in life.bots()] == ["chosen"]
    assert "chosen" not in life.texts(FRAUD, ANA)


def test_an_answer_to_a_press_in_a_thread_goes_there(life):
    head = life.post()
    url = press_url(life, thread_ts=head)
    life.respond(url, text="there")
    assert life.bots()[-1]["thread_ts"] == head


def test_without_replace_original_a_message_is_added(life):
    url = press_url(life, text="choose")
    life.respond(url, text="also", replace_original=False)
    assert [each["text"] for each in life.bots()] == ["choose", "also"]
