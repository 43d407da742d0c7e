"""Which lesson is timely: tied to what just happened, one a week, none twice in half a year.

Pure over plain values: signs and lessons in, one lesson out.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from core.model.lessons import Lesson, Sign

ONE_A_WEEK = timedelta(days=7)
FRESH_AGAIN = timedelta(weeks=26)


def timely(
    lessons: Sequence[tuple[Sign, Lesson]],
    signs: Collection[Sign],
    told: Mapping[str, date],
    today: date,
) -> Lesson | None:
    """The first lesson whose sign was seen and which is fresh.

    Args:
        lessons: With the sign that makes each timely, the most telling first.
        signs: Those of the objectives the reader hears about.
        told: By lesson's key the day it was last told.
        today: The reader's day.
    """
    if any(today < day + ONE_A_WEEK for day in told.values() if day < today):
        return None
    for sign, lesson in lessons:
        last = told.get(lesson.key)
        fresh = last is None or last == today or last + FRESH_AGAIN <= today
        if sign in signs and fresh:
            return lesson
    return None
