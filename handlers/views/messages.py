"""A message in sentences laid out as Slack's blocks."""

from dataclasses import dataclass
from typing import Any

from core.wording.message import Message
from handlers.views.figures import chart_block, table_block
from handlers.views.parts import Block, actions, context, fallback, preformatted, rich_text

LINES_A_BLOCK, CHARACTERS = 60, 12_000
TEXT = 3_900
"""Slack advises 4,000 characters for a message's text."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What Slack is sent: the text twin and the blocks."""

    text: str
    blocks: list[Block]


def laid_out(message: Message) -> Laid:
    """One message; what does not fit one message is cut at a line, and says so."""
    lines = _fitting(message.lines)
    foot = [context(message.aside)] if message.aside else []
    twins = (*lines, *message.figure_lines())
    text = "\n".join(fallback(line) for line in twins if line)
    file = [preformatted(message.file)] if message.file else []
    charts = [chart_block(each) for each in message.charts[:2]]
    tables = [table_block(each) for each in message.tables[:1]]
    blocks = [
        rich_text(lines),
        *charts,
        *tables,
        *file,
        *foot,
        *actions(message.buttons, message.menu),
    ]
    return Laid(text if len(text) <= TEXT else f"{text[:TEXT].rsplit(chr(10), 1)[0]}\n…", blocks)


def _fitting(lines: tuple[str, ...]) -> tuple[str, ...]:
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line)
        if size > CHARACTERS or len(kept) == LINES_A_BLOCK:
            return (*kept, "…")
        kept.append(line)
    return tuple(kept)


def reply(message: Message) -> dict[str, Any]:
    """The body of an answer that only its author sees."""
    laid = laid_out(message)
    return {"response_type": "ephemeral", "text": laid.text, "blocks": laid.blocks}
