"""Slack's Web API, one call at a time and without retries: the outbox decides what follows."""

import json
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from urllib.request import OpenerDirector

from bot.delivery.transport import exchanged, opener
from bot.delivery.verdicts import Answer, Json, Sent, Verdict, verdict


@dataclass(frozen=True, slots=True)
class Slack:
    """Slack's Web API at a base URL ending in a slash; ``token`` is never shown."""

    base: str
    token: str = field(repr=False)
    _opener: OpenerDirector = field(default_factory=opener, repr=False, compare=False)

    def ask(self, method: str, arguments: Json, *, seconds: float) -> Answer:
        """Call a method, as a form, for not all of Slack's methods read JSON."""
        fields = {name: _field(value) for name, value in arguments.items()}
        data = urllib.parse.urlencode(fields).encode()
        headers = {"Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(f"{self.base}{method}", data, headers)
        return exchanged(self._opener, request, seconds)

    def call(self, method: str, arguments: Json, *, seconds: float = 10) -> Verdict:
        """Call a method that writes."""
        return verdict(self.ask(method, arguments, seconds=seconds))

    def read(self, method: str, arguments: Json, *, seconds: float = 1) -> Json | None:
        """Call a method that reads; None where there was no good answer in time."""
        answer = self.ask(method, arguments, seconds=seconds)
        return answer.body() if isinstance(verdict(answer), Sent) else None

    def respond(self, url: str, arguments: Json, *, seconds: float = 10) -> Verdict:
        """Answer by a response_url."""
        data = json.dumps(arguments).encode()
        headers = {"Content-Type": "application/json; charset=utf-8"}
        request = urllib.request.Request(url, data, headers)
        return verdict(exchanged(self._opener, request, seconds))


def _field(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
