"""Numbers become phrases: chances, dates, spans, counts; never more precise than they are."""

import math
from datetime import date

from core.model.durations import Days, Mean, Pert, Range, ThreePoint

ROUGHLY = (
    (1 / 20, "1 in 20"), (1 / 10, "1 in 10"), (1 / 5, "1 in 5"), (1 / 4, "1 in 4"),
    (1 / 3, "1 in 3"), (1 / 2, "1 in 2"), (2 / 3, "2 in 3"), (3 / 4, "3 in 4"),
    (4 / 5, "4 in 5"), (9 / 10, "9 in 10"), (19 / 20, "19 in 20"),
)  # fmt: skip


def percent(chance: float) -> str:
    """A chance in [0, 1] in whole per cent, never 0% or 100%."""
    if chance < 0.01:
        return "under 1%"
    if chance > 0.99:
        return "over 99%"
    return f"{round(chance * 100)}%"


def roughly(chance: float) -> str:
    """A chance in [0, 1] that rests on guesses: the nearest of a few plain fractions."""
    if chance < 1 / 40:
        return "under 1 in 20"
    if chance > 39 / 40:
        return "over 19 in 20"
    return min(ROUGHLY, key=lambda step: abs(_logit(step[0]) - _logit(chance)))[1]


def _logit(chance: float) -> float:
    return math.log(chance / (1 - chance))


def by_day(day: date, today: date) -> str:
    """A date as people say it: with its year only where the next such day is another."""
    text = f"{day.day} {day:%B}"
    near = -180 < (day - today).days < 330
    return text if near else f"{text} {day.year}"


def weekday(day: date) -> str:
    """A day with its weekday: Friday 27 November."""
    return f"{day:%A} {day.day} {day:%B}"


def counted(number: int, noun: str) -> str:
    """A number and its noun: 1 task, 2 approaches."""
    return f"{number} {noun}" if number == 1 else f"{number} {_plural(noun)}"


def _plural(noun: str) -> str:
    return f"{noun}es" if noun.endswith(("ch", "s", "x")) else f"{noun}s"


def number(value: float) -> str:
    """A figure without needless digits; large ones with their thousands apart."""
    if abs(value) >= 10_000:
        return f"{value:,.0f}"
    return f"{value:.4g}"


def span(days: Days) -> str:
    """How long an attempt takes: 5 to 20 working days."""
    if isinstance(days, Range | ThreePoint):
        return f"{number(days.p10)} to {number(days.p90)} working days"
    if isinstance(days, Pert):
        return f"{number(days.low)} to {number(days.high)} working days"
    if isinstance(days, Mean):
        return f"about {number(days.mean)} working days"
    return f"{number(days)} working day{'' if days == 1 else 's'}"


def points(change: float) -> str:
    """A change of a chance in whole points, signed with a real minus."""
    rounded = round(change * 100)
    return f"+{rounded}" if rounded > 0 else f"−{-rounded}"


def listed(names: list[str], joint: str = "and") -> str:
    """a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def small_number(value: int) -> str:
    """A count in words up to twelve."""
    words = [
        *("no", "one", "two", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ]
    return words[value] if 0 <= value < len(words) else str(value)
