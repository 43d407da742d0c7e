"""The outbox emptied into a local Slack that answers, refuses and falls silent as Slack does."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot import server
from bot.delivery.client import Slack
from bot.delivery.sender import Sender
from bot.services import Rendering
from core.store import outbox
from core.store.outbox import Letter, Recipient
from core.wording.message import Message
from tests.harness import FRAUD, TEAM, Bot, fraud_plan

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
OK = (200, {"ok": True, "channel": FRAUD, "ts": "1.1"})


class Answering:
    """Slack's side: gives the answers it was handed, in order, and keeps what it was sent."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, object]] = []
        self.asked: list[str] = []
        self.web = server.run(self._answer, "127.0.0.1", 0)
        self.base = f"http://127.0.0.1:{self.web.port}/api/"

    def _answer(self, environ, start):
        environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        self.asked.append(environ["PATH_INFO"].removeprefix("/api/"))
        status, body = self.answers.pop(0)
        text = body if isinstance(body, str) else json.dumps(body)
        start(f"{status} Answer", [("Content-Type", "application/json"), ("Retry-After", "7")])
        return [text.encode()]


@pytest.fixture
def slack():
    found = Answering()
    yield found
    found.web.close()


@pytest.fixture
def bot() -> Bot:
    return Bot(now=START)


def sender(bot: Bot, slack: Answering) -> Sender:
    return Sender(
        bot.store,
        lambda: bot.now,
        Slack(slack.base, "xoxb-1"),
        Rendering(bot.store, lambda: bot.now).laid,
    )


def queue(bot: Bot, key: str, **to) -> int:
    body = Message(lines=(key,)).model_dump(mode="json")
    recipient = Recipient(**(to or {"channel": FRAUD}))
    with bot.store.tx() as tx:
        return outbox.queue(tx, Letter(TEAM, "news", key, recipient, body), bot.now)


def state(bot: Bot, number: int) -> str:
    with bot.store.tx() as tx:
        return outbox.row(tx, number).state


def test_one_message_a_second_a_channel(bot, slack):
    first, second = queue(bot, "a"), queue(bot, "b")
    slack.answers = [OK, OK]
    sending = sender(bot, slack)
    assert sending.drain() == 1
    assert (state(bot, first), state(bot, second)) == ("sent", "queued")
    bot.now += timedelta(seconds=1)
    assert sending.drain() == 1
    assert state(bot, second) == "sent"


def test_a_rate_limit_is_waited_for(bot, slack):
    number = queue(bot, "a")
    slack.answers = [(429, {"ok": False, "error": "ratelimited"}), OK]
    sending = sender(bot, slack)
    sending.drain()
    bot.now += timedelta(seconds=6)
    assert sending.drain() == 0
    bot.now += timedelta(seconds=1)
    assert sending.drain() == 1
    assert state(bot, number) == "sent"


def test_refused_blocks_are_sent_again_as_text(bot, slack):
    number = queue(bot, "a")
    slack.answers = [(200, {"ok": False, "error": "invalid_blocks"}), OK]
    sender(bot, slack).drain()
    assert slack.asked == ["chat.postMessage", "chat.postMessage"]
    assert state(bot, number) == "sent"


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ({"ok": True, "messages": [{"ts": "2.2", "metadata": {"event_payload": {"key": "a"}}}]},
         "sent"),
        ({"ok": True, "messages": []}, "queued"),
        ({"ok": False, "error": "missing_scope"}, "unsure"),
    ],
)  # fmt: skip
def test_what_may_have_arrived_is_looked_up_and_never_repeated_blindly(
    bot, slack, history, expected
):
    number = queue(bot, "a")
    slack.answers = [(200, "<html>busy</html>"), (200, history)]
    sending = sender(bot, slack)
    sending.drain()
    assert state(bot, number) == "sending"
    bot.now += timedelta(seconds=61)
    if expected == "queued":
        slack.answers.append(OK)
        expected = "sent"
    sending.drain()
    assert state(bot, number) == expected


def test_a_channel_without_the_bot_is_told_about_and_served_when_it_is_invited(bot, slack):
    fraud_plan(bot)
    number = queue(bot, "a")
    slack.answers = [(200, {"ok": False, "error": "not_in_channel"}), OK]
    sending = sender(bot, slack)
    sending.drain()
    assert state(bot, number) == "failed"
    (invitation,) = [row for row in bot.queued() if row.key.startswith("invite:")]
    assert invitation.recipient.user == "U1ANA"
    assert invitation.state == "sent"
    with bot.store.tx() as tx:
        assert outbox.revive(tx, TEAM, FRAUD, bot.now) == 1
    bot.now += timedelta(seconds=2)
    slack.answers = [OK]
    sending.drain()
    assert state(bot, number) == "sent"


def test_a_slack_that_is_down_is_tried_again(bot, slack):
    number = queue(bot, "a")
    sending = sender(bot, slack)
    slack.web.close()
    sending.drain()
    assert state(bot, number) in ("queued", "sending")
