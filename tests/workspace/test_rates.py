"""How often a minute each method may be called, and what it says to one call more."""

import http.client
from datetime import timedelta

import pytest

from bot.workspace.api.methods import METHODS
from tests.workspace.living import FRAUD

TIERS = {
    20: "conversations.list pins.add pins.list pins.remove reactions.remove users.conversations"
    " users.list",
    50: "bots.info chat.delete chat.deleteScheduledMessage chat.scheduleMessage"
    " chat.scheduledMessages.list chat.update conversations.history conversations.info"
    " conversations.join conversations.open conversations.replies reactions.add team.info",
    100: "chat.postEphemeral conversations.members files.completeUploadExternal"
    " files.getUploadURLExternal users.info views.open views.publish views.push views.update",
    600: "auth.test blocks.validate chat.getPermalink chat.postMessage",
    10: "apps.connections.open",
}
"""Copied by hand from the methods' pages, by way of MethodsRateLimits of java-slack-sdk."""
RATES = {method: rate for rate, methods in TIERS.items() for method in methods.split()}


def answer(life, method: str) -> tuple[int, str | None, bytes]:
    """The status, ``Retry-After`` and body that a call with no arguments meets."""
    connection = http.client.HTTPConnection("127.0.0.1", int(life.here.rpartition(":")[2]))
    connection.request(
        "POST", f"/api/{method}", b"", {"Authorization": f"Bearer {life.workspace.token}"}
    )
    found = connection.getresponse()
    said = found.status, found.headers["Retry-After"], found.read()
    connection.close()
    return said


def spent(life, method: str) -> None:
    """All of a minute's calls, but the last."""
    for _ in range(RATES[method] - 1):
        assert (
            life.workspace.rates.wait(method, RATES[method], life.workspace.now().timestamp()) == 0
        )


def test_every_method_has_its_rate():
    assert set(RATES) == set(METHODS) | {"apps.connections.open"}


@pytest.mark.parametrize("method", RATES)
def test_a_method_is_limited_above_its_rate_until_the_minute_is_over(life, method):
    spent(life, method)
    life.clock.wait(seconds=20)
    assert answer(life, method)[0] == 200
    limited = answer(life, method)
    assert limited == (429, "40", b'{"ok": false, "error": "ratelimited"}')
    life.clock.wait(seconds=40)
    assert answer(life, method)[0] == 200


def test_one_methods_calls_do_not_count_for_another(life):
    spent(life, "users.list")
    assert life.call("users.list")["ok"]
    assert life.error("users.list") == "ratelimited"
    assert life.call("conversations.list")["ok"]


def test_rates_keep_the_workspaces_own_clock(life):
    for _ in range(3):
        spent(life, "users.list")
        life.workspace.move_clock(life.workspace.now() + timedelta(minutes=1))
    assert life.call("users.list")["ok"]


def test_what_was_limited_did_not_take_effect(life):
    spent(life, "chat.update")
    ts = life.post(text="one")
    assert life.call("chat.update", channel=FRAUD, ts=ts, text="two")["ok"]
    assert life.error("chat.update", channel=FRAUD, ts=ts, text="three") == "ratelimited"
    assert life.texts() == ["two"]
