"""The leaders' brief: decisions first, one screen, once a week, by consent where it is private."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.commands.brief import ConsentToBrief, PostBrief, ScheduleBrief, ShowBrief, StopBrief
from core.errors import NotUnderstood
from core.model.places import Channel
from core.store import places
from core.usecases.ticking import tick
from core.wording.brief import MOST_WORDS
from core.wording.check.checking import findings
from core.wording.message import Message
from handlers.grammar.parsing import parse
from handlers.payloads import plain_text
from tests.handlers.test_conversation import read
from tests.harness import ANA, BEN, FRAUD, OTHER, TEAM, Bot, fraud_plan

LEADERS = "C9LEADERS"
FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)


@pytest.fixture
def bot() -> Bot:
    """Ana runs the workspace; leaders have a channel; one objective, its numbers stated."""
    bot = Bot()
    with bot.store.tx() as tx:
        kept = places.workspace(tx, TEAM)
        places.put_workspace(tx, kept.model_copy(update={"installer": ANA}))
        places.put_channel(tx, Channel(team=TEAM, channel=LEADERS, name="leaders"))
    fraud_plan(bot)
    for text in (
        "edit clean-labels/clean-labels p=90% days=5-10",
        "edit graph-features/graph-features p=40% days=8-30",
        "edit sequence-model p=50% days=15-45 cost=18000",
        "edit live-scoring/live-scoring p=95% days=4-8",
        "edit pilot/pilot p=85% days=15-30",
        'edit catch-card-fraud-earlier value="400000 EUR per year"',
    ):
        bot.type(text)
    return bot


def briefs(bot):
    return [row for row in bot.queued() if row.kind == "brief"]


def shown(row) -> Message:
    return Message.model_validate(row.body)


def friday(bot, weeks=0):
    """A Friday afternoon: the worker has a moment between two ticks."""
    bot.now = FRIDAY + timedelta(weeks=weeks)
    tick(bot.store, bot.now)
    bot.wake()


def words(message: Message) -> int:
    return sum(len(line.split()) for line in message.lines)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("brief", ShowBrief()),
        ("brief preview", ShowBrief()),
        ("brief now", PostBrief()),
        ("brief off", StopBrief()),
        ("brief to #leaders", ScheduleBrief(channel="#leaders")),
        ("brief to here", ScheduleBrief()),
        ("brief to #leaders monday 9:30",
         ScheduleBrief(channel="#leaders", weekday=0, at=time(9, 30))),
        ("brief with fraud", ConsentToBrief(objective="fraud", consents=True)),
        ("brief without fraud", ConsentToBrief(objective="fraud", consents=False)),
    ],
)  # fmt: skip
def test_brief_is_read_as_people_type_it(typed, command):
    assert parse(typed, today=date(2026, 11, 23)) == command


@pytest.mark.parametrize("typed", ["brief to", "brief nwo", "brief now please", "brief to #a b c"])
def test_what_does_not_fit_is_said(typed):
    with pytest.raises(NotUnderstood):
        parse(typed, today=date(2026, 11, 23))


def test_a_channel_that_slack_names_or_not_stays_recognisable():
    assert plain_text("brief to <#C9LEADERS|leaders>") == "brief to #leaders"
    assert plain_text("brief to <#C9LEADERS>") == "brief to #C9LEADERS"


def test_the_first_brief_the_next_and_a_quiet_one(bot, golden):
    told = [read(bot.type("brief to #leaders"))]
    friday(bot)
    bot.pass_days(3)
    bot.type('log graph-features/graph-features negative "no gain for new shops" quality=hbcrwd')
    bot.type('lose graph-features/graph-features "no gain for new shops"')
    friday(bot, weeks=1)
    bot.pass_days(1)
    bot.type("edit sequence-model cost=0")
    bot.type('approach add graph-features/trees "Boosted trees" p=60% days=8-20')
    friday(bot, weeks=2)
    bot.type("start graph-features/trees")
    bot.pass_days(1)
    bot.type("edit catch-card-fraud-earlier by=2027-07-30")
    friday(bot, weeks=3)
    friday(bot, weeks=4)
    told += [read(shown(row)) for row in briefs(bot)]
    golden("\n\n".join(told))


def test_it_is_posted_once_a_week_in_the_zone_of_whoever_turned_it_on(bot):
    bot.type("brief to #leaders")
    for minutes in (-1, 0, 1, 60):
        tick(bot.store, FRIDAY + timedelta(minutes=minutes))
        bot.wake()
    assert [row.recipient.channel for row in briefs(bot)] == [LEADERS]
    tick(bot.store, FRIDAY + timedelta(days=8, hours=1))
    assert len(briefs(bot)) == 1
    bot.type("brief off")
    tick(bot.store, FRIDAY + timedelta(days=14))
    assert len(briefs(bot)) == 1


def test_a_press_on_the_preview_turns_it_on_where_it_was_shown(bot):
    shown_here = bot.type("brief preview", channel=LEADERS)
    on = bot.press(shown_here, "Post this here every Friday", channel=LEADERS)
    assert "every Friday at 16:00" in read(on)
    assert bot.type("brief preview", channel=LEADERS).buttons == ()
    assert bot.type("brief preview", BEN, LEADERS).buttons == ()
    digest = bot.press(bot.type("digest preview"), "Post this every Friday")
    assert "every Friday at 16:00" in read(digest)


def test_only_administrators_switch_and_post_it(bot):
    for typed in ("brief to #leaders", "brief now", "brief off"):
        assert "admins" in read(bot.type(typed, BEN))
    assert "As leaders would see it" in read(bot.type("brief preview", BEN))


def test_a_private_channels_objective_stands_in_it_only_with_its_owners_consent(bot):
    bot.type("brief to #leaders")
    with bot.store.tx() as tx:
        channel = places.channel(tx, TEAM, FRAUD)
        places.put_channel(tx, channel.model_copy(update={"private": True}))
    assert "There is no objective" in read(bot.type("brief preview", channel=OTHER))
    assert "Only the owner" in read(bot.type("brief with catch-card-fraud-earlier", BEN))
    bot.type("brief with catch-card-fraud-earlier")
    assert "Catch card fraud earlier" in read(bot.type("brief preview", channel=OTHER))
    seen = read(bot.type("brief preview", BEN, channel=OTHER))
    assert "Catch card fraud earlier" not in seen


def test_a_leaders_answer_reaches_the_owner_with_the_way_on_and_the_thread(bot):
    bot.type("brief to #leaders")
    friday(bot)
    (brief,) = briefs(bot)
    message = shown(brief)
    assert [each.label for each in message.buttons] == ["Approve", "Decline", "Ask the owner"]
    answer = bot.press(message, "Approve", BEN, LEADERS)
    assert "has been told" in read(answer)
    owner, thread = [row for row in bot.queued() if row.key.startswith("decision-")]
    assert owner.recipient.user == ANA
    assert thread.recipient.thread == brief.id
    assert "approves €18,000 for sequence model" in read(shown(owner))
    started = bot.press(shown(owner), "Start it")
    assert "Started: *sequence model*" in read(started)
    assert "another channel" in refusal(bot, message)


def refusal(bot, message):
    try:
        bot.press(message, "Decline", BEN, OTHER)
    except Exception as error:
        return str(error)
    return ""


def test_five_objectives_by_what_is_at_stake_and_never_more_than_140_words(bot):
    for number in range(7):
        bot.type(f"plan K{number} by 30 Jun: research? | more research?; pilot", channel=OTHER)
        name = f"An objective with quite a long name, number {number} of them all"
        value = f'value="{number}00000 EUR per year"' if number % 2 else ""
        bot.type(f'edit k{number} name="{name}" {value}', channel=OTHER)
    bot.type("brief to #leaders")
    bot.type("brief now")
    message = shown(briefs(bot)[-1])
    assert words(message) <= MOST_WORDS
    told = [line for line in (*message.lines, *message.details) if line.startswith("•")]
    assert len(told) == 8
    amounts = [line.split("€")[1].split(" ")[0] for line in told if "€" in line]
    assert sorted(amounts, reverse=True) == ["500,000", "400,000", "300,000", "100,000"]
    assert all("€" not in line for line in told[4:])


def test_its_own_sentences_pass_the_wording_check(bot):
    bot.type("brief to #leaders")
    friday(bot)
    for line in (*shown(briefs(bot)[0]).lines,):
        assert findings(line) == ()
