"""A call's arguments, from a form whose structured values are JSON, or from JSON."""

import json
from typing import Any
from urllib.parse import parse_qsl

Json = dict[str, Any]
STRUCTURED = ("blocks", "metadata", "attachments", "view", "files", "message")


def fields_of(kind: str, body: bytes) -> Json:
    """The arguments; structured ones that cannot be read stay text, for the method to refuse."""
    if kind.startswith("application/json"):
        found = _read(body.decode("utf-8", "replace") or "{}")
        return found if isinstance(found, dict) else {}
    pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: _read(value) if name in STRUCTURED else value for name, value in pairs}


def structured(value: Any) -> Any:  # noqa: ANN401 - JSON
    """A structured argument, which clients may send as text even inside JSON."""
    return _read(value) if isinstance(value, str) else value


def _read(value: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(value)
    except ValueError:
        return value
