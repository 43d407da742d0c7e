"""Bad days of the network and of Slack: nothing is lost, nothing is posted twice."""

import json
import socket
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot import server
from bot.delivery.client import Slack
from bot.delivery.sender import Sender
from bot.services import Rendering
from core.store import outbox
from core.store.outbox import Letter, OutboxRow, Recipient
from core.store.store import Store
from core.wording.message import Message

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
OK = {"ok": True, "channel": "C1", "ts": "1.1"}


@dataclass
class Side:
    """Slack's side: answers by method in turn, the last again and again; keeps what it was sent."""

    answers: dict[str, list[object]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.web = server.run(self._answer, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self.web.port}"

    def _answer(self, environ, start):
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
        method = environ["PATH_INFO"].removeprefix("/api/")
        self.asked.append((method, body))
        left = self.answers.get(method, [OK])
        found = left.pop(0) if len(left) > 1 else left[0]
        status, text = found if isinstance(found, tuple) else (200, json.dumps(found))
        start(f"{status} Answer", [("Retry-After", "9"), ("Location", "/elsewhere")])
        return [text.encode()]

    def methods(self) -> list[str]:
        return [method for method, _ in self.asked]


@dataclass
class Outbox:
    """A store with an outbox and a clock that stands still."""

    address: str
    store: Store = field(default_factory=Store.in_memory)
    now: datetime = START

    def __post_init__(self) -> None:
        self.sender = self.restarted()

    def restarted(self) -> Sender:
        slack = Slack(f"{self.address}/api/", "xoxb-1")
        rendering = Rendering(self.store, lambda: self.now)
        return Sender(self.store, lambda: self.now, slack, rendering.laid)

    def queue(self, key: str, body: dict | None = None, **to: object) -> int:
        said = body or Message(lines=(key,)).model_dump(mode="json")
        recipient = Recipient.model_validate(to or {"channel": "C1"})
        with self.store.tx() as tx:
            return outbox.queue(tx, Letter("T1", "news", key, recipient, said), self.now)

    def row(self, number: int) -> OutboxRow:
        with self.store.tx() as tx:
            found = outbox.row(tx, number)
        assert found is not None
        return found

    def state(self, number: int) -> str:
        return self.row(number).state

    def after(self, **span: float) -> int:
        self.now += timedelta(**span)
        return self.sender.drain()


@pytest.fixture
def slack():
    found = Side()
    yield found
    found.web.close()


@pytest.fixture
def box(slack):
    found = Outbox(slack.address)
    yield found
    found.store.close()


def closed_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_network_that_is_down_for_hours_loses_nothing(slack, box):
    away = Outbox(closed_port(), store=box.store)
    first, second = away.queue("a"), away.queue("b", channel="C2")
    assert away.sender.drain() == 1, "what would meet the same obstacle is not even tried"
    for _ in range(120):
        away.after(seconds=61)
    assert (away.state(first), away.state(second)) == ("queued", "queued")
    assert away.sender.trouble == "ConnectionRefusedError"
    away.now += timedelta(minutes=2)
    back = Outbox(slack.address, store=box.store, now=away.now)
    assert back.sender.drain() == 2
    assert (back.state(first), back.state(second)) == ("sent", "sent")
    assert back.sender.trouble == ""


def test_after_a_day_a_message_is_given_up_and_says_why(box):
    away = Outbox(closed_port(), store=box.store)
    number = away.queue("a")
    away.after(hours=25)
    assert (away.state(number), away.row(number).error) == (
        "failed", "given up: ConnectionRefusedError",
    )  # fmt: skip


def test_a_revoked_token_stops_everything_and_fails_nothing(slack, box):
    numbers = [box.queue(key, channel=f"C{key}") for key in "123"]
    slack.answers["chat.postMessage"] = [{"ok": False, "error": "token_revoked"}]
    assert box.sender.drain() == 1
    assert box.after(seconds=299) == 0
    assert box.sender.trouble == "token_revoked"
    slack.answers["chat.postMessage"] = [OK]
    assert box.after(seconds=1) == 3
    assert [box.state(each) for each in numbers] == ["sent"] * 3


def test_slack_is_left_alone_for_as_long_as_it_asks(slack, box):
    first, second = box.queue("a"), box.queue("b", channel="C2")
    slack.answers["chat.postMessage"] = [{"ok": False, "error": "message_limit_exceeded"}, OK]
    assert box.sender.drain() == 1
    assert box.after(seconds=8) == 0
    assert box.after(seconds=1) == 2
    assert (box.state(first), box.state(second)) == ("sent", "sent")


def test_an_answer_address_is_not_held_up_by_a_channel_nor_the_other_way_round(slack, box):
    slack.answers["chat.postMessage"] = [{"ok": False, "error": "ratelimited"}]
    slack.answers["/r"] = [(200, "ok")]
    queued, answered = box.queue("a"), box.queue("b", response_url=f"{slack.address}/r")
    assert box.sender.drain() == 2
    assert (box.state(queued), box.state(answered)) == ("queued", "sent")


def test_an_answer_address_that_has_ended_is_not_tried_again(slack, box):
    slack.answers["/r"] = [(404, "expired_url")]
    number = box.queue("a", response_url=f"{slack.address}/r")
    box.sender.drain()
    assert (box.state(number), box.row(number).error) == ("failed", "expired_url")


def test_an_answer_address_out_of_reach_is_given_up_when_it_has_ended(box):
    away = Outbox(closed_port(), store=box.store)
    number = away.queue("a", response_url=f"{closed_port()}/r")
    away.sender.drain()
    assert away.state(number) == "queued"
    away.after(minutes=31)
    assert away.state(number) == "failed"


def test_a_redirect_takes_the_token_nowhere(slack, box):
    slack.answers["chat.postMessage"] = [(302, "")]
    number = box.queue("a")
    box.sender.drain()
    assert slack.methods() == ["chat.postMessage"]
    assert box.state(number) == "queued"


def test_a_connection_cut_after_the_request_is_looked_up(slack, box):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        cutting = threading.Thread(target=lambda: cut(listener))
        cutting.start()
        away = Outbox(f"http://127.0.0.1:{listener.getsockname()[1]}", store=box.store)
        number = away.queue("a")
        away.sender.drain()
        cutting.join(20)
    assert away.state(number) == "sending"
    kept = {"ts": "7.7", "metadata": {"event_payload": {"key": "a"}}}
    slack.answers["conversations.history"] = [{"ok": True, "messages": [kept]}]
    box.after(seconds=61)
    assert (box.state(number), box.row(number).ts) == ("sent", "7.7")
    assert "chat.postMessage" not in slack.methods()


def cut(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    connection.recv(65536)
    connection.close()


def unsure(slack, box, **to: object) -> int:
    """A message of which nobody knows whether it arrived."""
    number = box.queue("a", **to)
    slack.answers["chat.postMessage"] = [(500, ""), OK]
    slack.answers["chat.postEphemeral"] = [(500, "")]
    box.sender.drain()
    assert box.state(number) == "sending"
    return number


def test_a_row_found_sending_after_a_restart_waits_a_minute(slack, box):
    number = unsure(slack, box)
    box.sender = box.restarted()
    slack.answers["conversations.history"] = [{"ok": True, "messages": []}]
    assert box.after(seconds=59) == 0
    assert slack.methods() == ["chat.postMessage"]
    assert box.after(seconds=1) == 1
    assert box.state(number) == "sent"


def test_a_look_up_reads_all_pages(slack, box):
    number = unsure(slack, box)
    pages = [
        {"ok": True, "messages": [{"ts": "1"}], "has_more": True,
         "response_metadata": {"next_cursor": "second"}},
        {"ok": True, "messages": [{"ts": "5.5", "metadata": {"event_payload": {"key": "a"}}}]},
    ]  # fmt: skip
    slack.answers["conversations.history"] = pages
    box.after(seconds=61)
    assert (box.state(number), box.row(number).ts) == ("sent", "5.5")
    assert "cursor=second" in slack.asked[-1][1]


def test_a_look_up_that_never_ends_is_not_an_absence(slack, box):
    number = unsure(slack, box)
    slack.answers["conversations.history"] = [{"ok": True, "messages": [], "has_more": True}]
    box.after(seconds=61)
    assert box.state(number) == "unsure"


def test_a_look_up_slack_does_not_answer_is_made_again(slack, box):
    number = unsure(slack, box)
    slack.answers["conversations.history"] = [(503, ""), {"ok": True, "messages": []}]
    box.after(seconds=61)
    assert box.state(number) == "sending"
    box.after(seconds=61)
    assert box.state(number) == "sent"


def test_without_the_scope_to_look_it_stays_unsure(slack, box):
    number = unsure(slack, box)
    slack.answers["conversations.history"] = [{"ok": False, "error": "missing_scope"}]
    box.after(seconds=61)
    assert box.state(number) == "unsure"
    assert slack.methods() == ["chat.postMessage", "conversations.history"]


def test_what_only_one_person_sees_cannot_be_looked_up(slack, box):
    number = unsure(slack, box, channel="C1", private_to="U1")
    box.after(seconds=61)
    assert box.state(number) == "unsure"
    assert slack.methods() == ["chat.postEphemeral"]


def test_a_direct_message_is_looked_up_in_its_own_channel(slack, box):
    number = unsure(slack, box, user="U1")
    slack.answers["conversations.open"] = [{"ok": True, "channel": {"id": "D1"}}]
    kept = {"ts": "3.3", "metadata": {"event_payload": {"key": "a"}}}
    slack.answers["conversations.history"] = [{"ok": True, "messages": [kept]}]
    box.after(seconds=61)
    found = box.row(number)
    assert (found.state, found.channel, found.ts) == ("sent", "D1", "3.3")


def test_a_reply_follows_its_heading_and_not_before_it(slack, box):
    head = box.queue("head")
    reply = box.queue("reply", channel="C1", thread=head)
    slack.answers["chat.postMessage"] = [{"ok": False, "error": "ratelimited"}, OK]
    assert box.sender.drain() == 1
    box.after(seconds=9)
    box.after(seconds=1)
    assert (box.state(head), box.state(reply)) == ("sent", "sent")
    assert "thread_ts=1.1" in slack.asked[-1][1]


def test_a_reply_whose_heading_failed_does_not_go_to_the_channel(slack, box):
    head = box.queue("head")
    reply = box.queue("reply", channel="C1", thread=head)
    slack.answers["chat.postMessage"] = [{"ok": False, "error": "is_archived"}]
    box.sender.drain()
    box.after(seconds=1)
    assert (box.state(head), box.state(reply)) == ("failed", "failed")
    assert slack.methods() == ["chat.postMessage"]


def test_an_edit_changes_the_message_that_was_posted(slack, box):
    first = box.queue("first")
    edit = box.queue("second", channel="C1", edits=first)
    box.sender.drain()
    box.after(seconds=1)
    assert slack.methods() == ["chat.postMessage", "chat.update"]
    assert "ts=1.1" in slack.asked[-1][1]
    assert box.state(edit) == "sent"


def test_a_message_that_cannot_be_laid_out_does_not_stop_the_others(slack, box):
    broken = box.queue("broken", body={"lines": "not a message"})
    good = box.queue("good", channel="C2")
    box.sender.drain()
    assert [box.state(each) for each in (broken, good)] == ["failed", "sent"]


def test_a_message_carries_its_key_and_unfurls_nothing(slack, box):
    number = box.queue("digest:7")
    box.sender.drain()
    _, body = slack.asked[0]
    assert "digest%3A7" in body
    assert f"%22id%22%3A+{number}" in body
    assert "unfurl_links=false" in body
    assert "xoxb" not in body
