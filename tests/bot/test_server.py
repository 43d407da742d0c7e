import http.client
import json
import socket
import threading

import pytest
from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult

from bot.server import serve_http
from tests.bot.requests import (
    FORM,
    JSON,
    MENTION,
    PRESS,
    SECRET,
    command,
    event,
    fetch,
    headers,
    interaction,
    post,
)

HALF = b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 500\r\n\r\nhalf"


class Bolt:
    """A small app; ``entered`` and ``release`` hold a listener in its middle."""

    def __init__(self) -> None:
        def authorize(team_id: str | None) -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token="xoxb-1")

        self.entered, self.release = threading.Event(), threading.Event()
        self.app = App(signing_secret=SECRET, authorize=authorize, process_before_response=True)
        self.app.command("/mlstatus")(self.echo)
        self.app.command("/slow")(self.slow)
        self.app.event("app_mention")(lambda ack: ack())
        self.app.action("perform_0")(lambda ack: ack())

    def echo(self, ack: Ack, command: dict[str, str]) -> None:
        ack(f"heard {command['text']}")

    def slow(self, ack: Ack) -> None:
        self.entered.set()
        assert self.release.wait(20)
        ack("late, but answered")


@pytest.fixture
def bolt():
    return Bolt()


@pytest.fixture
def facts():
    return {"ready": True, "slack": True, "outbox_queued": 3, "delivery": "fine"}


@pytest.fixture
def server(bolt, facts):
    running = serve_http(bolt.app, SECRET, lambda: facts, host="127.0.0.1", port=0)
    yield running
    running.close()


def raw(server, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(sent)
        return connection.recv(4096)


def head(body: bytes, *more: str) -> bytes:
    lines = ["POST /slack/events HTTP/1.1", "Host: bot", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers(body).items()]
    return "\r\n".join([*lines, *more, "", ""]).encode()


def test_commands_events_and_clicks_are_answered(server):
    assert post(server.port, command(text="forecast")) == (200, "heard forecast")
    assert post(server.port, event(MENTION), JSON) == (200, "")
    assert post(server.port, interaction(PRESS)) == (200, "")


def test_words_that_mislead_the_framework_reach_the_listener(server):
    text = "plan Smaller payload= by 31 Mar: “quoted” <!channel> a&b?"
    assert post(server.port, command(text=text)) == (200, f"heard {text}")


def test_url_verification_is_answered_when_signed(server):
    body = json.dumps({"type": "url_verification", "challenge": "c-1", "token": "t"}).encode()
    status, answer = post(server.port, body, JSON)
    assert (status, json.loads(answer)) == (200, {"challenge": "c-1"})
    assert post(server.port, body, JSON, **{"X-Slack-Signature": "v0=" + "0" * 64})[0] == 401


def test_the_certificate_check_is_answered(server):
    assert post(server.port, b"ssl_check=1&token=t") == (200, "")


def test_identical_bytes_reach_the_listener_again_for_its_ledger_to_tell(server):
    again = [post(server.port, command(text="help")) for _ in range(2)]
    assert again == [(200, "heard help")] * 2


def test_a_command_nobody_listens_to_is_not_found(server):
    assert post(server.port, command(command="/other"))[0] == 404


def test_a_chunked_body_is_read_and_measured(server):
    body = command(text="chunked")
    sent = head(body, "Transfer-Encoding: chunked") + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    assert raw(server, sent).startswith(b"HTTP/1.1 200 OK")
    block = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"
    large = head(body, "Transfer-Encoding: chunked") + block * 2 + b"0\r\n\r\n"
    assert raw(server, large).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Content-Length: " + "9" * 4400, 400),
        ("Content-Length: -1", 400),
        ("Content-Length: 1048577", 413),
        ("Transfer-Encoding: gzip", 501),
        ("X-Slack-Request-Timestamp: 1\r\nContent-Length: 0", 401),
        ("X-Slack-Signature: v0=é\r\nContent-Length: 0", 401),
        ("X-Nothing: 1", 411),
    ],
)
def test_odd_headers_get_an_answer_that_says_so(server, line, status):
    answer = raw(server, head(b"", line))
    assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer


@pytest.mark.parametrize("sent", [b"\x16\x03\x01\r\n\r\n", b"GET\r\n\r\n", b"A B C D\r\n\r\n"])
def test_no_http_at_all_is_a_bad_request(server, sent):
    assert b" 400 Bad Request" in raw(server, sent)


def test_other_paths_and_methods(server):
    assert fetch(server.port, "/nothing")[0] == 404
    assert fetch(server.port, "/slack/events/")[0] == 404
    status, _, given = fetch(server.port, "/slack/events")
    assert (status, given["Allow"]) == (405, "POST")
    assert fetch(server.port, "/readyz", "POST")[0] == 405


def test_the_server_does_not_say_what_it_is(server):
    assert "Server" not in fetch(server.port, "/livez")[2]


def test_health_in_three_depths(server, facts):
    assert fetch(server.port, "/livez")[:2] == (200, '{"live": true}')
    status, text, _ = fetch(server.port, "/readyz")
    assert (status, json.loads(text)) == (200, facts)
    metrics = fetch(server.port, "/metrics")[1]
    assert "mlstatus_outbox_queued 3.0\n" in metrics
    assert "delivery" not in metrics
    facts["ready"] = False
    assert fetch(server.port, "/readyz")[0] == 503
    assert fetch(server.port, "/livez")[0] == 200


def test_two_hundred_stalled_clients_keep_nobody_out(server):
    stalled = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    try:
        for each in stalled:
            each.sendall(HALF)
        answers = [post(server.port, command(text="still there")) for _ in range(5)]
        assert answers == [(200, "heard still there")] * 5
    finally:
        for each in stalled:
            each.close()


def test_the_end_lets_a_request_under_way_finish_and_takes_no_new_one(bolt, server):
    body = command(command="/slow")
    asking = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    asking.request("POST", "/slack/events", body, headers(body, FORM))
    assert bolt.entered.wait(20)
    ending = threading.Thread(target=server.close, kwargs={"patience": 20})
    ending.start()
    while True:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=20).close()
        except ConnectionResetError:
            pass
        except ConnectionRefusedError:
            break
    bolt.release.set()
    answer = asking.getresponse()
    assert (answer.status, answer.read()) == (200, b"late, but answered")
    asking.close()
    ending.join(20)
    assert not ending.is_alive()


def test_a_taken_port_is_said(server, bolt):
    with pytest.raises(OSError, match="in use"):
        serve_http(bolt.app, SECRET, dict, host="127.0.0.1", port=server.port)
