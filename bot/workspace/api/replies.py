"""What goes back over HTTP."""

import json
from dataclasses import dataclass
from typing import Any

JSON, TEXT, HTML = "application/json; charset=utf-8", "text/plain", "text/html; charset=utf-8"


class Cut(Exception):
    """The connection ends without an answer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, a text, its kind, and headers that go with it."""

    status: int
    text: str
    kind: str = JSON
    headers: tuple[tuple[str, str], ...] = ()


def json_reply(found: Any) -> Reply:  # noqa: ANN401 - JSON
    """An object, as every method of Slack's answers it."""
    return Reply(200, json.dumps(found))


def limited(seconds: int) -> Reply:
    """Slack's "not so fast"."""
    body = json.dumps({"ok": False, "error": "ratelimited"})
    return Reply(429, body, headers=(("Retry-After", str(seconds)),))
