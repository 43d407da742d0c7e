"""Slack's requests on their way to the app, signed; what came back, or why nothing did."""

import hashlib
import hmac
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
PATIENCE = 3.0
"""Seconds after which Slack gives up on an answer."""
TIMEOUT, DOWN = "operation_timeout", "dispatch_failed"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the app answered.

    Attributes:
        body: Its text where the status is 200.
        error: What a person is told otherwise; empty where all is well.
        reason: Slack's word for it when it tries again.
        final: Whether the app asked not to be tried again.
    """

    body: str = ""
    error: str = ""
    reason: str = ""
    final: bool = False


def signature(secret: str, stamp: str, raw: bytes) -> str:
    """Slack's signature over a body sent at ``stamp``, Unix seconds."""
    base = b"v0:" + stamp.encode() + b":" + raw
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def sent(
    endpoint: str, secret: str, body: str, kind: str, more: Mapping[str, str] | None = None
) -> Heard:
    """Send a body, signed with real time, and wait as long as Slack does."""
    stamp, raw = str(int(time.time())), body.encode()
    headers = {
        "Content-Type": kind, "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature(secret, stamp, raw), **(more or {}),
    }  # fmt: skip
    request = urllib.request.Request(endpoint, raw, headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return Heard(answer.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            final = error.headers.get("X-Slack-No-Retry") == "1"
            return Heard(error=DOWN, reason="http_error", final=final)
    except TimeoutError:
        return Heard(error=TIMEOUT, reason="http_timeout")
    except OSError as error:
        late = isinstance(getattr(error, "reason", None), TimeoutError)
        if late:
            return Heard(error=TIMEOUT, reason="http_timeout")
        return Heard(error=DOWN, reason="connection_failed")
