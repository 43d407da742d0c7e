"""Dates as people type them, by a strict grammar; anything else is asked back.

ISO, ``31 Mar``, ``31 March 2027``, ``Mar 31``, today, tomorrow, a weekday, ``+3d``, ``2w``, eow,
eom.
"""

import calendar
import re
from datetime import date, timedelta

from core.errors import NotUnderstood
from handlers.grammar.words import Words, brief, nearest

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
SHORT = {name[:3]: number for name, number in (MONTHS | {"sept": 9}).items()}
KNOWN = (*MONTHS, *WEEKDAYS, "today", "tomorrow", "eow", "eom")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})")
_AHEAD = re.compile(r"\+?(\d{1,3})([dw])")
_YEAR = re.compile(r"20\d\d")
LONGEST = 3
FORTNIGHT = 14
"""Days ahead up to which a date may be a slip about something still to come."""


def take_date(words: Words, today: date) -> date:
    """The date that the next words say. Raises NotUnderstood."""
    texts = [word.text for word in words.left[:LONGEST]]
    for count in range(len(texts), 0, -1):
        found = date_of(" ".join(texts[:count]), today)
        if found:
            del words.left[:count]
            return found
    day_and_month = len(texts) > 1 and texts[0][:1].isdigit() and texts[1].isalpha()
    raise not_a_date(" ".join(texts[: 2 if day_and_month else 1]), words.typed, today)


def take_past_date(words: Words, today: date) -> date:
    """The date that the next words say, of something that has happened: friday is the last one.

    Raises:
        NotUnderstood: it is no date.
    """
    before = len(words.left)
    typed = [word.text for word in words.left[:LONGEST]]
    found = take_date(words, today)
    said = " ".join(typed[: before - len(words.left)])
    if found > today and _one_of(said.lower(), WEEKDAYS) is not None:
        return found - timedelta(days=7)
    named = any(letter.isalpha() for letter in said) and not _YEAR.search(said)
    if found > today and named and (found - today).days > FORTNIGHT:
        return _day(found.year - 1, found.month, found.day) or found
    return found


def date_of(text: str, today: date) -> date | None:
    """The date a text says as seen from ``today``, or None where it says none."""
    plain = text.lower().strip().rstrip(",")
    return _relative(plain, today) or _iso(plain) or _named(plain, today)


def _relative(text: str, today: date) -> date | None:
    fixed = {"today": today, "tomorrow": today + timedelta(days=1)}
    fixed["eow"] = today + timedelta(days=(4 - today.weekday()) % 7)
    fixed["eom"] = today.replace(day=calendar.monthrange(today.year, today.month)[1])
    if text in fixed:
        return fixed[text]
    weekday = _one_of(text, WEEKDAYS)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    ahead = _AHEAD.fullmatch(text)
    if ahead:
        return today + timedelta(days=int(ahead[1]) * (7 if ahead[2] == "w" else 1))
    return None


def _one_of(text: str, names: dict[str, int]) -> int | None:
    """The number of a name, which may be cut to its first three letters or more."""
    fitting = [number for name, number in names.items() if name.startswith(text)]
    return fitting[0] if len(text) >= 3 and len(fitting) == 1 else None


def _iso(text: str) -> date | None:
    match = _ISO.fullmatch(text)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _named(text: str, today: date) -> date | None:
    """``31 Mar``, ``Mar 31st``, with or without a year; without one the next such day."""
    parts = text.replace(",", " ").split()
    year = int(parts.pop()) if len(parts) == 3 and re.fullmatch(r"20\d\d", parts[-1]) else None
    if len(parts) != 2:
        return None
    day, month = sorted(parts, key=lambda part: not part[0].isdigit())
    number = re.fullmatch(r"(\d{1,2})(st|nd|rd|th|\.)?", day)
    which = _one_of(month.rstrip("."), MONTHS) or SHORT.get(month.rstrip("."))
    if not number or not which:
        return None
    if year:
        return _day(year, which, int(number[1]))
    this_year = _day(today.year, which, int(number[1]))
    if this_year and this_year >= today:
        return this_year
    return _day(today.year + 1, which, int(number[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def not_a_date(text: str, typed: str, today: date) -> NotUnderstood:
    """What is wrong with a date, with both readings where there are two."""
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        first, second, year = int(slashed[1]), int(slashed[2]), int(slashed[3])
        year += 2000 if year < 100 else 0
        readings = [_day(year, second, first), _day(year, first, second)]
        shown = [day.isoformat() for day in dict.fromkeys(readings) if day]
        if shown:
            return NotUnderstood(
                f"*{text}* can be read in two ways. Write {' or '.join(shown)}.", place=text,
                suggestion=typed.replace(text, shown[0], 1) if len(shown) == 1 else None,
            )  # fmt: skip
    near = nearest(text, KNOWN)
    if near:
        return NotUnderstood(
            f"I don't know the date *{brief(text, 40)}*. Did you mean this?",
            place=text, suggestion=typed.replace(text, near, 1),
        )  # fmt: skip
    example = (today + timedelta(days=90)).isoformat()
    return NotUnderstood(
        f"*{brief(text, 40) or 'nothing'}* is not a date I know."
        f" Write it like {example}, 31 Mar, friday, +3d, 2w, eow or eom.",
        place=text,
    )
