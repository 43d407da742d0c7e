"""A modal or Home view held against Slack's limits."""

import json
from collections.abc import Iterator
from typing import Any, Literal

from bot.workspace.blocks.finding import Finding
from bot.workspace.blocks.messages import findings_of_blocks
from bot.workspace.blocks.objects import plain
from bot.workspace.blocks.rules import anything, boolean, shape, string, typed
from bot.workspace.blocks.whole import kinds

AT = "/view"
MOST_BYTES = 250_000
COMMON = {"private_metadata": string(3000), "callback_id": string(255), "external_id": string(255)}
VIEW = typed(
    lambda: {
        "modal": shape(
            {"title": plain(24), "blocks": anything},
            {**COMMON, "submit": plain(24), "close": plain(24), "clear_on_close": boolean,
             "notify_on_close": boolean, "submit_disabled": boolean},
        ),
        "home": shape({"blocks": anything}, COMMON),
    }
)  # fmt: skip


def findings_of_view(view: object) -> list[Finding]:
    """What is wrong with a view, as views.open and views.publish take it."""
    return list(_view(view))


def _view(view: object) -> Iterator[Finding]:
    yield from VIEW(view, AT)
    if not isinstance(view, dict) or "blocks" not in view:
        return
    surface: Literal["home", "modal"] = "home" if view.get("type") == "home" else "modal"
    yield from findings_of_blocks(view["blocks"], surface, f"{AT}/blocks")
    if isinstance(view["blocks"], list):
        yield from _inputs(view, view["blocks"])
        yield from _focus(view["blocks"])
    if len(json.dumps(view).encode()) > MOST_BYTES:
        yield Finding(AT, f"must be less than {MOST_BYTES} bytes", error="view_too_large")


def _inputs(view: dict[str, Any], blocks: list[Any]) -> Iterator[Finding]:
    """A modal with something to fill in has a button to send it."""
    if view.get("type") == "modal" and kinds(blocks, "input") and "submit" not in view:
        yield Finding(AT, "missing required field: submit")


def _focus(blocks: list[Any]) -> Iterator[Finding]:
    """Only one element takes the focus."""
    found = [
        f"{AT}/blocks/{place}/element/focus_on_load"
        for place, each in kinds(blocks, "input")
        if isinstance(each.get("element"), dict) and each["element"].get("focus_on_load") is True
    ]
    for pointer in found[1:]:
        yield Finding(pointer, "only one element may have focus_on_load")
