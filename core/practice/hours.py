"""When a person may be asked something: in their own zone, in working hours, not while away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """A person's hours, all local.

    Attributes:
        at: When they are asked, or the end of the quiet hours where that lies in them.
        quiet_from, quiet_until: Nobody asks between these; equal means there are none.
        away_until: They are back on this day, or None.
        holidays: Days nobody works.
    """

    timezone: str
    at: time = time(10)
    quiet_from: time = time(18)
    quiet_until: time = time(9)
    away_until: date | None = None
    holidays: Collection[date] = ()


def allowed(moment: datetime, hours: Hours) -> bool:
    """Whether a person may be asked something at an aware moment."""
    local = moment.astimezone(ZoneInfo(hours.timezone))
    return _works(local.date(), hours) and not _quiet(local.time(), hours)


def _works(day: date, hours: Hours) -> bool:
    away = hours.away_until is not None and day < hours.away_until
    return day.weekday() < 5 and day not in hours.holidays and not away


def _quiet(at: time, hours: Hours) -> bool:
    start, end = hours.quiet_from, hours.quiet_until
    if start <= end:
        return start <= at < end
    return at >= start or at < end


def window(moment: datetime, hours: Hours, patience: timedelta) -> tuple[datetime, datetime] | None:
    """From when to when, in UTC, a person may be asked on the local day of a moment.

    It opens at their hour, met at the first minute after it where the clock skips that hour, and
    closes with the patience, the next quiet hour or the day; None where nothing is left of it.
    """
    zone = ZoneInfo(hours.timezone)
    day = moment.astimezone(zone).date()
    at = hours.quiet_until if _quiet(hours.at, hours) else hours.at
    opens = _first_allowed(_met(day, at, zone), day, hours)
    if opens is None:
        return None
    ends = [each for each in _ends(day, hours) if opens < each < opens + patience]
    return opens, min(ends, default=opens + patience)


def _ends(day: date, hours: Hours) -> list[datetime]:
    """When asking ends on a day: its quiet hours, twice where the clock repeats them; midnight."""
    zone = ZoneInfo(hours.timezone)
    quiet = _met(day, hours.quiet_from, zone)
    again = datetime.combine(day, hours.quiet_from, zone).replace(fold=1).astimezone(UTC)
    ends = [each for each in (quiet, again) if not allowed(each, hours)]
    return [*ends, _met(day + DAY, time(), zone)]


def _met(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local time in UTC; where the clock skips it, the first minute after."""
    moment = datetime.combine(day, at, zone).astimezone(UTC)
    while (earlier := (moment - MINUTE).astimezone(zone)).time() >= at and earlier.date() == day:
        moment -= MINUTE
    return moment


def _first_allowed(moment: datetime, day: date, hours: Hours) -> datetime | None:
    """The first minute from ``moment`` on, on its local day, at which they may be asked."""
    zone = ZoneInfo(hours.timezone)
    while not _same(moment, day, zone) or not allowed(moment, hours):
        if moment.astimezone(zone).date() > day or not _works(day, hours):
            return None
        moment += MINUTE
    return moment


def _same(moment: datetime, day: date, zone: ZoneInfo) -> bool:
    return moment.astimezone(zone).date() == day
