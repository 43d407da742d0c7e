from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.places import Channel
from core.store import outbox, places
from core.usecases.schedules import existing, last_due, next_due
from core.usecases.ticking import tick
from tests.harness import FRAUD, TEAM, Bot, fraud_plan

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = sorted(available_timezones() - {"Factory", "localtime"})


def test_a_missing_hour_is_met_at_the_first_minute_after():
    assert existing(date(2027, 3, 28), time(2, 30), BERLIN).isoformat() == (
        "2027-03-28T03:00:00+02:00"
    )


def test_a_repeated_hour_is_met_once_at_its_first_turn():
    assert existing(date(2027, 10, 31), time(2, 30), BERLIN).utcoffset() == timedelta(hours=2)


@given(
    st.sampled_from(ZONES),
    st.integers(0, 6),
    st.times(),
    st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
)
def test_each_week_has_one_moment_in_every_zone(zone, weekday, at, now):
    at = at.replace(second=0, microsecond=0)
    due, following = last_due(weekday, at, zone, now), next_due(weekday, at, zone, now)
    assert due <= now < following
    assert following.date() - due.date() == timedelta(days=7)


def digests(bot: Bot) -> list[str]:
    return [row.key for row in bot.queued() if row.kind == "digest"]


@pytest.fixture
def bot() -> Bot:
    bot = Bot()
    fraud_plan(bot)
    bot.type("digest on friday 16:00")
    return bot


def test_a_digest_is_posted_once_a_week_whatever_the_clock_does(bot):
    friday = datetime(2026, 11, 27, 15, 1, tzinfo=UTC)
    for moment in (friday, friday, friday + timedelta(minutes=5), friday - timedelta(hours=3),
                   friday + timedelta(days=2), friday + timedelta(days=7)):  # fmt: skip
        tick(bot.store, moment)
    assert digests(bot) == [f"digest:{FRAUD}:2026-11-27", f"digest:{FRAUD}:2026-12-04"]


def test_a_digest_a_day_late_is_skipped_for_good(bot):
    for hours in (25, 26, 50):
        tick(bot.store, datetime(2026, 11, 27, 15, 0, tzinfo=UTC) + timedelta(hours=hours))
    assert digests(bot) == []


def test_a_digest_switched_on_is_not_posted_for_a_past_friday(bot):
    tick(bot.store, bot.now + timedelta(minutes=1))
    assert digests(bot) == []


def test_an_archived_channel_gets_no_digest(bot):
    with bot.store.tx() as tx:
        kept = places.channel(tx, TEAM, FRAUD)
        assert isinstance(kept, Channel)
        places.put_channel(tx, kept.model_copy(update={"archived": True}))
    tick(bot.store, datetime(2026, 11, 27, 15, 1, tzinfo=UTC))
    assert digests(bot) == []


def test_a_new_working_day_asks_for_every_forecast_once(bot):
    for hour in (9, 10):
        tick(bot.store, datetime(2026, 11, 24, hour, tzinfo=UTC))
    with bot.store.tx() as tx:
        assert [row["marks"] for row in tx.rows("SELECT marks FROM dirty")] == [1]
        assert outbox.counts(tx) == {}
