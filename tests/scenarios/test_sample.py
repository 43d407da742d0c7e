"""The sample team's four weeks, lived in this process at dates the test says."""

import json
import re
from datetime import date, datetime, timedelta

import pytest
from click.testing import CliRunner

from bot.verbs.data import export
from bot.workspace.blocks import faults_of_message
from bot.workspace.demo import DATABASE, Demo
from bot.workspace.sample import PARTS, NotFollowed, first_monday, tell
from bot.workspace.sample.story import PRIYA, Said, Story
from bot.workspace.state import BOT_USER
from core.store import forecasts, plan

FRAUD, SEARCH, RETURNS = "C0FRAUD", "C0SEARCH", "C0RETURNS"
THURSDAY = datetime.fromisoformat("2026-11-19T13:00:00+00:00")
MONDAY_BEFORE_WORK = datetime.fromisoformat("2027-02-01T06:00:00+00:00")
SUNDAY_IN_SUMMER = datetime.fromisoformat("2027-07-11T20:00:00+00:00")


def lived(folder, now: datetime) -> Demo:
    found = Demo(folder, 0)
    found.workspace.move_clock(now)
    found.begin()
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="module")
def life(folder):
    found = lived(folder, THURSDAY)
    yield found
    found.close()


@pytest.fixture(params=[MONDAY_BEFORE_WORK, SUNDAY_IN_SUMMER], ids=str)
def another_day(request, tmp_path):
    found = lived(tmp_path, request.param)
    yield found
    found.close()


def texts(life: Demo, channel: str) -> list[str]:
    return [message["text"] for message in life.workspace.messages(channel)]


def chance(life: Demo, channel: str) -> int:
    answer = life.sending.command(PRIYA, channel, "forecast")["text"]
    return int(re.search(r"\*(\d+)% by ", answer)[1])


def test_all_the_bot_posted_keeps_slacks_limits_and_nothing_fell_back_to_text(life):
    posted = [each for each in life.workspace.messages() if each["user"] == BOT_USER]
    assert len(posted) > 100
    for each in posted:
        assert each["blocks"], each["text"]
        assert faults_of_message({name: each[name] for name in ("channel", "text", "blocks")}) == []


def test_nothing_private_is_left_and_nothing_waits_to_be_sent(another_day):
    assert [each for each in another_day.workspace.messages() if each.get("seen_by")] == []
    assert another_day.running.bot.sender.drain() == 0


def assert_one_is_sure_one_a_toss_up_and_one_in_trouble(life: Demo) -> None:
    assert chance(life, SEARCH) >= 90
    assert 40 <= chance(life, FRAUD) <= 60
    assert 5 <= chance(life, RETURNS) <= 25


def test_one_objective_is_near_certain_one_a_toss_up_and_one_in_trouble(life):
    assert_one_is_sure_one_a_toss_up_and_one_in_trouble(life)


def test_they_are_so_on_whatever_day_the_demo_begins(another_day):
    assert_one_is_sure_one_a_toss_up_and_one_in_trouble(another_day)


def test_the_exported_plan_is_the_one_the_story_tells(life, folder):
    exported = CliRunner().invoke(export, ["--database", str(folder / DATABASE)])
    found = json.loads(exported.output)
    by_key = {each["key"]: each for each in found["objectives"]}
    states = {
        key: {
            f"{task['key']}/{approach['key']}": approach.get("state", "planned")
            for task in objective["tasks"]
            for approach in task["approaches"]
        }
        for key, objective in by_key.items()
    }
    assert states == {
        "fraud-v2": {
            "labels/vendor": "lost", "labels/weak": "won",
            "model/graph": "lost", "model/sequence": "running", "model/trees": "running",
            "scoring/stream": "won", "scoring/batch": "dropped", "monitoring/alarms": "won",
            "pilot/banks": "planned", "pilot/internal": "planned",
        },
        "fewer-dead-ends-in-search": {
            "query-logs/query-logs": "won",
            "synonyms/synonyms": "won", "synonyms/vector-search": "dropped",
            "spelling/spelling": "won", "spelling/phonetic-keys": "planned",
            "a-b-test/a-b-test": "running", "a-b-test/pilot-shop": "planned",
        },
        "returns": {
            "reasons/notes": "won", "sizes/history": "lost", "sizes/twins": "dropped",
            "sizes/reviews": "running", "sizes/brands": "planned",
            "shop/badge": "running", "trial/shops": "planned",
        },
    }  # fmt: skip
    assert found["assumptions"]["labels-are-clean"] == 0.93
    assert found["assumptions"]["size-tables-agree"] < 1e-6
    assert {key: each["target"] for key, each in by_key.items()} == {
        "fraud-v2": "2027-03-19",
        "fewer-dead-ends-in-search": "2027-01-29",
        "returns": "2027-02-12",
    }


