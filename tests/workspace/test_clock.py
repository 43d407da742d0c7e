"""The workspace's clock and the bot's: moved hour by hour, doing at each what falls due."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from bot.workspace.demo import Demo
from tests.workspace.living import FRAUD, PRIYA

MONDAY = datetime.fromisoformat("2026-11-23T09:00:00+00:00")
HOUR = timedelta(hours=1)


@pytest.fixture
def demo(tmp_path):
    found = Demo(tmp_path, 0)
    found.workspace.move_clock(MONDAY)
    found.running.start()
    yield found
    found.close()


def near(moment: datetime, wanted: datetime) -> bool:
    return abs(moment - wanted) < timedelta(minutes=2)


def test_a_week_brings_the_digest_and_the_scheduled_message_at_their_own_hours(demo):
    plan = "plan Fraud by 31 Mar: labels; graph?"
    assert "is saved" in demo.sending.command(PRIYA, FRAUD, plan)["text"]
    demo.sending.command(PRIYA, FRAUD, "digest on friday 16:00")
    at = (MONDAY + timedelta(days=2)).timestamp()
    demo.workspace.keep("scheduled", "Q1", {"channel": FRAUD, "at": at, "message": {"text": "x"}})
    demo.advance(timedelta(days=7))
    said = {m["text"].split("\n")[0]: float(m["ts"]) for m in demo.workspace.messages(FRAUD)}
    (digest,) = [ts for text, ts in said.items() if "week to Friday 27 November" in text]
    friday = datetime.fromisoformat("2026-11-27T15:00:00+00:00").timestamp()
    assert 0 <= digest - friday <= 3600
    assert 0 <= said["x"] - at <= 3600
    assert near(demo.workspace.now(), MONDAY + timedelta(days=7))


def test_two_pages_that_move_the_clock_at_once_move_it_one_after_the_other(demo):
    with ThreadPoolExecutor(2) as pages:
        list(pages.map(demo.advance, [3 * HOUR] * 2))
    assert near(demo.workspace.now(), MONDAY + 6 * HOUR)


def test_the_bot_keeps_the_workspaces_time_and_signatures_keep_real_time(demo):
    demo.advance(24 * HOUR)
    answer = demo.sending.command(PRIYA, FRAUD, "plan Fraud by 31 Mar: labels; graph?")
    assert "is saved" in answer["text"]
    demo.sending.command(PRIYA, FRAUD, 'log graph negative "no gain"')
    demo.replan()
    assert any("Results of the week" in m["text"] for m in demo.workspace.messages(FRAUD))
