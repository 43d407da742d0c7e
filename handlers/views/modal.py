"""A form laid out as a modal: one input a field, whose ``block_id`` is the command's field."""

from collections.abc import Sequence
from typing import Any

from core.wording.asking.offers import cut
from core.wording.form import Choice, Entry, Form
from handlers.ids import FILL, SHOWN, SUGGEST, WEIGH
from handlers.views.parts import Block, context, rich_text

View = dict[str, Any]
MOST_OPTIONS, OPTION, GROUP, PLACEHOLDER = 100, 75, 75, 150
TITLE, BUTTON = 24, 24


def modal(form: Form, name: str, carried: str) -> View:
    """The view; ``name`` is its callback and ``carried`` travels with it as private metadata."""
    return {
        "type": "modal",
        "callback_id": name,
        "private_metadata": carried,
        "title": _plain(form.title, TITLE),
        "submit": _plain(form.submit, BUTTON),
        "close": _plain("Cancel", BUTTON),
        "blocks": [*_head(form), *_questions(form), *_foot(form)],
    }


def _head(form: Form) -> list[Block]:
    return [rich_text(form.lines)] if form.lines else []


def _foot(form: Form) -> list[Block]:
    return [context(form.aside)] if form.aside else []


def _questions(form: Form) -> list[Block]:
    """The inputs; what the answers so far mean stands below those whose effect is shown."""
    live = [place for place, entry in enumerate(form.entries, 1) if entry.live]
    blocks = [_input(entry) for entry in form.entries]
    return blocks[: live[-1]] + _shown(form.shown) + blocks[live[-1] :] if live else blocks


def _shown(lines: Sequence[str]) -> list[Block]:
    """In a block that can be found again."""
    return [rich_text(lines) | {"block_id": SHOWN}] if lines else []


def with_shown(view: View, lines: Sequence[str]) -> View:
    """An open window with other words in that block; what was typed stays as it is."""
    blocks = [block for block in view["blocks"] if block.get("block_id") != SHOWN]
    live = [
        place
        for place, block in enumerate(blocks, 1)
        if (block.get("element") or {}).get("action_id") == WEIGH
    ]
    return {name: view[name] for name in KEPT if view.get(name)} | {
        "blocks": blocks[: live[-1]] + _shown(lines) + blocks[live[-1] :]
    }


def _input(entry: Entry) -> Block:
    found: Block = {
        "type": "input",
        "block_id": entry.field,
        "label": _plain(entry.label, 2000),
        "element": {"action_id": _action(entry), **_element(entry)},
        "optional": entry.optional,
    }
    if entry.hint:
        found["hint"] = _plain(entry.hint, 2000)
    return found | ({"dispatch_action": True} if entry.live else {})


def _action(entry: Entry) -> str:
    if entry.live:
        return WEIGH
    return SUGGEST if _too_many(entry) else FILL


def _too_many(entry: Entry) -> bool:
    return entry.kind in ("choice", "many") and len(entry.choices) > MOST_OPTIONS


def _element(entry: Entry) -> Block:
    return _ELEMENTS[entry.kind](entry)


def _typed(entry: Entry) -> Block:
    found: Block = {"type": "plain_text_input", "max_length": min(3000, entry.longest)}
    if entry.kind == "lines":
        found["multiline"] = True
    if isinstance(entry.value, str) and entry.value:
        found["initial_value"] = entry.value[: min(3000, entry.longest)]
    return found | _live(entry) | _placeholder(entry)


def _number(entry: Entry) -> Block:
    found: Block = {"type": "number_input", "is_decimal_allowed": True, "min_value": "0"}
    if isinstance(entry.value, str) and entry.value:
        found["initial_value"] = entry.value
    return found | _live(entry) | _placeholder(entry)


def _live(entry: Entry) -> Block:
    when = {"trigger_actions_on": ["on_character_entered"]}
    return {"dispatch_action_config": when} if entry.live else {}


def _placeholder(entry: Entry) -> Block:
    return {"placeholder": _plain(entry.example, PLACEHOLDER)} if entry.example else {}


def _chosen(entry: Entry) -> Block:
    if not entry.choices:
        return {"type": "plain_text_input"} | _placeholder(entry)
    many = "multi_" if entry.kind == "many" else ""
    if _too_many(entry):
        search: Block = {"type": f"{many}external_select", "min_query_length": 0}
        return search | _initial(entry) | _placeholder(entry)
    return {"type": f"{many}static_select", **offered(entry.choices), **_initial(entry)} | (
        _placeholder(entry)
    )


def offered(choices: tuple[Choice, ...]) -> Block:
    """Options, in groups where they have any."""
    if not any(each.group for each in choices):
        return {"options": [_option(each) for each in choices]}
    names = dict.fromkeys(each.group for each in choices)
    return {
        "option_groups": [
            {"label": _plain(name or "Other", GROUP),
             "options": [_option(each) for each in choices if each.group == name]}
            for name in names
        ]
    }  # fmt: skip


def _option(choice: Choice) -> Block:
    found: Block = {"text": _plain(choice.label, OPTION), "value": choice.value}
    return found | ({"description": _plain(choice.more, OPTION)} if choice.more else {})


def _initial(entry: Entry) -> Block:
    """What is chosen to begin with; only what can be chosen."""
    wanted = (entry.value,) if isinstance(entry.value, str) else entry.value or ()
    found = [_option(each) for each in entry.choices if each.value in wanted]
    if not found:
        return {}
    return {"initial_options": found} if entry.kind in MANY else {"initial_option": found[0]}


def _radio(entry: Entry) -> Block:
    return {"type": "radio_buttons", "options": [*map(_option, entry.choices)], **_initial(entry)}


def _boxes(entry: Entry) -> Block:
    return {"type": "checkboxes", "options": [*map(_option, entry.choices)], **_initial(entry)}


def _day(entry: Entry) -> Block:
    return {"type": "datepicker"} | ({"initial_date": entry.value} if entry.value else {})


def _time(entry: Entry) -> Block:
    return {"type": "timepicker"} | ({"initial_time": entry.value} if entry.value else {})


def _link(entry: Entry) -> Block:
    return {"type": "url_text_input"} | ({"initial_value": entry.value} if entry.value else {})


def _person(entry: Entry) -> Block:
    return {"type": "users_select"} | ({"initial_user": entry.value} if entry.value else {})


def _people(entry: Entry) -> Block:
    chosen = {"initial_users": list(entry.value)} if entry.value else {}
    return {"type": "multi_users_select"} | chosen


def _place(entry: Entry) -> Block:
    chosen = {"initial_conversation": entry.value} if entry.value else {}
    return {"type": "conversations_select", **chosen}


def _plain(text: str, longest: int) -> Block:
    return {"type": "plain_text", "text": cut(text, longest), "emoji": False}


KEPT = ("type", "callback_id", "private_metadata", "title", "submit", "close")
"""What views.update wants back of a view beside its blocks."""
MANY = ("boxes", "many")
_ELEMENTS = {
    "line": _typed, "lines": _typed, "number": _number, "day": _day, "time": _time, "link": _link,
    "choice": _chosen, "many": _chosen, "radio": _radio, "boxes": _boxes, "person": _person,
    "people": _people, "place": _place,
}  # fmt: skip