def test_digests_were_posted_on_the_fridays_on_which_they_were_on(life):
    def fridays(channel):
        heads = re.compile(r"\*[^*]+\* · week to Friday (\d+ \w+)\n")
        return [match[1] for text in texts(life, channel) if (match := heads.match(text))]

    assert fridays(FRAUD) == fridays(SEARCH) == ["30 October", "6 November", "13 November"]
    assert fridays(RETURNS) == ["6 November", "13 November"]


def test_a_digest_speaks_of_the_forecast_of_its_own_day(life):
    with life.running.bot.store.tx() as tx:
        (fraud,) = plan.objectives(tx, "T0LOCAL", channel=FRAUD)
        on_friday = forecasts.latest(
            tx, fraud.id, until=datetime.fromisoformat("2026-11-13T23:00:00+00:00")
        )
    assert on_friday.day == date(2026, 11, 13)
    (digest,) = [text for text in texts(life, FRAUD) if "week to Friday 13 November" in text]
    assert f"*{on_friday.chance:.0%} by 19 March*" in digest


def test_the_story_has_what_a_newcomer_should_see_once(life):
    fraud, returns = "\n".join(texts(life, FRAUD)), "\n".join(texts(life, RETURNS))
    assert "*Buy labels* did not work" in fraud
    assert "*Weak supervision* has worked" in fraud
    assert "same plateau" in fraud
    assert "First run end to end" in fraud
    assert "*Edited by hand:* chance of Sequence model." in fraud
    assert "*Target moved* from 29 January to 12 February." in returns
    assert re.search(r"\*Fewer parcels sent back\*: \d+% by 29 January, was [45]\d%", returns)


def test_leaders_and_the_empty_channel_have_heard_nothing_yet(life):
    assert texts(life, "C0LEADERS") == texts(life, "C0YOURS") == []


def test_everybody_speaks_in_working_hours_of_their_own():
    for part in PARTS:
        for said in part(first_monday(THURSDAY)).said:
            assert said.day % 7 < 5, said
            assert "09:00" <= said.at <= "17:30", said


def test_each_of_the_team_takes_part():
    speakers = {said.who for part in PARTS for said in part(first_monday(THURSDAY)).said}
    assert speakers == {"U0PRIYA", "U0ANA", "U0BEN", "U0MARTA"}


@pytest.mark.parametrize("wrong", ["log model/trees postive", "start nothing/here", "frobnicate"])
def test_a_story_with_a_sentence_that_is_not_understood_is_not_told(tmp_path, wrong):
    life = Demo(tmp_path, 0)
    life.running.start()
    said = Said(0, "09:00", PRIYA, wrong)
    with pytest.raises(NotFollowed, match=re.escape(wrong)):
        tell(life, THURSDAY, [lambda monday: Story(FRAUD, (said,))])
    life.close()


def test_a_week_more_is_lived_hour_by_hour_and_posts_each_digest_once(tmp_path):
    life = lived(tmp_path, THURSDAY)
    life.advance(timedelta(days=7))
    posted = [text for text in texts(life, RETURNS) if "week to Friday 20 November" in text]
    assert len(posted) == 1
    assert abs(life.workspace.now() - THURSDAY - timedelta(days=7)) < timedelta(minutes=2)
    life.close()
