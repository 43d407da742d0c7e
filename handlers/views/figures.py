"""Charts and tables as Slack's own blocks; slack_sdk knows neither, so they are dictionaries."""

from core.wording.figure import LABEL, MOST_POINTS, TITLE, Chart, Series, Table
from handlers.views.parts import Block

PAGE = 20
"""Rows of a table shown at once."""


def chart_block(chart: Chart) -> Block:
    """A chart; two of them are the most that a message takes."""
    labels = _unique([label[:LABEL] for label in chart.labels[:MOST_POINTS]])
    names = [each.name[:LABEL] for each in chart.series[:6]]
    plotted = {
        "type": chart.kind,
        "series": [
            _series(each, name, labels)
            for each, name in zip(chart.series, _unique(names), strict=False)
        ],
        "axis_config": {
            "categories": labels,
            **({"x_label": chart.x[:50]} if chart.x else {}),
            **({"y_label": chart.y[:50]} if chart.y else {}),
        },
    }
    return {"type": "data_visualization", "title": chart.title[:TITLE], "chart": plotted}


def _series(series: Series, name: str, labels: list[str]) -> Block:
    data = [
        {"label": label, "value": value}
        for label, value in zip(labels, series.values, strict=False)
    ]
    return {"name": name, "data": data}


def _unique(labels: list[str]) -> list[str]:
    """Labels that stay different when they are cut."""
    if len({label.casefold() for label in labels}) == len(labels):
        return labels
    return [f"{place} {label}"[:LABEL] for place, label in enumerate(labels, 1)]


def table_block(shown: Table) -> Block:
    """A table that can be sorted and paged."""
    heading = [_cell(each) for each in shown.heading]
    return {
        "type": "data_table",
        "caption": shown.caption or "Table",
        "rows": [heading, *([_cell(each) for each in row] for row in shown.rows)],
        "page_size": PAGE,
    }


def _cell(value: str | float) -> Block:
    if isinstance(value, str):
        return {"type": "raw_text", "text": value or "–"}
    return {"type": "raw_number", "value": value}
