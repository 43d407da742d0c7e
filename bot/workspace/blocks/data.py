"""Tables and charts: their sizes, and what must fit together inside them."""

from collections.abc import Iterator
from typing import Any

from bot.workspace.blocks.finding import Finding
from bot.workspace.blocks.objects import ID
from bot.workspace.blocks.rich import RICH_TEXT
from bot.workspace.blocks.rules import (
    Rule,
    advised,
    anything,
    boolean,
    both,
    choice,
    listed,
    number,
    shape,
    string,
    typed,
    whole,
)

NAME = string(20, least=1)
CELLS: dict[str, Rule] = {
    "raw_text": shape({"text": string(least=1)}),
    "raw_number": shape({"value": number()}, {"text": string()}),
    "rich_text": RICH_TEXT,
}
CELL = typed(lambda: CELLS)
COLUMN = shape({}, {"align": choice("left", "center", "right"), "is_wrapped": boolean})


def _column(value: object, at: str) -> Iterator[Finding]:
    """A column's settings, or null for none."""
    return iter(()) if value is None else COLUMN(value, at)


TABLE = shape(
    {"rows": listed(listed(CELL, 20), 100)},
    {"block_id": ID, "column_settings": listed(_column, 20)},
)


def _even(block: dict[str, Any], at: str) -> Iterator[Finding]:
    """All rows as long as the first, which is no rich_text."""
    rows = [row for row in _list(block.get("rows")) if isinstance(row, list)]
    for number_, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield Finding(f"{at}/rows/{number_}", "all rows must have the same number of cells")
    for place, cell in enumerate(rows[0] if rows else []):
        if isinstance(cell, dict) and cell.get("type") == "rich_text":
            yield Finding(f"{at}/rows/0/{place}", "header cells must not be rich_text")


DATA_TABLE = shape(
    {
        "caption": string(least=1),
        "rows": both(listed(listed(CELL, 20), 201, 2), advised(listed(anything, 101, 2))),
    },
    {"block_id": ID, "page_size": whole(1, 100), "row_header_column_index": whole(0, 19)},
    _even,
)

POINT = shape({"label": NAME, "value": number()})
SERIES = shape({"name": NAME, "data": listed(POINT, 20)})
SEGMENT = shape({"label": NAME, "value": number(above=0)})
AXES = shape({"categories": listed(NAME, 20)}, {"x_label": string(50), "y_label": string(50)})


def _at_most_six(rule: Rule) -> Rule:
    """Up to six, above which sources differ, and up to twelve for certain."""
    return both(listed(rule, 12), advised(listed(anything, 6)))


def _fitting(chart: dict[str, Any], at: str) -> Iterator[Finding]:
    """Series named once each, with one point per category."""
    axes = chart.get("axis_config")
    categories = _list(axes.get("categories")) if isinstance(axes, dict) else []
    names: list[object] = []
    for place, series in enumerate(_list(chart.get("series"))):
        if not isinstance(series, dict):
            continue
        if series.get("name") in names:
            yield Finding(f"{at}/series/{place}/name", "must be unique")
        names.append(series.get("name"))
        labels = [p.get("label") for p in _list(series.get("data")) if isinstance(p, dict)]
        if sorted(map(str, labels)) != sorted(map(str, categories)):
            yield Finding(f"{at}/series/{place}/data", "must hold one point per category")


PLOT = shape({"series": _at_most_six(SERIES), "axis_config": AXES}, {}, _fitting)
CHARTS: dict[str, Rule] = {
    "pie": shape({"segments": _at_most_six(SEGMENT)}),
    **dict.fromkeys(("bar", "line", "area"), PLOT),
}
DATA_VISUALIZATION = shape(
    {"title": string(50, least=1), "chart": typed(lambda: CHARTS)}, {"block_id": ID}
)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
