"""What stands before Bolt: nothing unsigned, stale or malformed gets past it.

Bolt answers 500 to malformed input before it checks the signature (facts.md), and its parsers
meet bytes nobody has vouched for; here the signature over the raw bytes comes first.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.parsing import FORM, JSON, parsed

PATH = "/slack/events"
MOST_BYTES = 1024 * 1024
OLDEST = 300
"""Seconds a timestamp may lie in the past or the future."""
BODY = "mlstatus.body"
"""Where in the environment the parsed body stands for what comes after the guard."""
_STAMP = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")

Environ = dict[str, Any]
Start = Callable[[str, list[tuple[str, str]]], Any]
Wsgi = Callable[[Environ, Start], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP status, and headers that go with it."""

    status: str
    headers: tuple[tuple[str, str], ...] = ()


UNSIGNED = Refusal("401 Unauthorized")
MALFORMED = Refusal("400 Bad Request")
TOO_LARGE = Refusal("413 Content Too Large")


def refused(environ: Mapping[str, Any]) -> Refusal | None:
    """Why a request to Slack's path is refused before its body is read, or None."""
    if environ["REQUEST_METHOD"] != "POST":
        return Refusal("405 Method Not Allowed", (("Allow", "POST"),))
    if _kind(environ) not in (FORM, JSON):
        return Refusal("415 Unsupported Media Type")
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not length:
        return Refusal("411 Length Required")
    if not re.fullmatch(r"[0-9]{1,9}", length):
        return MALFORMED
    return TOO_LARGE if int(length) > MOST_BYTES else None


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


def guard(app: Wsgi, secret: str, clock: Callable[[], float]) -> Wsgi:
    """The application behind the guard, which finds the parsed body in ``environ[BODY]``."""

    def guarded(environ: Environ, start: Start) -> Iterable[bytes]:
        refusal = refused(environ) or _opened(environ, secret, clock())
        if refusal is None:
            return app(environ, start)
        start(refusal.status, [*refusal.headers, ("Content-Length", "0")])
        return [b""]

    return guarded


def _opened(environ: Environ, secret: str, now: float) -> Refusal | None:
    """Read, verify and parse the body into the environment."""
    body: bytes = environ["wsgi.input"].read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return TOO_LARGE
    if not signed(environ, body, secret, now):
        return UNSIGNED
    environ[BODY] = parsed(_kind(environ), body)
    return MALFORMED if environ[BODY] is None else None


def _kind(environ: Mapping[str, Any]) -> str:
    return str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip().lower()
