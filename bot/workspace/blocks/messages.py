"""A message held against Slack's limits."""

from collections.abc import Iterator
from typing import Any

from bot.workspace.blocks.finding import Finding
from bot.workspace.blocks.layout import Surface, placed
from bot.workspace.blocks.whole import characters, kinds, together, unique_ids

MOST = {"message": 50, "modal": 100, "home": 100}
TEXT_ADVISED, TEXT_AT_MOST = 4_000, 40_000
BLOCKS_TOGETHER = 13_000
"""Characters; Slack documents no bound, ``msg_blocks_too_long`` was seen from about 13,200."""
ATTACHMENTS_ADVISED, ATTACHMENTS = 20, 100


def findings_of_blocks(blocks: object, surface: Surface, at: str = "/blocks") -> list[Finding]:
    """What is wrong with a list of blocks on a surface."""
    return list(_blocks(blocks, surface, at))


def _blocks(blocks: object, surface: Surface, at: str) -> Iterator[Finding]:
    if not isinstance(blocks, list):
        yield Finding(at, "must provide an array", error="invalid_blocks_format")
        return
    if len(blocks) > MOST[surface]:
        yield Finding(at, f"no more than {MOST[surface]} items allowed")
    for place, each in enumerate(blocks):
        yield from placed(each, f"{at}/{place}", surface)
    yield from unique_ids(blocks, at)
    yield from together(blocks, at)
    yield from _uploads(blocks, surface, at)


def _uploads(blocks: list[Any], surface: Surface, at: str) -> Iterator[Finding]:
    """A file is asked for in modals only."""
    for place, each in kinds(blocks, "input") if surface != "modal" else []:
        if isinstance(each.get("element"), dict) and each["element"].get("type") == "file_input":
            yield Finding(f"{at}/{place}/element/type", "unsupported type: file_input")


def findings_of_message(payload: object) -> list[Finding]:
    """What is wrong with the arguments of chat.postMessage."""
    if not isinstance(payload, dict):
        return [Finding("", "must provide an object", error="invalid_arguments")]
    return list(_message(payload))


def _message(payload: dict[str, Any]) -> Iterator[Finding]:
    text, blocks = payload.get("text") or "", payload.get("blocks") or []
    attachments = payload.get("attachments") or []
    if not (text or blocks or attachments):
        yield Finding("/text", "must provide text or blocks", error="no_text")
    yield from _text(text)
    yield from _blocks(blocks, "message", "/blocks")
    if characters(blocks) > BLOCKS_TOGETHER:
        yield Finding(
            "/blocks", f"must be less than {BLOCKS_TOGETHER + 1} characters over all blocks",
            certain=False, error="msg_blocks_too_long",
        )  # fmt: skip
    yield from _attachments(attachments)


def _text(text: object) -> Iterator[Finding]:
    if not isinstance(text, str):
        yield Finding("/text", "must provide a string", error="invalid_arguments")
    elif len(text) > TEXT_ADVISED:
        bound = TEXT_AT_MOST if len(text) > TEXT_AT_MOST else TEXT_ADVISED
        problem = f"must be less than {bound + 1} characters"
        yield Finding("/text", problem, certain=bound == TEXT_AT_MOST, error="msg_too_long")


def _attachments(attachments: object) -> Iterator[Finding]:
    if not isinstance(attachments, list):
        yield Finding("/attachments", "must provide an array", error="invalid_attachments")
    elif len(attachments) > ATTACHMENTS_ADVISED:
        bound = ATTACHMENTS if len(attachments) > ATTACHMENTS else ATTACHMENTS_ADVISED
        problem = f"no more than {bound} items allowed"
        certain, error = bound == ATTACHMENTS, "too_many_attachments"
        yield Finding("/attachments", problem, certain=certain, error=error)
