"""Working days: day 1 is the plan's first working day, and a date holds the day that ends on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

import numpy as np

NEARLY = 1e-9
"""Sums of days that should be whole may miss it by rounding; less than this is no new day."""


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
        number = max(1, int(np.ceil(days - NEARLY)))
        found = np.busday_offset(self.today, number - 1, busdaycal=self.holidays)
        return cast(date, found.astype(object))

    def week_ends(self, last: date) -> list[tuple[date, int]]:
        """The last working day of each week until ``last``'s, with its day number."""
        found: list[tuple[date, int]] = []
        friday = self.today + timedelta(days=4 - self.today.weekday())
        while friday - timedelta(days=4) <= last:
            days = self.days_through(friday)
            if days and (not found or days > found[-1][1]):
                found.append((self.date_of(days), days))
            friday += timedelta(days=7)
        return found


def calendar_from(today: date, holidays: Iterable[date]) -> Calendar:
    """The calendar of a plan; ``today`` is moved to the next working day where it is none."""
    days = np.busdaycalendar(holidays=[np.datetime64(day) for day in holidays])
    first = np.busday_offset(today, 0, roll="forward", busdaycal=days)
    return Calendar(cast(date, first.astype(object)), days)
