"""Chances, durations, figures, people: the values that words stand for."""

import re
from collections.abc import Callable
from datetime import time
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from core.errors import NotUnderstood
from core.model.durations import Days
from handlers.grammar.words import Words, brief, unknown

T = TypeVar("T")

CHANCE_WORDS = {
    "long shot": 0.2, "longshot": 0.2, "even": 0.5, "likely": 0.75,
    "near certain": 0.95, "certain": 0.95,
}  # fmt: skip
_PERCENT = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*%")
_DAYS = re.compile(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(?:-(\d+(?:\.\d+)?))?([dw]?)")
_PERSON = re.compile(r"@?([UW][A-Z0-9]{2,20})")
WORKING_WEEK = 5
_days: TypeAdapter[Days] = TypeAdapter(Days)


def chance_of(text: str, words: Words) -> float:
    """A chance from ``70%``, ``0.7`` or a word. Raises NotUnderstood outside (0, 1]."""
    value = share_of(text, words)
    if value == 0:
        raise _bad_chance(text, value)
    return value


def share_of(text: str, words: Words) -> float:
    """Like a chance, but 0 will do. Raises NotUnderstood outside [0, 1]."""
    plain = text.strip().lower()
    if plain in CHANCE_WORDS:
        return CHANCE_WORDS[plain]
    match = _PERCENT.fullmatch(plain)
    value = float(match[1]) / 100 if match else _float(plain)
    if value is None:
        raise unknown(words, text, [*CHANCE_WORDS, "70%"], "chance")
    if not 0 <= value <= 1:
        raise _bad_chance(text, value)
    return value


def _bad_chance(text: str, value: float) -> NotUnderstood:
    way_on = f"Did you mean {value:g}%?" if 1 < value <= 100 and "%" not in text else ""
    return NotUnderstood(
        f"*{text}* is no chance: it lies above 0% and is at most 100%. {way_on}".rstrip(),
        place=text,
    )


def _float(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < 1e15 else None


def days_of(text: str, words: Words) -> Days:
    """Working days from ``8``, ``5-20``, ``5-9-20``, with d or w. Raises NotUnderstood."""
    match = _DAYS.fullmatch(text.lower())
    if match is None:
        raise NotUnderstood(
            f"*{brief(text, 40)}* is no number of working days."
            " Write 8, 5-20 (one in ten chances below and above), 5-9-20, or 1-4w.",
            place=text,
        )
    numbers = [float(part) for part in match.groups()[:3] if part is not None]
    scale = WORKING_WEEK if match[4] == "w" else 1
    values = [number * scale for number in numbers]
    try:
        return _days.validate_python(_shape(values))
    except ValidationError as error:
        raise _bad_days(text, numbers, match[4], words, error) from error


def _shape(values: list[float]) -> float | dict[str, float]:
    names = {2: ("p10", "p90"), 3: ("p10", "p50", "p90")}
    return values[0] if len(values) == 1 else dict(zip(names[len(values)], values, strict=True))


def _bad_days(
    text: str, numbers: list[float], unit: str, words: Words, error: ValidationError
) -> NotUnderstood:
    ascending = sorted(numbers)
    if numbers != ascending:
        right = "-".join(f"{number:g}" for number in ascending) + unit
        return NotUnderstood(
            f"*{text}* runs backwards. Did you mean this?",
            place=text,
            suggestion=words.typed.replace(text, right, 1),
        )
    trouble = str(error.errors()[0].get("ctx", {}).get("error", "")) or "that is out of range"
    return NotUnderstood(f"*{text}* does not work as working days: {trouble}.", place=text)


def figure_of(text: str) -> float | None:
    """A metric's value: ``0.83``, ``74%``, ``-3``, ``1e-4``; None where it is none."""
    match = _PERCENT.fullmatch(text.strip())
    value = float(match[1]) / 100 if match else _float(text.strip())
    return value if value is not None and value == value else None


def number_of(text: str, what: str) -> float:
    """A plain number, thousands marks aside. Raises NotUnderstood."""
    value = _float(text.replace(",", "").replace("_", ""))
    if value is None or value != value:
        raise NotUnderstood(f"*{brief(text, 40)}* is no number for {what}.", place=text)
    return value


def person_of(text: str) -> str:
    """A Slack user id from a mention. Raises NotUnderstood."""
    match = _PERSON.fullmatch(text)
    if match is None:
        raise NotUnderstood(
            f"I don't know who *{brief(text, 40)}* is. Pick a name after typing @.", place=text
        )
    return match[1]


def choice(text: str, known: tuple[str, ...], words: Words, what: str) -> str:
    """One of a few known words. Raises NotUnderstood with the nearest."""
    plain = text.lower()
    if plain not in known:
        raise unknown(words, text, known, what)
    return plain


def listed(text: str, one: Callable[[str], T]) -> tuple[T, ...]:
    """Values between commas."""
    return tuple(one(part.strip()) for part in text.split(",") if part.strip())


_TIME = re.compile(r"(\d{1,2})(?::(\d{2}))?")


def time_of(text: str) -> time:
    """A time of day: 16:00, 9. Raises NotUnderstood."""
    match = _TIME.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise NotUnderstood(f"*{text}* is no time of day; write 16:00.", place=text)
    return time(int(match[1]), int(match[2] or 0))
