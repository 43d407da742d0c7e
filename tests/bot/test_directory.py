"""Who people and channels are, asked of a Slack that answers, refuses or keeps silent."""

import json
import threading
from datetime import timedelta
from urllib.parse import parse_qs

import pytest

from bot import server
from bot.delivery.client import Slack
from bot.directory import SlackDirectory
from core.store import places
from tests.harness import ANA, FRAUD, OTHER, TEAM, Bot, fraud_plan

USER = {"id": ANA, "team_id": TEAM, "tz": "Europe/Berlin", "profile": {"display_name": "Ana"}}
CHANNEL = {"id": "C9", "name": "nine", "is_private": False}


class Answering:
    """Slack's side: one answer a method; a method without one is refused."""

    def __init__(self) -> None:
        self.answers: dict[str, object] = {}
        self.asked: list[str] = []
        self.speaks = threading.Event()
        self.speaks.set()
        self.web = server.run(self._answer, "127.0.0.1", 0)

    def _answer(self, environ, start):
        fields = parse_qs(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode())
        method = environ["PATH_INFO"].removeprefix("/")
        self.asked.append(f"{method} {fields.get('types', [''])[0]}".strip())
        self.speaks.wait(20)
        start("200 OK", [("Content-Type", "application/json")])
        refused = {"ok": False, "error": "missing_scope"}
        return [json.dumps(self.answers.get(self.asked[-1], refused)).encode()]


@pytest.fixture
def slack():
    found = Answering()
    found.answers = {
        "users.info": {"ok": True, "user": USER},
        "conversations.info": {"ok": True, "channel": CHANNEL},
        "users.conversations public_channel": {
            "ok": True,
            "channels": [{"id": FRAUD}, {"id": "C7NOTHING"}],
        },
    }
    yield found
    found.speaks.set()
    found.web.close()


@pytest.fixture
def bot() -> Bot:
    return Bot()


def directory(bot: Bot, slack: Answering) -> SlackDirectory:
    return SlackDirectory(
        bot.store, lambda: bot.now, Slack(f"http://127.0.0.1:{slack.web.port}/", "xoxb-1")
    )


def person(bot: Bot, user: str = ANA):
    with bot.store.tx() as tx:
        return places.person(tx, TEAM, user)


def channel(bot: Bot, channel: str):
    with bot.store.tx() as tx:
        return places.channel(tx, TEAM, channel)


def test_a_person_and_a_channel_are_asked_for_once_a_day(bot, slack):
    people = directory(bot, slack)
    people.meet(TEAM, ANA, "C9", "")
    people.meet(TEAM, ANA, "C9", "nine")
    assert slack.asked == ["users.info", "conversations.info"]
    assert (person(bot).name, person(bot).timezone) == ("Ana", "Europe/Berlin")
    assert (channel(bot, "C9").name, channel(bot, "C9").closed) == ("nine", False)
    bot.pass_days(2)
    people.meet(TEAM, ANA, "C9", "nine")
    assert len(slack.asked) == 4


@pytest.mark.parametrize(
    ("facts", "flag"),
    [
        ({"is_restricted": True}, "guest"),
        ({"is_ultra_restricted": True}, "guest"),
        ({"is_stranger": True}, "stranger"),
        ({"team_id": "T2"}, "stranger"),
        ({"enterprise_user": {"teams": ["T8", "T9"]}}, "stranger"),
        ({"is_admin": True}, "admin"),
        ({"is_owner": True}, "admin"),
        ({"deleted": True}, "deactivated"),
        ({"team_id": "E1", "enterprise_user": {"teams": ["T8", TEAM]}}, None),
        ({"is_admin": True, "team_id": "T2"}, "stranger"),
    ],
)
def test_what_slack_says_of_a_person_is_what_they_are(bot, slack, facts, flag):
    slack.answers["users.info"] = {"ok": True, "user": USER | facts}
    directory(bot, slack).meet(TEAM, ANA, FRAUD, "fraud")
    found = person(bot)
    flags = ("guest", "stranger", "admin", "deactivated", "unknown")
    assert [name for name in flags if getattr(found, name)] == ([flag] if flag else [])


def test_where_slack_says_nothing_the_least_is_supposed_until_it_does(bot, slack):
    slack.speaks.clear()
    people = directory(bot, slack)
    people.meet(TEAM, ANA, "C9", "")
    assert person(bot).unknown
    assert channel(bot, "C9").closed
    slack.speaks.set()
    people.meet(TEAM, ANA, "C9", "")
    assert person(bot).unknown, "asked again only after a minute"
    bot.now += timedelta(minutes=2)
    people.meet(TEAM, ANA, "C9", "")
    assert not person(bot).unknown
    assert not channel(bot, "C9").closed


def test_somebody_known_stays_known_for_a_week_of_silence(bot, slack):
    people = directory(bot, slack)
    people.meet(TEAM, ANA, FRAUD, "fraud")
    slack.answers.clear()
    bot.pass_days(6)
    people.meet(TEAM, ANA, FRAUD, "fraud")
    assert not person(bot).unknown
    bot.pass_days(2)
    people.meet(TEAM, ANA, FRAUD, "fraud")
    assert person(bot).unknown
    assert person(bot).name == "Ana"


def test_memberships_are_asked_for_where_something_stands_elsewhere(bot, slack):
    people = directory(bot, slack)
    people.meet(TEAM, ANA, "D1ANA", "directmessage")
    assert not [asked for asked in slack.asked if asked.startswith("users.conversations")]
    fraud_plan(bot)
    people.meet(TEAM, ANA, "D1ANA", "directmessage")
    assert slack.asked[-2:] == [
        "users.conversations public_channel,private_channel",
        "users.conversations public_channel",
    ]
    with bot.store.tx() as tx:
        assert places.member_of(tx, TEAM, ANA) == {FRAUD}
    people.meet(TEAM, ANA, OTHER, "other")
    assert [asked for asked in slack.asked if asked.startswith("users.conv")] == slack.asked[1:3]


def test_a_channel_that_slack_does_not_describe_is_private(bot, slack):
    del slack.answers["conversations.info"]
    directory(bot, slack).meet(TEAM, ANA, "C9", "nine")
    assert (channel(bot, "C9").name, channel(bot, "C9").private) == ("nine", True)


def test_a_direct_message_is_asked_for_nowhere(bot, slack):
    directory(bot, slack).meet(TEAM, ANA, "D1ANA", "directmessage")
    assert slack.asked == ["users.info"]
    assert channel(bot, "D1ANA").closed
