"""Blocks: one entry each, with its limits, and the surfaces each may stand on."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from bot.workspace.blocks.data import DATA_TABLE, DATA_VISUALIZATION, TABLE
from bot.workspace.blocks.elements import (
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    one_of,
)
from bot.workspace.blocks.finding import Finding
from bot.workspace.blocks.objects import (
    HTTPS,
    ID,
    IMAGE,
    IMAGE_BLOCK,
    SLACK_ICON,
    URL,
    plain,
    text,
)
from bot.workspace.blocks.rich import RICH_TEXT
from bot.workspace.blocks.rules import (
    Rule,
    advised,
    anything,
    boolean,
    both,
    choice,
    exclusive,
    listed,
    present,
    shape,
    string,
    typed,
    whole,
)

Surface = Literal["message", "modal", "home"]


def block(
    required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, *more: Rule
) -> Rule:
    """A rule: a block, which may carry a ``block_id``."""
    return shape(required, {**(optional or {}), "block_id": ID}, *more)


def _actions_once(value: dict[str, Any], at: str) -> Iterator[Finding]:
    """An ``action_id`` stands once in a block."""
    seen: set[object] = set()
    for place, each in enumerate(value.get("elements") or []):
        name = each.get("action_id") if isinstance(each, dict) else None
        if name is not None and str(name) in seen:
            yield Finding(f"{at}/elements/{place}/action_id", f"`action_id` {name} already exists")
        seen.add(str(name))


def _child(value: object, at: str) -> Iterator[Finding]:
    """A block inside a container: never another container, some kinds for certain."""
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "container":
        yield Finding(f"{at}/type", "unsupported type: container")
    elif kind not in CHILDREN:
        yield Finding(f"{at}/type", f"unsupported type: {kind}", certain=False)
    yield from BLOCK(value, at)


BUTTONS = listed(one_of(("button",)), 3)
PICTURE = one_of(("image",))
CARD = block(
    {},
    {"hero_image": PICTURE, "icon": PICTURE, "slack_icon": SLACK_ICON, "title": text(150),
     "subtitle": text(150), "body": text(200), "subtext": text(200),
     "actions": both(BUTTONS, advised(listed(anything, 2)))},
    present("hero_image", "title", "actions", "body"),
    exclusive("icon", "slack_icon"),
)  # fmt: skip
RICH = typed(lambda: {"rich_text": RICH_TEXT})
TASK = block(
    {"task_id": string(least=1), "title": string(least=1)},
    {"details": RICH, "output": RICH, "sources": listed(anything, least=0),
     "status": choice("pending", "in_progress", "complete", "error")},
)  # fmt: skip

BLOCKS: dict[str, Rule] = {
    "section": block(
        {},
        {"text": text(3000), "fields": listed(text(2000), 10), "accessory": one_of(IN_SECTION),
         "expand": boolean},
        present("text", "fields"),
    ),
    "header": block({"text": plain(150)}, {"level": whole(1, 4)}),
    "divider": block({}),
    "actions": block({"elements": listed(one_of(IN_ACTIONS), 25)}, {}, _actions_once),
    "context": block({"elements": listed(one_of(IN_CONTEXT), 10)}),
    "context_actions": block({"elements": listed(one_of(IN_CONTEXT_ACTIONS), 5)}, {},
                             _actions_once),
    "image": IMAGE_BLOCK,
    "input": block(
        {"label": plain(2000), "element": one_of(IN_INPUT)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "markdown": block({"text": string(12_000, least=1)}),
    "rich_text": RICH_TEXT,
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "video": block(
        {"alt_text": string(), "title": plain(199), "thumbnail_url": URL, "video_url": HTTPS},
        {"author_name": string(49), "description": plain(200), "provider_icon_url": URL,
         "provider_name": string(), "title_url": HTTPS},
    ),
    "card": CARD,
    "carousel": block({"elements": listed(typed(lambda: {"card": CARD}), 10)}),
    "container": block(
        {"child_blocks": listed(_child, 10)},
        {"title": plain(150), "rich_text_title": RICH, "subtitle": text(150),
         "width": choice("narrow", "standard", "wide", "full"), "icon": IMAGE,
         "is_collapsible": boolean, "default_collapsed": boolean, "has_header_divider": boolean},
        present("title", "rich_text_title"),
    ),
    "alert": block(
        {"text": both(text(), advised(text(200)))},
        {"level": choice("default", "info", "warning", "error", "success")},
    ),
    "task_card": TASK,
    "plan": block({"title": string(least=1)}, {"tasks": listed(typed(lambda: {"task_card": TASK}),
                                                               least=0)}),
}  # fmt: skip
BLOCK = typed(lambda: BLOCKS)
CHILDREN = (
    "section", "header", "divider", "actions", "context", "image", "markdown", "rich_text",
    "table", "data_table", "data_visualization",
)  # fmt: skip
"""The eleven kinds a container is taken to hold; the list itself was not in the copy read."""

EVERYWHERE: tuple[Surface, ...] = ("message", "modal", "home")
SURFACES: dict[str, tuple[Surface, ...]] = {
    "context_actions": ("message",), "markdown": ("message",), "table": ("message",),
    "data_visualization": ("message",), "data_table": ("message", "home"),
    "card": ("message", "home"), "carousel": ("message", "home"),
    "container": ("message", "home"), "alert": ("modal",),
}  # fmt: skip
PERHAPS: dict[str, tuple[Surface, ...]] = {"table": ("home",), "data_visualization": ("home",)}


def placed(value: Any, at: str, surface: Surface) -> Iterator[Finding]:  # noqa: ANN401 - JSON
    """A block on a surface."""
    kind = value.get("type") if isinstance(value, dict) else None
    yield from BLOCK(value, at)
    if surface not in SURFACES.get(str(kind), EVERYWHERE):
        known = surface not in PERHAPS.get(str(kind), ())
        yield Finding(f"{at}/type", f"unsupported type: {kind} in a {surface}", certain=known)
