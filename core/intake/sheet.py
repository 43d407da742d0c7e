"""A table's rows with what each column says, and what of it was not understood."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from core.intake.amounts import Amount, amount_of, chance_of
from core.intake.columns import Field, Unit, columns_of, plain
from core.intake.dates import Order, day_of, order_of, unclear
from core.intake.states import Standing, holds_others, standing_of
from core.intake.table import NotATable, Table

T = TypeVar("T")
LINEAR = {"team", "creator", "cycle number"}
"""Columns by which an export of Linear's is known; its estimates are points."""
JIRAS_SECONDS = 900.0
"""From a quarter of an hour on, whole minutes in a column of bare numbers are Jira's seconds."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read what the table leaves open: the order of dates, and days a point."""

    order: Order | None = None
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row, each cell read; ``number`` counts rows from 1 below the header."""

    number: int
    title: str
    ids: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    group: str = ""
    blocked_by: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    assignee: str = ""
    amount: Amount | None = None
    chance: float | None = None
    standing: Standing = "open"
    due: date | None = None
    start: date | None = None
    link: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows that have a title, and what was understood of the table.

    Attributes:
        columns: Per understood column its name and what it says.
        ignored: Names of the other columns.
        untitled: How many rows have no title; they are left out.
        odd: Cells that were not understood, by column, the commonest first.
        unclear: A date that is another day in the other order, where nothing tells which.
        points: Whether there are estimates in points.
    """

    lines: tuple[Line, ...]
    columns: tuple[tuple[str, Field], ...]
    ignored: tuple[str, ...]
    untitled: int
    odd: tuple[tuple[str, str], ...]
    unclear: str
    points: bool


@dataclass(slots=True)
class _Reader:
    """Reads one table; collects what it cannot read."""

    table: Table
    reading: Reading
    columns: dict[Field, list[tuple[int, Unit]]]
    odd: Counter[tuple[str, str]] = field(default_factory=Counter)
    order: Order | None = None
    unit: Unit = ""

    def line(self, number: int, row: tuple[str, ...]) -> Line:
        due, start = self._day("due", row), self._day("start", row)
        kind = self._said("type", row)
        return Line(
            number=number,
            title=self._said("title", row),
            ids=tuple(dict.fromkeys(self._all("id", row))),
            parents=tuple(dict.fromkeys(self._all("parent", row))),
            group=self._said("group", row),
            blocked_by=tuple(self._all("blocked_by", row)),
            blocks=tuple(self._all("blocks", row)),
            assignee=self._said("assignee", row),
            amount=self._amount(row),
            chance=self._read("chance", row, chance_of),
            standing=self._read("status", row, standing_of) or "open",
            due=due,
            start=start,
            link=self._said("link", row),
            whole=bool(kind) and holds_others(kind),
        )

    def _all(self, name: Field, row: tuple[str, ...]) -> list[str]:
        return [row[place] for place, _ in self.columns.get(name, []) if row[place]]

    def _said(self, name: Field, row: tuple[str, ...]) -> str:
        return next(iter(self._all(name, row)), "")

    def _read(self, name: Field, row: tuple[str, ...], read: Callable[[str], T | None]) -> T | None:
        """The first cell of a field, read; what cannot be read is noted."""
        for place, _ in self.columns.get(name, []):
            if row[place]:
                found = read(row[place])
                if found is None:
                    self.odd[(self.table.header[place], row[place])] += 1
                return found
        return None

    def _day(self, name: Field, row: tuple[str, ...]) -> date | None:
        return self._read(name, row, lambda cell: day_of(cell, self.order))

    def _amount(self, row: tuple[str, ...]) -> Amount | None:
        columns = [(place, unit or self.unit) for place, unit in self.columns.get("estimate", [])]
        columns += [(place, "points") for place, _ in self.columns.get("points", [])]
        for place, unit in columns:
            if row[place] and row[place].strip("0.,") != "":
                found = amount_of(row[place].rstrip("?"), unit)
                if found is None:
                    self.odd[(self.table.header[place], row[place])] += 1
                return found
        return None


MOST_ODD = 6


def sheet_of(table: Table, reading: Reading) -> Sheet:
    """The rows of a table, read. Raises NotATable where no column names the rows."""
    columns = columns_of(table.header)
    if "title" not in columns:
        raise NotATable("no column says what the rows are called")
    reader = _Reader(table, reading, columns)
    days = list(_cells(table, columns, ("due", "start")))
    reader.order, reader.unit = order_of(days) or reading.order, _bare_unit(table, columns)
    lines = [reader.line(number, row) for number, row in enumerate(table.rows, 1)]
    doubtful = unclear(days) if reader.order is None else []
    return Sheet(
        lines=tuple(line for line in lines if line.title),
        columns=_understood(table, columns),
        ignored=_ignored(table, columns),
        untitled=sum(not line.title for line in lines),
        odd=tuple(found for found, _ in reader.odd.most_common(MOST_ODD)),
        unclear=doubtful[0] if doubtful else "",
        points=any(line.amount and line.amount.points for line in lines),
    )


def _understood(
    table: Table, columns: dict[Field, list[tuple[int, Unit]]]
) -> tuple[tuple[str, Field], ...]:
    """Each column that says something and holds something, once by name, as they stand."""
    said = {place: name for name, found in columns.items() for place, _ in found}
    used = [place for place in sorted(said) if any(row[place] for row in table.rows)]
    return tuple(dict.fromkeys((table.header[place], said[place]) for place in used))


def _ignored(table: Table, columns: dict[Field, list[tuple[int, Unit]]]) -> tuple[str, ...]:
    known = {place for found in columns.values() for place, _ in found}
    names = [name for place, name in enumerate(table.header) if place not in known and name]
    return tuple(dict.fromkeys(names))


def _cells(
    table: Table, columns: dict[Field, list[tuple[int, Unit]]], fields: Iterable[Field]
) -> Iterable[str]:
    """All that stands in the columns of some fields."""
    for name in fields:
        for place, _ in columns.get(name, []):
            yield from (row[place] for row in table.rows if row[place])


def _bare_unit(table: Table, columns: dict[Field, list[tuple[int, Unit]]]) -> Unit:
    """What bare numbers below an estimate without a unit are: Linear's points, Jira's seconds."""
    if {plain(name) for name in table.header} >= LINEAR:
        return "points"
    figures = [
        float(cell) for cell in _cells(table, columns, ("estimate",)) if re.fullmatch(r"\d+", cell)
    ]
    whole_minutes = all(figure % 60 == 0 for figure in figures)
    large = [figure for figure in figures if figure]
    return "seconds" if large and whole_minutes and min(large) >= JIRAS_SECONDS else ""
