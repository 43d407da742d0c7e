"""What the page asks of its server: news, doings, files; two pages at once; a long channel."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.workspace.doings import DOINGS
from bot.workspace.news import CROWD
from tests.workspace.living import ANA, FRAUD, PRIYA


def test_the_page_is_told_who_there_is_and_what_can_be_typed(life):
    state = life.state()
    assert [each["name"] for each in state["people"]] == ["Priya", "Ana", "Ben", "Marta", "Kenji"]
    assert [each["guest"] for each in state["people"]] == [False] * 4 + [True]
    assert {each["timezone"] for each in state["people"]} >= {"Europe/Berlin", "Asia/Tokyo"}
    (command,) = state["commands"]
    assert command["command"] == "/mlstatus"
    assert any(each["usage"].startswith("forecast") for each in command["verbs"])
    assert set(state["shortcuts"]) == {"global", "message"}
    assert (state["direct"], state["home"], state["views"]) == ("D0PRIYA", None, [])


def test_a_page_is_told_only_what_changed_since(life):
    first = life.post(text="one")
    known = life.state()["version"]
    life.post(text="two")
    life.call("chat.update", channel=FRAUD, ts=first, text="one, edited")
    news = life.state(since=known)
    assert [each["text"] for each in news["messages"]] == ["two", "one, edited"]


def test_a_deleted_message_is_news(life):
    ts = life.post()
    known = life.state()["version"]
    life.call("chat.delete", channel=FRAUD, ts=ts)
    (gone,) = life.state(since=known)["messages"]
    assert (gone["ts"], gone["deleted"], gone["text"]) == (ts, True, "")


def test_a_page_that_waits_is_answered_when_something_happens(life):
    known = life.state()["version"]
    with ThreadPoolExecutor(2) as pages:
        asked = [pages.submit(life.state, user, known) for user in (PRIYA, ANA)]
        life.post(text="news")
        assert [[m["text"] for m in each.result()["messages"]] for each in asked] == [["news"]] * 2


def test_pages_that_were_left_open_do_not_shut_the_others_out(life):
    known = life.state()["version"]
    with ThreadPoolExecutor(CROWD + 4) as pages:
        asked = [pages.submit(life.state, PRIYA, known) for _ in range(CROWD + 4)]
        assert life.do("say", channel=FRAUD, text="hello") == {"ok": True}
        assert all(each.result()["version"] > known - 1 for each in asked)


def test_a_page_of_a_workspace_that_was_started_over_is_told_all(life):
    life.post(text="all there is")
    assert [m["text"] for m in life.state(since=10**6)["messages"]] == ["all there is"]


def test_a_scheduled_message_wakes_a_page_that_waits(life):
    at = int(life.workspace.now().timestamp()) + 60
    life.call("chat.scheduleMessage", channel=FRAUD, text="later", post_at=at)
    known = life.state()["version"]
    with ThreadPoolExecutor(1) as pages:
        asked = pages.submit(life.state, PRIYA, known)
        life.workspace.move_clock(life.workspace.now() + timedelta(minutes=2))
        assert [each["text"] for each in asked.result()["messages"]] == ["later"]


def test_two_pages_that_press_and_type_at_once_lose_nothing(life):
    texts = [f"line {number}" for number in range(40)]
    with ThreadPoolExecutor(2) as pages:
        done = list(pages.map(lambda text: life.do("say", channel=FRAUD, text=text), texts))
    assert done == [{"ok": True}] * 40
    messages = life.state(ANA)["messages"]
    assert sorted(each["text"] for each in messages) == sorted(texts)
    assert len({each["ts"] for each in messages}) == 40


def test_five_thousand_messages_are_told_whole_and_then_only_the_newest(life):
    for number in range(5000):
        life.workspace.say(FRAUD, ANA, f"line {number}")
    state = life.state()
    assert len(state["messages"]) == 5000
    life.post(text="newest")
    assert [each["text"] for each in life.state(since=state["version"])["messages"]] == ["newest"]
    first = life.call("conversations.history", channel=FRAUD, limit=999)
    assert (len(first["messages"]), first["messages"][0]["text"]) == (999, "newest")


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"user": "U0NOBODY", "channel": FRAUD, "text": "x"}, "user_not_found"),
        ({"channel": FRAUD}, "invalid_arguments"),
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": "D0ANA", "text": "x"}, "channel_not_found"),
        ({"user": "U0KENJI", "channel": "C0LEADERS", "text": "x"}, "channel_not_found"),
    ],
    ids=str,
)
def test_saying_something_nowhere_is_refused(life, asked, error):
    assert life.do("say", **asked) == {"ok": False, "error": error}
    assert life.workspace.messages() == []


@pytest.mark.parametrize("what", sorted(set(DOINGS) - {"home"}))
def test_a_doing_without_its_arguments_is_refused(life, what):
    assert life.do(what)["ok"] is False
    assert life.app.heard == []


@pytest.mark.parametrize(("hours", "moved"), [(1, 1), (24, 24), (168, 168), (9999, 168), (0, 1)])
def test_the_clock_is_moved_by_at_most_a_week(life, hours, moved):
    life.do("advance", hours=hours)
    assert life.advanced == [timedelta(hours=moved)]


def test_what_is_not_the_pages_own_question_is_refused(life):
    body = json.dumps({"user": PRIYA, "channel": FRAUD, "text": "x"}).encode()
    form = "application/x-www-form-urlencoded"
    assert life.fetch("/page/do/say", body, Content_Type=form)[0] == 415
    assert life.fetch("/page/do/say", b"{", Content_Type="application/json")[0] == 400
    assert life.fetch("/page/do/nothing", body, Content_Type="application/json")[0] == 404
    assert life.fetch("/page/state", Host="evil.example")[0] == 404
    assert life.fetch("/api/auth.test", b"", Host="evil.example:80")[0] == 404
    assert life.workspace.messages() == []


@pytest.mark.parametrize("path", ["/page/../site.py", "/page/%2e%2e/site.py", "/page/page", "/x.py",
                                  "/page//etc/passwd.html", "/page/sub/index.html"])  # fmt: skip
def test_nothing_but_the_pages_own_files_is_served(life, path):
    assert life.fetch(path)[0] == 404


def test_the_page_and_its_parts_are_served_as_what_they_are(life):
    for path in ("/", "/page/index.html", "/page/page.css"):
        assert life.fetch(path)[0] == 200
