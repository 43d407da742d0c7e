"""A request's bytes as what Slack says in them, parsed once, by us.

Bolt takes a form that merely holds the word "payload" for an interaction, losing what was typed.
"""

import json
from collections.abc import Iterator
from urllib.parse import parse_qs

from bot.shapes import Json, plausible

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
DEEPEST = 64
MOST_FIELDS = 200


def parsed(kind: str, body: bytes) -> Json | None:
    """What a body of that content type says, or None where Slack would not have sent it."""
    try:
        text = body.decode("utf-8")
        return acceptable(json.loads(text) if kind == JSON else _form(text))
    except (ValueError, RecursionError):
        return None


def acceptable(found: object) -> Json | None:
    """A parsed body, or None where it is deep, cannot be written as UTF-8, or is not Slack's."""
    for depth, value in _leaves(found):
        if depth > DEEPEST or (isinstance(value, str) and not _encodable(value)):
            return None
    return found if isinstance(found, dict) and plausible(found) else None


def _form(text: str) -> object:
    """A form's fields; of an interaction, which Slack puts into the field ``payload``, that."""
    fields = parse_qs(
        text, keep_blank_values=True, strict_parsing=True, errors="strict",
        max_num_fields=MOST_FIELDS,
    )  # fmt: skip
    if any(len(values) > 1 for values in fields.values()):
        raise ValueError("a field stands there twice")
    single = {name: values[0] for name, values in fields.items() if name != "type"}
    return json.loads(single["payload"]) if "payload" in single else single


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _leaves(found: object) -> Iterator[tuple[int, object]]:
    """All values and names with their depth, without recursion; stops below the deepest."""
    waiting = [(0, found)]
    while waiting:
        depth, value = waiting.pop()
        yield depth, value
        if isinstance(value, dict):
            waiting += [(depth + 1, each) for pair in value.items() for each in pair]
        elif isinstance(value, list):
            waiting += [(depth + 1, each) for each in value]
