"""What stands before Bolt: nothing unsigned, stale or malformed gets past it.

Bolt answers 500 to malformed input before it checks the signature (facts.md), and its parsers
meet bytes nobody has vouched for; here the signature over the raw bytes comes first.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

PATH = "/slack/events"
MOST_BYTES = 1024 * 1024
OLDEST = 300
DEEPEST = 64
_STAMP = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
FORM, JSON = "application/x-www-form-urlencoded", "application/json"

Environ = dict[str, Any]
Start = Callable[[str, list[tuple[str, str]]], Any]
Wsgi = Callable[[Environ, Start], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP status and a word of why."""

    status: str


def checked(environ: Mapping[str, Any], body: bytes, secret: str, now: float) -> Refusal | None:
    """Why a request to Slack's path is refused, or None where it may pass."""
    if environ["REQUEST_METHOD"] != "POST":
        return Refusal("405 Method Not Allowed")
    kind = str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip().lower()
    if kind not in (FORM, JSON):
        return Refusal("415 Unsupported Media Type")
    if not signed(environ, body, secret, now):
        return Refusal("401 Unauthorized")
    return None if readable(kind, body) else Refusal("400 Bad Request")


def signed(environ: Mapping[str, Any], body: bytes, secret: str, now: float) -> bool:
    """Whether Slack signed these very bytes within five minutes of ``now``, Unix seconds."""
    stamp = str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""))
    signature = str(environ.get("HTTP_X_SLACK_SIGNATURE", ""))
    if not _STAMP.fullmatch(stamp) or not _SIGNATURE.fullmatch(signature):
        return False
    if abs(now - int(stamp)) > OLDEST:
        return False
    base = b"v0:" + stamp.encode() + b":" + body
    wanted = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, signature)


def readable(kind: str, body: bytes) -> bool:
    """Whether a signed body is something Slack sends: a form, or an object of shallow JSON."""
    try:
        text = body.decode("utf-8")
        if kind == JSON:
            return _event(text)
        fields = parse_qs(
            text, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=200
        )
    except (ValueError, RecursionError):
        return False
    payload = fields.get("payload")
    if payload is not None:
        return len(payload) == 1 and _interaction(payload[0])
    needed = ("command", "team_id", "user_id", "channel_id", "trigger_id")
    return all(len(fields.get(name, [])) == 1 for name in needed) or "ssl_check" in fields


def _event(text: str) -> bool:
    found = _shallow(text)
    if not isinstance(found, dict):
        return False
    if found.get("type") == "url_verification":
        return isinstance(found.get("challenge"), str)
    event = found.get("event")
    return (
        isinstance(event, dict)
        and isinstance(event.get("type"), str)
        and isinstance(found.get("event_id"), str)
    )


def _interaction(text: str) -> bool:
    try:
        found = _shallow(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(found, dict) or not isinstance(found.get("type"), str):
        return False
    user = found.get("user")
    return isinstance(user, dict) and isinstance(user.get("id"), str)


def _shallow(text: str) -> Any:  # noqa: ANN401 - JSON
    depth = deepest = 0
    for sign in text:
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    if deepest > 4 * DEEPEST:
        raise ValueError("too deep")
    return json.loads(text)


def guard(app: Wsgi, secret: str, clock: Callable[[], float]) -> Wsgi:
    """The application behind the guard; other paths are not its concern."""

    def guarded(environ: Environ, start: Start) -> Iterable[bytes]:
        body, refusal = _body(environ)
        refusal = refusal or checked(environ, body, secret, clock())
        if refusal:
            start(refusal.status, [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return [b""]
        environ["mlstatus.body"] = body
        return app(environ, start)

    return guarded


def _body(environ: Environ) -> tuple[bytes, Refusal | None]:
    length = str(environ.get("CONTENT_LENGTH") or "0")
    if not length.isdigit():
        return b"", Refusal("400 Bad Request")
    if int(length) > MOST_BYTES:
        return b"", Refusal("413 Content Too Large")
    body: bytes = environ["wsgi.input"].read(MOST_BYTES + 1)
    return body, Refusal("413 Content Too Large") if len(body) > MOST_BYTES else None
