"""Short explanations for leaders, chosen by what just happened in their own objectives."""

from collections.abc import Callable, Sequence, Set

from core.model.lessons import Lesson
from core.model.week import Week

Fits = Callable[[Week], bool]

SHORT = Lesson(
    key="short-guesses",
    text="students expected their theses to take 34 days; they took 56. Those who know the work"
    " still guess short, so we give chances.",
    source="Buehler, Griffin and Ross, 1994",
)
NO = Lesson(
    key="clear-no",
    text="trying ideas in a good order is worth more than guessing the best one: each clear no"
    " makes the next choice better.",
    source="Weitzman, 1979",
)
TAIL = Lesson(
    key="long-tails",
    text="of 5,392 IT projects 18% cost over half more than planned, and those went over more than"
    " fourfold on average. The middle of a forecast hides that tail.",
    source="Flyvbjerg and others, 2022",
)
WIDE = Lesson(
    key="narrow-ranges",
    text="ranges that experts called 90% safe held the truth far less often. Ours are checked"
    " against what happened, and widened where they were short.",
    source="Jørgensen and others, 2004",
)
TOLD: tuple[tuple[Lesson, Fits], ...] = (
    (NO, lambda week: any(each.what in ("lost", "dropped") for each in week.events)),
    (TAIL, lambda week: bool(week.targets)),
    (WIDE, lambda week: bool(week.edited)),
    (SHORT, lambda _: True),
)
"""Lessons with the event that makes each timely, the most telling first."""


def lesson_for(weeks: Sequence[Week], told: Set[str]) -> Lesson | None:
    """The lesson that fits what just happened and was not told lately, or None."""
    fitting = (
        lesson
        for lesson, fits in TOLD
        if lesson.key not in told and any(fits(week) for week in weeks)
    )
    return next(fitting, None)
