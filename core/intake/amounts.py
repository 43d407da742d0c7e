"""Estimates as exports write them: 3d 4h, 1,5 Tage, 28800 seconds, 5-10, 8 points."""

import re
from dataclasses import dataclass

from core.intake.columns import Unit, unit_of
from core.model.durations import LONGEST, Days, Range

HOURS_A_DAY, DAYS_A_WEEK, DAYS_A_MONTH = 8.0, 5.0, 21.0
"""Jira's own working day and week; a month's working days on average, rounded."""
IN_DAYS: dict[Unit, float] = {
    "days": 1.0,
    "hours": 1 / HOURS_A_DAY,
    "weeks": DAYS_A_WEEK,
    "months": DAYS_A_MONTH,
    "seconds": 1 / (3600 * HOURS_A_DAY),
    "": 1.0,
}
_NUMBER = r"\d+(?:[.,]\d+)?"
_SPAN = re.compile(rf"({_NUMBER})\s*(?:-|–|—|to|bis|à|a|до|~|〜)\s*({_NUMBER})\s*([^\W\d_]*)\.?")
_PART = re.compile(rf"({_NUMBER})\s*([^\W\d_]*)\.?")
_ISO = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}([.,\u202f' ]\d{3})+")
SHORTEST = 1 / 16
"""Half an hour, in working days."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An estimate in working days, or in points whose worth in days must be said."""

    days: Days | None = None
    points: float | None = None


def amount_of(cell: str, unit: Unit) -> Amount | None:
    """What a cell estimates; ``unit`` holds where the cell names none. None: not understood."""
    text = cell.strip().lstrip("~≈ca. ").strip()
    if iso := _iso(text):
        return _in_days(iso)
    if match := _SPAN.fullmatch(text):
        return _span(match, unit)
    if _THOUSANDS.fullmatch(text):
        text = re.sub(r"\D", "", text)
    return _sum(text, unit)


def _sum(text: str, unit: Unit) -> Amount | None:
    """What parts come to: 1w 2d."""
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip(" ,+и"):
        return None
    known = [unit_of(name) if name else unit for _, name in parts]
    units = [each for each in known if each is not None]
    figures = [_figure(number) for number, _ in parts]
    if units == ["points"]:
        return Amount(points=figures[0]) if figures[0] > 0 else None
    if len(units) < len(parts) or "points" in units:
        return None
    return _in_days(sum(f * IN_DAYS[u] for f, u in zip(figures, units, strict=True)))


def _iso(text: str) -> float:
    """An ISO 8601 duration in working days; 0 where it is none."""
    match = _ISO.fullmatch(text) if text[:1] in "Pp" else None
    weeks, days, hours, minutes = (
        (float(part or 0) for part in match.groups()) if match else [0] * 4
    )
    return weeks * DAYS_A_WEEK + days + hours / HOURS_A_DAY + minutes / (60 * HOURS_A_DAY)


def _span(match: re.Match[str], unit: Unit) -> Amount | None:
    named = unit_of(match[3]) if match[3] else unit
    if named is None or named == "points":
        return None
    low, high = (_figure(match[n]) * IN_DAYS[named] for n in (1, 2))
    if not SHORTEST <= low <= high <= LONGEST:
        return None
    return Amount(days=low) if low == high else Amount(days=Range(p10=low, p90=high))


def _figure(text: str) -> float:
    return float(text.replace(",", "."))


def _in_days(days: float) -> Amount | None:
    return Amount(days=round(days, 4)) if SHORTEST <= days <= LONGEST else None


_PER_CENT = re.compile(rf"({_NUMBER})\s*%")


def chance_of(cell: str) -> float | None:
    """A chance in (0, 1] from 70%, 0,7 or 70; None where it is none."""
    match = _PER_CENT.fullmatch(cell.strip())
    if not match and not re.fullmatch(_NUMBER, cell.strip()):
        return None
    value = _figure(match[1] if match else cell.strip())
    value = value / 100 if match or value > 1 else value
    return value if 0 < value <= 1 else None
