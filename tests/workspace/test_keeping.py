"""What the workspace keeps between runs, and what a crash may cost."""

import json
from datetime import timedelta

import pytest

from bot.workspace.journal import Journal
from bot.workspace.state import BOT_USER, Workspace
from tests.workspace.living import ANA, FRAUD


@pytest.fixture
def path(tmp_path):
    return tmp_path / "workspace.json"


def said(path) -> list[str]:
    return [each["text"] for each in Workspace(path).messages()]


def test_messages_the_clock_homes_and_scheduled_ones_are_kept(path):
    first = Workspace(path)
    ts = first.say(FRAUD, ANA, "one")["ts"]
    first.say(FRAUD, BOT_USER, "two", thread_ts=ts)
    first.edit(FRAUD, ts, {"text": "one, edited"})
    first.move_clock(first.now() + timedelta(days=7))
    first.keep("homes", ANA, {"id": "V1"})
    first.keep("scheduled", "Q1", {"at": 10**11})
    again = Workspace(path)
    assert said(path) == ["one, edited", "two"]
    assert [each["text"] for each in again.thread(FRAUD, ts)] == ["two"]
    assert again.now() - again.clock() > timedelta(days=6)
    assert (again.kept("homes"), again.kept("scheduled")) == (
        {ANA: {"id": "V1"}}, {"Q1": {"at": 10**11}},
    )  # fmt: skip


def test_changes_go_on_counting_so_that_an_open_page_misses_nothing(path):
    first = Workspace(path)
    first.say(FRAUD, ANA, "before")
    for _ in range(5):
        first.touch()
    known = first.version
    again = Workspace(path)
    again.say(FRAUD, ANA, "after")
    assert [each["text"] for each in again.news(known)] == ["after"]


def test_a_line_cut_short_by_a_crash_costs_that_line_only(path):
    Workspace(path).say(FRAUD, ANA, "one")
    with path.open("a") as file:
        file.write('["messages", "C0FRAUD/2", {"te')
    again = Workspace(path)
    again.say(FRAUD, ANA, "two")
    assert said(path) == ["one", "two"]


def test_what_happens_together_is_kept_together(path):
    workspace = Workspace(path)
    with workspace.together():
        workspace.say(FRAUD, ANA, "one")
        assert said_in(path) == []
        workspace.say(FRAUD, ANA, "two")
    assert said_in(path) == ["one", "two"]


def test_what_was_interrupted_is_kept_with_the_next_change(path):
    workspace = Workspace(path)
    with pytest.raises(KeyboardInterrupt), workspace.together():
        workspace.say(FRAUD, ANA, "one")
        raise KeyboardInterrupt
    assert not path.exists()
    workspace.say(FRAUD, ANA, "two")
    assert said_in(path) == ["one", "two"]


def said_in(path) -> list[str]:
    """What the file holds at this moment."""
    return [each["text"] for each in Journal(path).table("messages").values()]


def test_private_messages_are_forgotten_on_request(path):
    workspace = Workspace(path)
    workspace.say(FRAUD, BOT_USER, "for all")
    workspace.say(FRAUD, BOT_USER, "for one", seen_by=ANA)
    workspace.forget_private()
    assert said(path) == ["for all"]


def test_the_file_of_an_early_demo_is_still_read(path):
    message = {"channel": FRAUD, "user": ANA, "text": "old", "ts": "1.000001", "version": 1}
    path.write_text(json.dumps({"messages": [message], "offset": 60.0, "number": 9}))
    workspace = Workspace(path)
    assert (workspace.version, [m["text"] for m in workspace.messages()]) == (9, ["old"])


def test_a_file_does_not_grow_with_what_was_overtaken(path):
    workspace = Workspace(path)
    ts = workspace.say(FRAUD, ANA, "one")["ts"]
    for number in range(50):
        workspace.edit(FRAUD, ts, {"text": str(number)})
    Workspace(path)
    assert len(path.read_text().splitlines()) <= 3
