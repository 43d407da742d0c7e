"""The clock as an argument: nothing in core asks the machine for the time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in UTC."""


def system_clock() -> datetime:
    """The machine's present moment in UTC."""
    return datetime.now(UTC)


def local_day(moment: datetime, timezone: str) -> date:
    """The calendar day of ``moment`` in an IANA time zone."""
    return moment.astimezone(ZoneInfo(timezone)).date()


def before_week(today: date, timezone: str, days: int = 7) -> datetime:
    """The last second before the last ``days`` days, today the last of them, in a time zone."""
    first = datetime.combine(today - timedelta(days=days - 1), time(), ZoneInfo(timezone))
    return first - timedelta(seconds=1)
