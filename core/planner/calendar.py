"""Working days: day 1 is the plan's first working day, and a date holds the day that ends on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

import numpy as np

NEARLY = 1e-9
"""Sums of days that should be whole may miss it by rounding; less than this is no new day."""
LONGEST = 2_000_000
"""Working days that a date can be told for; the calendar ends in the year 9999."""
MOST_WEEKS = 5_200


@dataclass(frozen=True)
class Calendar:
    """Working days from ``today`` on, which is itself one; Monday to Friday less holidays."""

    today: date
    holidays: np.busdaycalendar

    def days_through(self, day: date) -> int:
        """How many working days there are from today to ``day``, both included; 0 if before."""
        after = day + timedelta(days=1)
        return max(0, int(np.busday_count(self.today, after, busdaycal=self.holidays)))

    def days_before(self, day: date) -> int:
        """How many working days there are from today on before ``day``."""
        return max(0, int(np.busday_count(self.today, day, busdaycal=self.holidays)))

    def date_of(self, days: float) -> date:
        """The date on which work that takes ``days`` working days from today's start is done."""
        number = min(LONGEST, max(1, int(np.ceil(days - NEARLY))))
        found = np.busday_offset(self.today, number - 1, busdaycal=self.holidays)
        return cast(date, found.astype(object))

    def week_ends(self, target: date, days: float) -> list[tuple[str, int]]:
        """The last working day of each week, as ISO date and day number.

        From this week to that of ``target`` or of the day ``days``, the later; at most a century.
        """
        last = max(target, self.date_of(days))
        weeks = min(
            MOST_WEEKS, (last - self.today + timedelta(days=self.today.weekday())).days // 7
        )
        friday = np.datetime64(self.today) + (4 - self.today.weekday())
        fridays = friday + 7 * np.arange(weeks + 1)
        numbers = np.busday_count(self.today, fridays + 1, busdaycal=self.holidays)
        numbers = np.unique(numbers[numbers > 0])
        dates = np.busday_offset(
            np.datetime64(self.today), numbers.astype(np.int64) - 1, busdaycal=self.holidays
        )
        return list(zip(dates.astype(str).tolist(), numbers.tolist(), strict=True))


def calendar_from(today: date, holidays: Iterable[date]) -> Calendar:
    """The calendar of a plan; ``today`` is moved to the next working day where it is none."""
    days = np.busdaycalendar(holidays=[np.datetime64(day) for day in holidays])
    first = np.busday_offset(today, 0, roll="forward", busdaycal=days)
    return Calendar(cast(date, first.astype(object)), days)
