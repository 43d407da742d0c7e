"""Charts and tables as plain values, each with a twin in words."""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from core.wording.marks import plain
from core.wording.phrases import number

MOST_POINTS, LABEL, TITLE, CAPTION = 20, 20, 50, 150
MOST_ROWS, MOST_CELLS, MOST_TEXT, CELL = 100, 20, 9_000, 120
"""What Slack's own charts and tables hold; the lower figure where sources differ."""
TWIN_ROWS = 12


class Series(BaseModel):
    """One line of a chart: a value for each of the chart's labels."""

    model_config = ConfigDict(frozen=True)

    name: str
    values: tuple[float, ...]


class Chart(BaseModel):
    """A chart of at most twenty points a line.

    Attributes:
        labels: What stands below each point, all different.
        twin: The same in words.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    kind: Literal["line", "area", "bar"] = "line"
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    x: str = ""
    y: str = ""
    twin: tuple[str, ...]


class Table(BaseModel):
    """A table with a heading row; ``left_out`` rows did not fit.

    Attributes:
        rows: Cells as text or figures, as many as the heading has.
    """

    model_config = ConfigDict(frozen=True)

    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    left_out: int = 0

    def twin(self) -> tuple[str, ...]:
        """The first rows in words, one line each."""
        shown = [" · ".join(_cell(cell) for cell in row) for row in self.rows[:TWIN_ROWS]]
        left = len(self.rows) - len(shown) + self.left_out
        more = [f"and {left} more"] if left else []
        return (f"{self.caption} ({', '.join(self.heading)}):", *shown, *more)


def table(caption: str, heading: Sequence[str], rows: Sequence[Sequence[str | float]]) -> Table:
    """A table that fits a message: as many rows as Slack takes, long names cut."""
    kept: list[tuple[str | float, ...]] = []
    size = sum(map(len, heading))
    for row in rows[:MOST_ROWS]:
        cells = tuple(_short(cell) for cell in row)
        size += sum(len(_cell(cell)) for cell in cells)
        if size > MOST_TEXT:
            break
        kept.append(cells)
    return Table(
        caption=plain(caption)[:CAPTION],
        heading=tuple(heading),
        rows=tuple(kept),
        left_out=len(rows) - len(kept),
    )


def _short(cell: str | float) -> str | float:
    return (plain(cell)[:CELL] or "–") if isinstance(cell, str) else cell


def _cell(cell: str | float) -> str:
    return cell if isinstance(cell, str) else number(cell)


def sampled(count: int, most: int = MOST_POINTS, always: Sequence[int] = ()) -> list[int]:
    """Places to show of ``count``: the first, the last, those wanted, the rest evenly spaced."""
    if count <= most:
        return list(range(count))
    wanted = {place for place in always if 0 < place < count - 1}
    spaced = most - len(wanted)
    evenly = {round(place * (count - 1) / (spaced - 1)) for place in range(spaced)}
    return sorted(wanted | evenly)
