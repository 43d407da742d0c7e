"""The first thing a newcomer sees: the demo's process, asked as its page asks."""

import re
import socket
from contextlib import closing
from importlib.resources import files

import pytest

from bot.workspace.demo import DATABASE, MEMORY, forget
from tests.scenarios.demo import DemoProcess, refused

FRAUD, YOURS = "C0FRAUD", "C0YOURS"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(folder):
    found = DemoProcess(folder)
    yield found
    found.close()


def test_the_sample_team_has_four_weeks_behind_it_in_three_channels(demo):
    posted = [message for message in demo.messages() if "· week to Friday" in message["text"]]
    assert {each["channel"] for each in posted} == {FRAUD, "C0SEARCH", "C0RETURNS"}
    assert len([each for each in posted if each["channel"] == FRAUD]) >= 3


def test_the_page_is_small_and_whole(demo):
    page = demo.ask("/").decode()
    assert "<main" in page
    linked = re.findall(r'(?:href|src)="(/page/[^"]+)"', page)
    pages = files("bot.workspace") / "page"
    modules = [f"/page/{each.name}" for each in pages.iterdir() if each.name.endswith(".js")]
    loaded = [demo.ask(path, packing="gzip") for path in {"/", *linked, *modules}]
    assert sum(map(len, loaded)) <= 150_000


def test_a_plan_typed_in_the_empty_channel_is_answered(demo):
    text = demo.say("/mlstatus plan Fewer dead ends by 2w: index? | cache?; live", YOURS)
    assert "*Fewer dead ends* is saved: 2 tasks, 3 approaches." in text


def test_another_person_sees_no_private_answer(demo):
    assert [m for m in demo.messages("U0BEN") if m["channel"] == YOURS] == []


def test_a_week_later_each_team_has_another_digest_and_nothing_twice(demo):
    def digests():
        return [m["text"].split("\n")[0] for m in demo.messages() if "· week to" in m["text"]]

    before = digests()
    demo.ask("/page/do/advance", {"hours": 168})
    after = digests()
    assert len(after) == len(before) + 3
    assert len(set(after)) == len(after)


def test_a_second_demo_says_where_the_first_one_runs_and_harms_nothing(demo, folder):
    said = f"The demo runs already: open {demo.address} in a browser."
    assert refused(folder).startswith(said)
    before = len(demo.messages())
    assert refused(folder, "--reset").startswith(said)
    assert len(demo.messages()) == before
    assert "*Catch card fraud earlier*" in demo.say("/mlstatus forecast", FRAUD)


def test_a_taken_port_is_named_with_the_way_to_choose_another(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert refused(tmp_path, port=port) == (
            f"Port {port} is taken by another program. Choose another one: make demo PORT=4000\n"
        )


def test_forgetting_takes_the_demos_own_files_only(tmp_path):
    for name in (MEMORY, DATABASE, "thesis.txt"):
        (tmp_path / name).write_text("{}")
    forget(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_was_said_is_kept_between_runs_until_a_reset(tmp_path):
    line = '/mlstatus log model/trees negative "a reset forgets this"'
    with closing(DemoProcess(tmp_path)) as first:
        fresh = len(first.messages())
        first.say(line, FRAUD)
    with closing(DemoProcess(tmp_path)) as again:
        assert line in [each["text"] for each in again.messages()]
        assert "*Catch card fraud earlier*" in again.say("/mlstatus forecast", FRAUD)
    with closing(DemoProcess(tmp_path, "--reset")) as over:
        assert len(over.messages()) == fresh
        assert line not in [each["text"] for each in over.messages()]


def test_a_story_that_was_interrupted_is_begun_again(tmp_path):
    with closing(DemoProcess(tmp_path)) as first:
        first.say("/mlstatus plan Sharper photos by 2w: lens?", YOURS)
    (tmp_path / MEMORY).unlink()
    with closing(DemoProcess(tmp_path)) as again:
        assert "Sharper photos" not in str(again.messages())
        assert "*Fewer parcels sent back*" in again.say(
            "/mlstatus forecast", "C0RETURNS", "U0MARTA"
        )
