"""The first thing a newcomer sees: the demo's process, asked as its page asks."""

import re

import pytest

from tests.scenarios.demo import DemoProcess

FRAUD, YOURS = "C0FRAUD", "C0YOURS"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(folder):
    found = DemoProcess(folder)
    yield found
    found.close()


def test_the_sample_team_has_four_weeks_behind_it(demo):
    texts = [message["text"] for message in demo.messages() if message["channel"] == FRAUD]
    digests = [text for text in texts if re.match(r"\*Catch card fraud earlier\* · week to", text)]
    assert len(digests) >= 3
    assert any("*Buy labels* did not work" in text for text in texts)
    assert any("plateau" in text for text in texts)
    assert any("first run end to end" in text.lower() for text in texts)


def test_the_page_is_small_and_whole(demo):
    files = [demo.ask(path) for path in ("/", "/page/page.css", "/page/page.js")]
    assert b"<main>" in files[0]
    assert sum(map(len, files)) <= 150_000


def test_a_plan_typed_in_the_empty_channel_is_answered(demo):
    text = demo.say("/mlstatus plan Fewer dead ends by 2w: index? | cache?; live", YOURS)
    assert "*Fewer dead ends* is saved: 2 tasks, 3 approaches." in text


def test_another_person_sees_no_private_answer(demo):
    assert [m for m in demo.messages("U0BEN") if m["channel"] == YOURS] == []


def test_a_week_later_there_is_another_digest_and_nothing_twice(demo):
    def digests():
        return [m["text"].split("\n")[0] for m in demo.messages() if "· week to" in m["text"]]

    before = digests()
    demo.ask("/page/do/advance", {"hours": 168})
    after = digests()
    assert len(after) == len(before) + 1
    assert len(set(after)) == len(after)


def test_what_was_said_is_kept_between_runs(demo, folder):
    before = len(demo.messages())
    demo.close()
    again = DemoProcess(folder)
    try:
        assert len(again.messages()) == before
        assert "*Catch card fraud earlier*" in again.say("/mlstatus forecast", FRAUD)
    finally:
        again.close()
