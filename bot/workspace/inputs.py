"""What a view's elements hold: what was typed, else what they began with, else nothing."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
REQUIRED = "Please complete this required field."

_ONE = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
}
_MANY = {
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "file_input": ("files", "initial_files"),
}


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element with its block, those in containers and cards among them."""
    for block in blocks:
        for inner in (block.get("element"), block.get("accessory")):
            if isinstance(inner, dict):
                yield block, inner
        for name in ("elements", "actions"):
            yield from ((block, e) for e in block.get(name) or [] if "action_id" in e)
        yield from elements(block.get("child_blocks") or [])
        if block["type"] == "carousel":
            yield from elements(block["elements"])


def element(blocks: list[Json], action_id: str, block_id: str | None = None) -> Json | None:
    """An element by its ids, with that of its block."""
    for block, inner in elements(blocks):
        if inner.get("action_id") == action_id and block_id in (None, block.get("block_id")):
            return inner | {"block_id": block.get("block_id")}
    return None


def state_values(blocks: list[Json], typed: Json) -> Json:
    """Slack's ``state.values``, by block and action; ``typed`` has the same shape."""
    found: Json = {}
    for block, inner in elements(blocks):
        if inner["type"] in _ONE or inner["type"] in _MANY:
            block_id, action_id = block["block_id"], inner["action_id"]
            given = (typed.get(block_id) or {}).get(action_id) or {}
            found.setdefault(block_id, {})[action_id] = _beginning(inner) | given
    return found


def _beginning(inner: Json) -> Json:
    kind = inner["type"]
    if kind in _ONE:
        name, initial = _ONE[kind]
        return {"type": kind, name: inner.get(initial)}
    name, initial = _MANY[kind]
    return {"type": kind, name: inner.get(initial) or []}


def incomplete(blocks: list[Json], values: Json) -> Json:
    """What Slack says beside inputs that must be filled in and are not, by block."""
    found = {}
    for block, inner in elements(blocks):
        if block["type"] == "input" and not block.get("optional"):
            held = values[block["block_id"]][inner["action_id"]]
            if not any(value for name, value in held.items() if name != "type"):
                found[block["block_id"]] = REQUIRED
    return found
