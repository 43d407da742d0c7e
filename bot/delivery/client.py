"""One HTTP call to Slack, without retries: the outbox decides what follows."""

import json
import urllib.error
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
        return self._sent(f"{self.base}{method}", arguments, seconds)[0]

    def read(self, method: str, arguments: Json, *, seconds: float = 1) -> Json | None:
        """Call a method that reads; None where there was no good answer in time."""
        found, body = self._sent(f"{self.base}{method}", arguments, seconds)
        return body if isinstance(found, Sent) else None

    def respond(self, url: str, arguments: Json, *, seconds: float = 10) -> Verdict:
        """Answer by a response_url, whose good answer is the two letters ok."""
        return self._sent(url, arguments, seconds, token=False)[0]

    def _sent(
        self, url: str, arguments: Json, seconds: float, *, token: bool = True
    ) -> tuple[Verdict, Json | None]:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = json.dumps(arguments, ensure_ascii=False).encode()
        request = urllib.request.Request(url, data, headers)
        try:
            with urllib.request.urlopen(request, timeout=seconds) as answer:
                return _read(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return _read(error.code, error.headers, error.read())
        except (urllib.error.URLError, OSError) as error:
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
