"""Nudges from the store to the person and back: raised, sent at their hour, answered by buttons."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.model.places import Person
from core.store import nudges as rows
from core.store import outbox, places
from core.usecases.nudging import patience_of
from core.usecases.ticking import tick
from core.wording.message import Message
from handlers.conversation import BUTTONS
from handlers.views.messages import laid_out
from tests.harness import ANA, BEN, FRAUD, TEAM, Bot, fraud_plan
from tests.signed import Signed

LAST = timedelta(minutes=30)


@dataclass
class Days:
    """A bot whose days go by in half hours, ticking and forecasting at each."""

    bot: Bot = field(default_factory=Bot)

    def live(self, days: float) -> None:
        until = self.bot.now + timedelta(days=days)
        while self.bot.now + LAST <= until:
            self.bot.now += LAST
            tick(self.bot.store, self.bot.now)
            self.bot.wake()

    def sent(self) -> list[outbox.OutboxRow]:
        return [row for row in self.bot.queued() if row.kind == "nudge"]

    def newest(self) -> Message:
        return Message.model_validate(self.sent()[-1].body)

    def standing(self, user: str = ANA) -> list[str]:
        with self.bot.store.tx() as tx:
            return [each.nudge.kind for each in rows.standing_nudges(tx, TEAM, user)]


@pytest.fixture
def days() -> Days:
    """Ana's plan, one approach running and silent, the other lost."""
    found = Days()
    bot = found.bot
    with bot.store.tx() as tx:
        places.put_person(tx, Person(team=TEAM, user=ANA, timezone="America/New_York"))
    fraud_plan(bot)
    for text in (
        "edit clean-labels/clean-labels p=90% days=5-10",
        "edit graph-features/graph-features p=40% days=8-30",
        "edit sequence-model p=50% days=15-45",
        "edit live-scoring/live-scoring p=95% days=4-8",
        "edit pilot/pilot p=80% days=15-30",
        "win clean-labels/clean-labels",
        "start sequence-model",
        'lose graph-features/graph-features "no gain for new shops"',
    ):
        bot.type(text)
    return found


def test_a_nudge_comes_at_the_persons_own_hour_after_five_working_days(days):
    days.live(7)
    assert days.sent() == []
    days.live(1)
    (found,) = days.sent()
    assert found.recipient == outbox.Recipient(user=ANA)
    local = found.created_at.astimezone(ZoneInfo("America/New_York"))
    assert (local.date(), local.hour) == (date(2026, 11, 30), 10)
    assert "Add a second approach?" in days.newest().twin()
    assert found.not_after == datetime(2026, 11, 30, 19, tzinfo=UTC)


def silent_days(days: Days) -> int:
    """Working days without a word after which somebody's quiet work is asked about."""
    found = 0
    while "stalled" not in days.standing():
        days.live(1)
        found += days.bot.now.weekday() < 5
    return found


def test_a_team_that_writes_often_is_asked_about_silence_sooner(days):
    days.bot.type("edit sequence-model days=4-8")
    assert silent_days(days) == 9
    for _ in range(20):
        days.bot.type(f'log sequence-model unclear "try {days.bot.now:%d %b}"')
        days.live(1)
    assert silent_days(days) < 7


def read_daily(days: Days, target: float) -> None:
    """A metric that rises for six days and then stands at 0.8."""
    days.bot.type(f"metric sequence-model auc=0.5 target={target}")
    for value in (0.62, 0.69, 0.74, 0.775, 0.798, *(0.8 + 0.001 * (n % 2) for n in range(9))):
        days.live(1)
        days.bot.type(f"metric sequence-model auc={value:.3f}")


def test_a_metric_that_stopped_short_of_its_goal_is_asked_about(days):
    read_daily(days, target=0.9)
    assert "plateau" in days.standing()


def test_a_metric_that_stopped_at_its_goal_is_not(days):
    read_daily(days, target=0.795)
    assert "plateau" not in days.standing()


def test_one_a_day_three_a_week_and_none_at_the_weekend(days):
    days.live(40)
    new_york = ZoneInfo("America/New_York")
    sent = [row.created_at.astimezone(new_york) for row in days.sent()]
    assert len(sent) > 5
    assert all(each.weekday() < 5 and each.hour == 10 for each in sent)
    by_day = [each.date() for each in sent]
    assert len(set(by_day)) == len(by_day)
    for day in by_day:
        assert sum(day <= other < day + timedelta(days=7) for other in by_day) <= 3


def test_a_night_of_silence_is_no_reason_to_wake_anybody(days):
    """The bot sleeps through the person's hour: that day's question is skipped, not late."""
    days.live(6.9)
    days.bot.now = datetime(2026, 11, 30, 15, 5, tzinfo=UTC) + timedelta(hours=4)
    tick(days.bot.store, days.bot.now)
    days.bot.wake()
    tick(days.bot.store, days.bot.now)
    assert days.sent() == []
    days.live(1)
    assert len(days.sent()) == 1


