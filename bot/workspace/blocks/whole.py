"""What holds over all blocks of a payload together."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from bot.workspace.blocks.finding import Finding

Json = dict[str, Any]
MARKDOWN, CELLS, CELLS_AT_MOST, CHARTS = 12_000, 10_000, 20_000, 2
SILENT = {"type", "block_id", "action_id", "value", "url", "image_url", "style", "level"}
"""Fields whose text nobody sees."""


def kinds(blocks: list[Any], *wanted: str) -> list[tuple[int, Json]]:
    """The blocks of some kinds, with their places."""
    return [
        (place, each)
        for place, each in enumerate(blocks)
        if isinstance(each, dict) and each.get("type") in wanted
    ]


def visible(value: Any, name: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    """Every text inside that a person could read."""
    if isinstance(value, dict):
        yield from chain.from_iterable(visible(inner, key) for key, inner in value.items())
    elif isinstance(value, list):
        yield from chain.from_iterable(visible(inner, name) for inner in value)
    elif isinstance(value, str) and name not in SILENT:
        yield value


def characters(value: Any) -> int:  # noqa: ANN401 - JSON
    """How many characters a person could read in it."""
    return sum(map(len, visible(value)))


def unique_ids(blocks: list[Any], at: str) -> Iterator[Finding]:
    """A ``block_id`` stands once in a payload."""
    seen: set[str] = set()
    for place, each in enumerate(blocks):
        name = each.get("block_id") if isinstance(each, dict) else None
        if name is not None and str(name) in seen:
            yield Finding(f"{at}/{place}/block_id", f"block_id already exists: {name}")
        seen.add(str(name))


def together(blocks: list[Any], at: str) -> Iterator[Finding]:
    """Limits over several blocks: markdown, tables, charts."""
    texts = [(place, str(each.get("text", ""))) for place, each in kinds(blocks, "markdown")]
    if len(texts) > 1 and sum(len(said) for _, said in texts) > MARKDOWN:
        problem = f"must be less than {MARKDOWN + 1} characters over all markdown blocks"
        yield Finding(f"{at}/{texts[-1][0]}/text", problem)
    for place, _ in kinds(blocks, "table")[1:]:
        yield Finding(f"{at}/{place}", "only_one_table_allowed", error="invalid_attachments")
    for place, _ in kinds(blocks, "data_visualization")[CHARTS:]:
        yield Finding(f"{at}/{place}", f"no more than {CHARTS} data_visualization blocks allowed")
    yield from _cells(blocks, at)


def _cells(blocks: list[Any], at: str) -> Iterator[Finding]:
    size, last = 0, 0
    for place, each in kinds(blocks, "table", "data_table"):
        size, last = size + characters(each.get("rows")), place
    if size > CELLS:
        problem = f"must be less than {CELLS + 1} characters over all cells"
        yield Finding(f"{at}/{last}/rows", problem, certain=size > CELLS_AT_MOST)
