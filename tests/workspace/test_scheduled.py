"""Scheduled messages are posted when the workspace's clock reaches them."""

from datetime import timedelta

import pytest

from tests.workspace.living import FRAUD, YOURS


def scheduled(life, seconds: float = 600, channel: str = FRAUD, **fields) -> str:
    at = int(life.workspace.now().timestamp() + seconds)
    given = {"text": "later", "post_at": at, **fields}
    return life.call("chat.scheduleMessage", channel=channel, **given)["scheduled_message_id"]


def pending(life, **fields) -> list[str]:
    found = life.call("chat.scheduledMessages.list", **fields)["scheduled_messages"]
    return [each["id"] for each in found]


def move(life, **span: float) -> None:
    life.workspace.move_clock(life.workspace.now() + timedelta(**span))


def test_it_is_posted_when_its_time_has_come(life):
    scheduled(life, 600)
    move(life, minutes=9)
    assert life.texts() == []
    move(life, minutes=2)
    assert life.texts() == ["later"]
    assert pending(life) == []
    move(life, days=1)
    assert life.texts() == ["later"]


def test_real_time_brings_it_too(life):
    scheduled(life, 600)
    life.clock.wait(minutes=11)
    assert life.texts() == ["later"]


def test_several_are_posted_in_the_order_of_their_times(life):
    scheduled(life, 900, text="second")
    scheduled(life, 600, text="first")
    move(life, hours=1)
    assert life.texts() == ["first", "second"]


def test_they_are_listed_by_time_and_by_channel(life):
    late, soon, there = scheduled(life, 900), scheduled(life, 600), scheduled(life, 300, YOURS)
    assert pending(life) == [there, soon, late]
    assert pending(life, channel=FRAUD) == [soon, late]


def test_one_that_is_taken_back_is_not_posted(life):
    name = scheduled(life)
    fields = {"channel": FRAUD, "scheduled_message_id": name}
    assert life.call("chat.deleteScheduledMessage", **fields)["ok"]
    assert life.error("chat.deleteScheduledMessage", **fields) == "invalid_scheduled_message_id"
    move(life, days=1)
    assert life.texts() == []


def test_it_goes_into_a_thread(life):
    head = life.post()
    scheduled(life, thread_ts=head)
    move(life, hours=1)
    assert life.bots()[-1]["thread_ts"] == head


def test_with_metadata_it_fails_silently_as_in_slack(life):
    scheduled(life, metadata={"event_type": "x", "event_payload": {}})
    move(life, hours=1)
    assert (life.texts(), pending(life)) == ([], [])


def test_thirty_within_five_minutes_are_enough_for_a_channel(life):
    for _ in range(30):
        scheduled(life, 600)
    at = int(life.workspace.now().timestamp())
    fields = {"channel": FRAUD, "text": "x"}
    assert life.error("chat.scheduleMessage", post_at=at + 600, **fields) == "restricted_too_many"
    assert life.call("chat.scheduleMessage", post_at=at + 900, **fields)["ok"]
    assert life.call("chat.scheduleMessage", channel=YOURS, text="x", post_at=at + 600)["ok"]


@pytest.mark.parametrize("days", [119, 120])
def test_it_may_be_up_to_120_days_ahead(life, days):
    assert scheduled(life, days * 86_400)
