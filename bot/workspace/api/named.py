"""Blocks with the ids that Slack makes up where the app gave none."""

import secrets
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
SILENT = {"image", "plain_text", "mrkdwn"}
PARTS = ("accessory", "element")


def named(blocks: object) -> list[Json] | None:
    """The same blocks, each with a ``block_id`` and its elements with an ``action_id``."""
    return [_block(each) for each in blocks] if isinstance(blocks, list) and blocks else None


def _block(block: Json) -> Json:
    found = {"block_id": secrets.token_urlsafe(4), **block}
    for name in PARTS:
        if isinstance(found.get(name), dict):
            found[name] = _element(found[name])
    for (kind, name), inner in WITHIN.items():
        if found["type"] == kind and isinstance(found.get(name), list):
            found[name] = [inner(each) for each in found[name]]
    return found


def _element(element: Json) -> Json:
    if element.get("type") in SILENT:
        return element
    return {"action_id": secrets.token_urlsafe(4), **element}


WITHIN: dict[tuple[str, str], Callable[[Json], Json]] = {
    ("actions", "elements"): _element,
    ("context_actions", "elements"): _element,
    ("card", "actions"): _element,
    ("container", "child_blocks"): _block,
    ("carousel", "elements"): _block,
}
