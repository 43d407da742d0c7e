"""Pasted or exported text as a table: commas, semicolons, tabs or bars; quotes hold together."""

import csv
import io
from dataclasses import dataclass

DELIMITERS = "\t;,|"
MOST_ROWS = 5_000
CELL = 131_072
"""Characters of one cell at most; csv's own limit."""


class NotATable(ValueError):
    """The text has no header with rows below it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows, all of the header's width."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(text: str) -> Table:
    """The table a text holds; its first line is the header. Raises NotATable."""
    clean = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    clean = clean.strip("\n").strip("`").strip("\n")
    if not clean.strip():
        raise NotATable("there is nothing in it")
    delimiter = _delimiter(clean)
    lines = [line for line in _cells(clean, delimiter) if any(line) and not _ruled(line)]
    if len(lines) < 2:
        raise NotATable("there is no row below the header")
    if len(lines) - 1 > MOST_ROWS:
        raise NotATable(f"{len(lines) - 1} rows are too many; {MOST_ROWS} are the most")
    header = lines[0]
    rows = tuple(_as_wide(line, len(header)) for line in lines[1:])
    return Table(tuple(header), rows)


def _cells(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    try:
        lines = [[cell.strip() for cell in line] for line in reader]
    except csv.Error as error:
        raise NotATable(str(error)) from None
    return [line[1:-1] for line in lines] if _framed(delimiter, lines) else lines


def _framed(delimiter: str, lines: list[list[str]]) -> bool:
    """Whether each line begins and ends with a bar, as tables in Markdown do."""
    shown = [line for line in lines if line]
    return delimiter == "|" and all(
        len(line) > 2 and not line[0] and not line[-1] for line in shown
    )


def _delimiter(text: str) -> str:
    """The sign that stands oftenest outside quotes in the header; a tab before all others."""
    header, quoted = "", False
    for sign in text:
        if sign == '"':
            quoted = not quoted
        if sign == "\n" and not quoted:
            break
        header += " " if quoted else sign
    counts = {sign: header.count(sign) for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: counts[sign])


def _ruled(line: list[str]) -> bool:
    """The line of dashes below a header in Markdown."""
    return all(cell and not cell.strip(":-") for cell in line)


def _as_wide(line: list[str], width: int) -> tuple[str, ...]:
    return tuple((line + [""] * width)[:width])
