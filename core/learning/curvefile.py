"""A metric's readings from a file with the columns date and value."""

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import pairwise

import numpy as np

from core.errors import NotUnderstood
from core.learning.readings import Floats

HEADER = ["date", "value"]
LARGEST = 1e100
LONGEST = 200
WAY_ON = "Write one reading a line, such as 2026-11-23,0.82, oldest first."


class CurveInvalid(NotUnderstood):
    """A file of readings breaks a rule; says the line at fault and what to write there."""

    def __init__(self, line: int, trouble: str, way_on: str = WAY_ON) -> None:
        super().__init__(f"Line {line}: {trouble}. {way_on}", place=f"line {line}")


class TooFewReadings(CurveInvalid):
    """A curve needs two readings."""

    def __init__(self, line: int, count: int) -> None:
        there = "there is one reading" if count else "there are no readings"
        super().__init__(line, f"{there}, and a curve needs two", f"Add more. {WAY_ON}")


@dataclass(frozen=True, slots=True)
class Curve:
    """Readings of a metric as a file has them.

    Attributes:
        dates: Rising strictly, at least two.
        values: One a date.
        skipped: Numbers of the empty lines that were passed over.
        last_line: Number of the line with the last reading.
    """

    dates: tuple[date, ...]
    values: tuple[float, ...]
    skipped: tuple[int, ...]
    last_line: int

    @property
    def days(self) -> Floats:
        """Days since the first reading, shape (readings,)."""
        return np.array([float((each - self.dates[0]).days) for each in self.dates])


Row = tuple[int, list[str]]


def curve_from(content: bytes) -> Curve:
    """The readings of a CSV file: a header ``date,value``, then one reading a line.

    Raises CurveInvalid with the line at fault.
    """
    rows = list(_rows(_decoded(content)))
    full = [(line, row) for line, row in rows if any(row)]
    if not full:
        raise CurveInvalid(1, "the file is empty", f"Start with {','.join(HEADER)}. {WAY_ON}")
    _check_header(*full[0])
    found = [(line, *_reading(line, row)) for line, row in full[1:]]
    if len(found) < len(HEADER):
        raise TooFewReadings(full[-1][0], len(found))
    _check_order([(line, day) for line, day, _ in found])
    skipped = tuple(line for line, row in rows if not any(row))
    lines, days, values = zip(*found, strict=True)
    return Curve(days, values, skipped, lines[-1])


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise CurveInvalid(line, "this is no text", "Save the file as UTF-8.") from error


def _rows(text: str) -> Iterator[Row]:
    """Lines with their numbers, cells without blanks around them."""
    reader = csv.reader(StringIO(text.replace("\0", "\ufffd"), newline=""))
    try:
        for row in reader:
            yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise CurveInvalid(reader.line_num, "this line cannot be read") from error


def _check_header(line: int, row: list[str]) -> None:
    if [cell.lower() for cell in row] != HEADER:
        raise CurveInvalid(
            line,
            f"the columns are {_shown(','.join(row))}, not {','.join(HEADER)}",
            f"Make {','.join(HEADER)} the first line and leave other columns out.",
        )


def _shown(text: str) -> str:
    return f'"{text if len(text) <= LONGEST else text[:LONGEST] + "…"}"'


def _reading(line: int, row: list[str]) -> tuple[date, float]:
    if len(row) != len(HEADER):
        there = f"{len(row)} column{'' if len(row) == 1 else 's'}"
        trouble = f"{_shown(','.join(row))} has {there}, not {len(HEADER)}"
        raise CurveInvalid(line, trouble)
    return _day(line, row[0]), _value(line, row[1])


def iso_day(text: str) -> date | None:
    """The date written as YYYY-MM-DD; None for anything else."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None


def _day(line: int, text: str) -> date:
    found = iso_day(text)
    if found is None:
        raise CurveInvalid(
            line, f"{_shown(text)} is no date", "Write it as year-month-day, such as 2026-11-23."
        )
    return found


def _value(line: int, text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if math.isfinite(found) and "_" not in text and abs(found) <= LARGEST:
        return found
    raise CurveInvalid(
        line,
        f"{_shown(text)} is no number a curve can use",
        "Write it with a decimal point, such as 0.82, or delete the line.",
    )


def _check_order(found: list[tuple[int, date]]) -> None:
    for (_, before), (line, day) in pairwise(found):
        if day == before:
            way_on = "Keep one of the two, or their mean."
            raise CurveInvalid(line, f"{day} is there twice", way_on)
        if day < before:
            way_on = "Sort the lines by date, oldest first."
            raise CurveInvalid(line, f"{day} comes after {before}", way_on)
