from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.practice.hours import Hours, allowed, window

ZONES = sorted(available_timezones() - {"Factory", "localtime"})
MOMENTS = st.datetimes(datetime(2010, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))
FOUR_HOURS = timedelta(hours=4)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def hours(draw) -> Hours:
    day = draw(MOMENTS).date()
    return Hours(
        timezone=draw(st.sampled_from(ZONES)),
        at=draw(TIMES),
        quiet_from=draw(TIMES),
        quiet_until=draw(TIMES),
        away_until=draw(st.none() | st.just(day)),
        holidays=frozenset(draw(st.lists(st.just(day), max_size=1))),
    )


@settings(max_examples=300)
@given(MOMENTS, hours())
def test_a_window_lies_inside_the_allowed_hours_of_its_day(moment, given_hours):
    found = window(moment, given_hours, FOUR_HOURS)
    if found is None:
        return
    opens, closes = found
    zone = ZoneInfo(given_hours.timezone)
    assert timedelta(0) < closes - opens <= FOUR_HOURS
    inside = opens
    while inside < closes:
        assert allowed(inside, given_hours)
        assert inside.astimezone(zone).date() == moment.astimezone(zone).date()
        inside += timedelta(minutes=7)


def test_every_zone_of_the_world_has_a_window_on_a_working_day():
    for zone in ZONES:
        noon = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo(zone))
        opens, closes = window(noon, Hours(zone), FOUR_HOURS)
        assert opens.astimezone(ZoneInfo(zone)).time() == time(10)
        assert closes - opens == FOUR_HOURS


@pytest.mark.parametrize("day", [date(2026, 11, 28), date(2026, 11, 29), date(2026, 12, 25)])
def test_weekends_and_holidays_have_none(day):
    noon = datetime.combine(day, time(12), ZoneInfo("Asia/Tokyo"))
    given_hours = Hours("Asia/Tokyo", holidays={date(2026, 12, 25)})
    assert window(noon, given_hours, FOUR_HOURS) is None


def test_who_is_away_is_asked_on_the_day_they_are_back():
    given_hours = Hours("Europe/Berlin", away_until=date(2026, 12, 1))
    berlin = ZoneInfo("Europe/Berlin")
    assert window(datetime(2026, 11, 30, 12, tzinfo=berlin), given_hours, FOUR_HOURS) is None
    assert window(datetime(2026, 12, 1, 12, tzinfo=berlin), given_hours, FOUR_HOURS) is not None


def test_an_hour_inside_the_quiet_hours_moves_to_their_end():
    given_hours = Hours("Europe/Berlin", at=time(8), quiet_from=time(18), quiet_until=time(9, 30))
    opens, _ = window(datetime(2026, 11, 25, 12, tzinfo=UTC), given_hours, FOUR_HOURS)
    assert opens.astimezone(ZoneInfo("Europe/Berlin")).time() == time(9, 30)


def test_patience_ends_with_the_next_quiet_hour():
    given_hours = Hours("Europe/Berlin", at=time(16, 30))
    opens, closes = window(datetime(2026, 11, 25, 12, tzinfo=UTC), given_hours, FOUR_HOURS)
    assert closes - opens == timedelta(minutes=90)


def test_a_missing_hour_is_met_at_the_first_minute_after_and_a_repeated_one_once():
    # Both clock changes of Cairo fall on working days in 2027 (Friday) and 2026 (Friday).
    cairo = ZoneInfo("Africa/Cairo")
    given_hours = Hours("Africa/Cairo", at=time(0, 30), quiet_from=time(20), quiet_until=time(0))
    spring = datetime(2027, 4, 30, 12, tzinfo=cairo)
    opens, _ = window(spring, given_hours, FOUR_HOURS)
    assert opens.astimezone(cairo).isoformat() == "2027-04-30T01:00:00+03:00"
