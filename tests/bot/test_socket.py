"""Socket Mode against a small Slack that hands out connections, drops them, and talks nonsense."""

import json
import threading
import time

import pytest
from pydantic import SecretStr
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot import server
from bot.settings import Settings
from bot.socket import CONNECTIONS, connect
from bot.workspace.frames import TEXT, Link
from bot.workspace.sockets import Sockets
from tests.bot.requests import FIELDS, MENTION, PRESS, SECRET

REFUSED = {"ok": False, "error": "invalid_auth"}


class Door:
    """``apps.connections.open``: refuses as often as it is told to, then opens."""

    def __init__(self, sockets: Sockets, refusals: int) -> None:
        self._sockets, self.refusals = sockets, refusals
        self.asked = threading.Semaphore(0)
        self.web = server.run(self._answer, "127.0.0.1", 0)

    def _answer(self, environ, start):
        self.asked.release()
        self.refusals -= 1
        opened = {"ok": True, "url": self._sockets.address()}
        body = REFUSED if self.refusals >= 0 else opened
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(body).encode()]


def bolt(heard: list[str]) -> App:
    def authorize(team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token="xoxb-1")

    app = App(signing_secret=SECRET, authorize=authorize, process_before_response=True)
    app.command("/mlstatus")(lambda ack, command: ack(f"heard {command['text']}"))
    app.event("app_mention")(lambda ack, event: (heard.append(event["text"]), ack()))
    app.action("perform_0")(lambda ack: ack())
    return app


class Bot:
    """The bot's side: its connections, and a clock that may be set ahead."""

    def __init__(self, sockets: Sockets, refusals: int = 0) -> None:
        self.slack, self.heard, self.ahead = sockets, [], 0.0
        self.door = Door(sockets, refusals)
        settings = Settings(
            _env_file=None,
            slack_bot_token=SecretStr("xoxb-1"),
            slack_signing_secret=SecretStr(SECRET),
            slack_app_token=SecretStr("xapp-1"),
            slack_api_url=f"http://127.0.0.1:{self.door.web.port}/api/",
        )
        self.sockets = connect(bolt(self.heard), settings, interval=0.2, clock=self.clock)

    def clock(self) -> float:
        return time.time() + self.ahead

    def linked(self, number: int = CONNECTIONS) -> None:
        with self.slack.changed:
            assert self.slack.changed.wait_for(lambda: self.slack.taken >= number, timeout=20)

    def close(self) -> None:
        self.sockets.close()
        self.door.web.close()


@pytest.fixture
def slack():
    found = Sockets()
    yield found
    found.close()


@pytest.fixture
def bot(slack):
    found = Bot(slack)
    yield found
    found.close()


def envelope(number: str, payload: object, kind: str = "slash_commands") -> dict:
    return {"type": kind, "envelope_id": number, "payload": payload,
            "accepts_response_payload": True}  # fmt: skip


def heard(slack: Sockets, text: str, over: Link | None = None) -> dict:
    """The answer to a command, typed again where it was not heard in time."""
    said = (envelope(f"{text} {number}", FIELDS | {"text": text}) for number in range(6))
    answers = (slack.sent(each, over) for each in said)
    return next(filter(None, answers))["payload"]


def test_both_connections_hear_and_answer(bot, slack):
    bot.linked()
    for number, link in enumerate(slack.links):
        assert heard(slack, f"line {number}", link) == {"text": f"heard line {number}"}
    assert bot.sockets.alive()


def test_a_slack_that_refuses_at_first_is_asked_again(slack):
    bot = Bot(slack, refusals=1)
    try:
        assert bot.sockets.alive() is False
        bot.linked()
        assert heard(slack, "there") == {"text": "heard there"}
    finally:
        bot.close()


def test_a_dropped_connection_is_opened_again_while_the_other_works(bot, slack):
    bot.linked()
    slack.links[0].close()
    assert heard(slack, "meanwhile") == {"text": "heard meanwhile"}
    bot.linked(CONNECTIONS + 1)
    assert heard(slack, "again", slack.links[-1]) == {"text": "heard again"}


def test_a_refresh_slack_asks_for_is_followed(bot, slack):
    bot.linked()
    slack.refresh()
    assert heard(slack, "meanwhile") == {"text": "heard meanwhile"}
    bot.linked(CONNECTIONS + 1)
    assert heard(slack, "fresh", slack.links[-1]) == {"text": "heard fresh"}


MISSHAPEN = [
    ({}, "slash_commands"), ("text", "slash_commands"), ({"x": 1}, "slash_commands"),
    (PRESS | {"actions": []}, "interactive"), (PRESS | {"user": None}, "interactive"),
    (PRESS | {"view": None}, "interactive"),
    ({"type": "event_callback", "event": MENTION}, "events_api"),
    ({"type": "event_callback", "team_id": "T1", "event_id": "E",
      "event": MENTION | {"text": "\ud800"}}, "events_api"),
]  # fmt: skip
NONSENSE = [
    b"{broken", b"[]", b"null", b"", b'{"type": ["hello"]}', b'{"type": "slash_commands"}',
    b'{"type": "slash_commands", "envelope_id": 5, "payload": []}',
    b'{"type": "slash_commands", "envelope_id": "E", "payload": null}',
    b"[" * 5000 + b"]" * 5000, b'{"a":' * 5000 + b"1" + b"}" * 5000, b"\xff\xfe",
]  # fmt: skip


def test_an_envelope_of_another_shape_is_acknowledged_and_set_aside(bot, slack):
    bot.linked()
    for number, (payload, kind) in enumerate(MISSHAPEN):
        assert "payload" not in slack.sent(envelope(f"E{number}", payload, kind))
    assert heard(slack, "still here") == {"text": "heard still here"}
    assert bot.heard == []


def test_frames_of_nonsense_do_not_end_the_bot(bot, slack):
    bot.linked()
    for frame in NONSENSE:
        slack.links[0].frame(TEXT, frame)
        assert heard(slack, "still here") == {"text": "heard still here"}


def test_health_is_the_last_sign_of_life_and_not_an_open_socket(bot, slack):
    bot.linked()
    assert heard(slack, "a sign of life") == {"text": "heard a sign of life"}
    assert bot.sockets.alive()
    bot.ahead = 61
    assert bot.sockets.alive() is False


def test_closing_lets_a_listener_finish_and_ends_both(bot, slack):
    bot.linked()
    bot.sockets.close()
    assert bot.sockets.alive() is False