def test_a_message_that_slack_could_not_take_in_time_is_given_up(days):
    days.live(8)
    (queued,) = days.sent()
    with days.bot.store.tx() as tx:
        assert queued.not_after
        late = queued.not_after + timedelta(minutes=1)
        assert queued.id not in [row.id for row in outbox.due(tx, late, limit=200)]
        given_up = outbox.row(tx, queued.id)
        assert given_up
        assert (given_up.state, given_up.error) == ("failed", "too late")
        person = places.person(tx, TEAM, ANA)
        assert patience_of(tx, person, date(2026, 12, 1)).had == []


def test_who_is_away_on_holiday_or_wants_none_hears_nothing(days):
    days.bot.type("ooo until 15 Dec")
    days.bot.type("holiday 2026-12-15")
    days.live(15)
    assert days.sent() == []
    days.bot.type("ooo off")
    days.bot.type("settings nudges=0")
    days.live(10)
    assert days.sent() == []


def test_second_approach_is_added_by_the_button_and_the_question_is_gone(days):
    days.live(8)
    answer = days.bot.press(days.newest(), "Add one")
    assert "Second approach" in answer.twin()
    assert "one-approach" not in days.standing()


def test_two_dismissals_ask_once_whether_to_stop_the_kind(days):
    days.live(8)
    first = days.newest()
    assert "Stop these?" not in days.bot.press(first, "Snooze 1 day").twin()
    answer = days.bot.press(first, "Snooze 1 week")
    assert "Put off until 8 December" in answer.twin()
    assert "Stop these?" in answer.twin()
    assert "Stop these?" not in days.bot.press(first, "Not for this one").twin()
    stopped = days.bot.press(answer, "Stop these")
    assert "no more about tasks that rest on one approach" in stopped.twin()
    days.live(30)
    assert all("Add a second approach?" not in str(row.body) for row in days.sent()[1:])
    days.bot.press(stopped, "Take it back")
    with days.bot.store.tx() as tx:
        aside = rows.asides(tx, TEAM, ANA)
    assert {each.why for each in aside} == {"snooze", "never"}


def test_an_accepted_risk_is_not_asked_about_before_its_day(days):
    days.live(8)
    label = next(b.label for b in days.newest().buttons if b.label.startswith("Accept"))
    assert "the risk is accepted until" in days.bot.press(days.newest(), label).twin()
    days.live(28)
    assert all("Add a second approach?" not in str(row.body) for row in days.sent()[1:])


def test_ideas_are_asked_for_in_the_channel_only_when_the_button_says_so(days):
    days.live(8)
    assert all(row.recipient.channel != FRAUD or row.kind != "nudge" for row in days.bot.queued())
    days.bot.press(days.newest(), "Ask the team for ideas")
    asked = days.bot.queued()[-1]
    assert asked.recipient.channel == FRAUD
    assert "What else could work" in Message.model_validate(asked.body).twin()


def test_a_question_is_answered_by_the_person_it_was_put_to(days):
    days.live(8)
    signed = Signed(days.bot)
    elements = laid(days.newest())
    signed.press(elements[-1] | {"selected_option": elements[-1]["options"][0]}, user=BEN)
    assert "put to somebody else" in signed.answers()[-1].twin()
    signed.press(elements[-1] | {"selected_option": elements[-1]["options"][0]}, user=ANA)
    assert "Put off until" in signed.answers()[-1].twin()


def test_buttons_work_over_signed_requests(days):
    days.live(8)
    signed = Signed(days.bot)
    labelled = [each for each in laid(days.newest()) if each["type"] == "button"]
    (add,) = [each for each in labelled if each["text"]["text"] == "Add one"]
    signed.press(add, user=ANA, channel="D1ANA")
    assert "Second approach" in signed.answers()[-1].twin()


def laid(message: Message) -> list[dict]:
    (row,) = [block for block in laid_out(message).blocks if block["type"] == "actions"]
    return row["elements"]


def test_every_button_of_every_nudge_is_known(days):
    days.live(40)
    for row in days.sent():
        message = Message.model_validate(row.body)
        for each in (*message.buttons, *message.menu):
            BUTTONS[each.name].model_validate(each.fields)


def test_a_closed_or_removed_objective_asks_for_nothing(days):
    days.live(8)
    assert days.standing()
    days.bot.type("objective close catch-card-fraud-earlier")
    assert days.standing() == []
    days.bot.type("undo")
    days.bot.type("remove catch-card-fraud-earlier")
    days.live(5)
    assert len(days.sent()) == 1


def test_work_that_costs_more_than_it_adds_is_asked_about(days):
    """A chance of one in a hundred, bought at 800 a day for a prize of 20,000."""
    days.bot.type('edit catch-card-fraud-earlier value="20000 EUR" rate=800')
    days.bot.type("edit sequence-model p=2%")
    days.live(15)
    assert "drop" in days.standing()
    days.bot.type("log sequence-model positive quality=hbcrwd")
    assert "drop" not in days.standing()


def test_an_absence_that_is_over_is_no_absence():
    bot = Bot()
    assert "is not ahead" in bot.type("ooo until 2026-11-01").twin()
    assert "is not ahead" in bot.type("ooo until today").twin()
