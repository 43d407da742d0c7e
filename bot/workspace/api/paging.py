"""Lists in pages: a limit, and a cursor for the rest."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from bot.workspace.api.calls import Call
from bot.workspace.api.errors import Refusal
from bot.workspace.state import Json

MOST = 999
Item = TypeVar("Item")


def page(call: Call, items: Sequence[Item], default: int = 100) -> tuple[list[Item], Json]:
    """The items of the page asked for, and what tells the next."""
    limit = int(call.number("limit", default))
    if not 1 <= limit <= MOST:
        raise Refusal("invalid_limit")
    start = _start(call.text("cursor"))
    end = start + limit
    rest = base64.b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return list(items[start:end]), {"response_metadata": {"next_cursor": rest}}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, place = base64.b64decode(cursor, validate=True).decode().partition(":")
        if word == "next":
            return int(place)
    except (ValueError, binascii.Error):
        pass
    raise Refusal("invalid_cursor")
