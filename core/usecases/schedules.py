"""When something weekly is due: computed from local time, never kept by a timer.

A missing hour (spring) is met at the first minute after it, a repeated hour (autumn) once.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def last_due(weekday: int, at: time, timezone: str, now: datetime) -> datetime:
    """The newest moment not after ``now`` that is ``weekday`` ``at`` in the zone; aware, local.

    ``weekday`` 0 is Monday; ``now`` is aware, in any zone.
    """
    zone = ZoneInfo(timezone)
    today = now.astimezone(zone).date()
    for back in range(8):
        day = today - timedelta(days=back)
        if day.weekday() == weekday:
            moment = existing(day, at, zone)
            if moment <= now:
                return moment
    raise AssertionError("eight days hold each weekday, once in the past")


def next_due(weekday: int, at: time, timezone: str, now: datetime) -> datetime:
    """The first moment after ``now`` that is ``weekday`` ``at`` in the zone; aware, local."""
    zone = ZoneInfo(timezone)
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(9))
    moments = (existing(day, at, zone) for day in days if day.weekday() == weekday)
    return next(moment for moment in moments if moment > now)


def existing(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local time of a day; where the clock skips it, the first minute after."""
    wanted = datetime.combine(day, at, zone)
    moment = wanted.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wanted.replace(tzinfo=None):
        return wanted
    new_offset = moment.astimezone(zone).utcoffset()
    while (moment - timedelta(minutes=1)).astimezone(zone).utcoffset() == new_offset:
        moment -= timedelta(minutes=1)
    return moment.astimezone(zone)
