"""One HTTP call to Slack, without retries: the outbox decides what follows."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.delivery.verdicts import Sent, Unsure, Verdict, Wait, verdict

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slack:
    """Slack's Web API at a base URL ending in a slash; ``token`` is never logged."""

    base: str
    token: str

    def call(self, method: str, arguments: Json, *, seconds: float = 10) -> Verdict:
        """Call a method that writes."""
        return self._called(method, arguments, seconds)[0]

    def read(self, method: str, arguments: Json, *, seconds: float = 1) -> Json | None:
        """Call a method that reads; None where there was no good answer in time."""
        found, body = self._called(method, arguments, seconds)
        return body if isinstance(found, Sent) else None

    def respond(self, url: str, arguments: Json, *, seconds: float = 10) -> Verdict:
        """Answer by a response_url, whose good answer is the two letters ok."""
        data = json.dumps(arguments, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return _sent(urllib.request.Request(url, data, headers), seconds)[0]

    def _called(self, method: str, arguments: Json, seconds: float) -> tuple[Verdict, Json | None]:
        # As a form, for not all of Slack's methods read JSON.
        fields = {name: _field(value) for name, value in arguments.items()}
        data = urllib.parse.urlencode(fields).encode()
        headers = {"Authorization": f"Bearer {self.token}"}
        url = f"{self.base}{method}"
        return _sent(urllib.request.Request(url, data, headers), seconds)


def _field(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _sent(request: urllib.request.Request, seconds: float) -> tuple[Verdict, Json | None]:
    try:
        with urllib.request.urlopen(request, timeout=seconds) as answer:
            return _read(answer.status, dict(answer.headers), answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return _read(error.code, dict(error.headers), error.read())
    except OSError as error:
        return _broken(error), None


def _read(status: int, headers: Mapping[str, str], raw: bytes) -> tuple[Verdict, Json | None]:
    if status == 200 and raw.strip() == b"ok":
        return Sent(), None
    try:
        body = json.loads(raw)
    except ValueError:
        body = None
    found = body if isinstance(body, dict) else None
    return verdict(status, headers, found), found


def _broken(error: OSError) -> Verdict:
    """A connection that was refused carried nothing; any other may have."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, ConnectionRefusedError):
        return Wait(5.0)
    return Unsure(type(reason).__name__)
