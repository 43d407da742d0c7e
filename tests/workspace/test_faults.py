"""Bad days on request: what a call meets, whether it still took effect, and how they end."""

import http.client
import urllib.error

import pytest

from tests.workspace.living import FRAUD, PRIYA, YOURS

BODY = b'{"channel": "C0FRAUD", "text": "x"}'


def post(life) -> tuple[int, str]:
    """A post over plain HTTP: its status and text."""
    return life.fetch(
        "/api/chat.postMessage", BODY, Content_Type="application/json",
        Authorization=f"Bearer {life.workspace.token}",
    )  # fmt: skip


def ask(life, kind: str, **more) -> None:
    assert life.do("fault", kind=kind, **more) == {"ok": True}


@pytest.mark.parametrize("kind", ["500", "503"])
def test_a_server_error(life, kind):
    ask(life, kind)
    assert post(life)[0] == int(kind)
    assert life.bots() == []
    assert post(life)[0] == 200


def test_a_page_instead_of_an_answer(life):
    ask(life, "html")
    status, text = post(life)
    assert (status, text[:15]) == (200, "<!doctype html>")
    assert life.bots() == []


def test_a_limit_says_when_to_come_back(life):
    ask(life, "429", seconds=7)
    connection = http.client.HTTPConnection("127.0.0.1", int(life.here.rpartition(":")[2]))
    connection.request("POST", "/api/auth.test", b"")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Retry-After"]) == (429, "7")
    assert b"ratelimited" in answer.read()
    connection.close()


def test_any_error_slack_knows(life):
    ask(life, "error", error="account_inactive", method="auth.test")
    assert life.error("auth.test") == "account_inactive"
    assert life.call("auth.test")["ok"]


@pytest.mark.parametrize("kind", ["reset", "stall"])
@pytest.mark.parametrize(("after", "posted"), [(False, 0), (True, 1)])
def test_a_connection_that_ends_before_or_after_the_call_took_effect(life, kind, after, posted):
    ask(life, kind, after=after, seconds=0)
    with pytest.raises((http.client.RemoteDisconnected, urllib.error.URLError)):
        post(life)
    assert len(life.bots()) == posted


def test_a_stalled_call_goes_on_when_all_is_well_again(life):
    ask(life, "stall", seconds=600)
    life.workspace.faults.released.clear()
    ask(life, "none")
    assert post(life)[0] == 200


def test_a_fault_meets_the_method_it_was_meant_for_as_often_as_asked(life):
    ask(life, "503", method="chat.postMessage", times=2)
    assert life.call("auth.test")["ok"]
    assert [post(life)[0] for _ in range(3)] == [503, 503, 200]


def test_more_than_a_message_a_second_in_a_channel_is_limited_on_request(life):
    ask(life, "limit")
    assert [post(life)[0] for _ in range(2)] == [200, 429]
    assert life.call("chat.postMessage", channel=YOURS, text="x")["ok"]
    life.clock.wait(seconds=1)
    assert post(life)[0] == 200
    ask(life, "limit", on=False)
    assert [post(life)[0] for _ in range(2)] == [200, 200]


def test_a_delivery_is_repeated_with_slacks_headers(life):
    ask(life, "repeat", of="command", times=2, reason="http_timeout")
    life.sending.command(PRIYA, FRAUD, "forecast")
    assert [each["text"] for each in life.app.heard] == ["forecast"] * 3
    assert len({each["trigger_id"] for each in life.app.heard}) == 1
    assert [each.get("HTTP_X_SLACK_RETRY_NUM") for each in life.app.headers] == [None, "1", "2"]
    assert life.app.headers[1]["HTTP_X_SLACK_RETRY_REASON"] == "http_timeout"
    life.sending.command(PRIYA, FRAUD, "forecast")
    assert len(life.app.heard) == 4


@pytest.mark.parametrize(
    "asked", [{"kind": "earthquake"}, {"kind": "repeat", "of": "thought"}, {}], ids=str
)
def test_a_fault_nobody_knows_is_refused(life, asked):
    assert life.do("fault", **asked) == {"ok": False, "error": "unknown_fault"}


def test_a_fault_with_nonsense_for_a_number_is_refused(life):
    answer = life.do("fault", kind="429", seconds="some")
    assert answer == {"ok": False, "error": "invalid_arguments"}
