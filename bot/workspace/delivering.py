"""One delivery to the app, by the way it listens, again where Slack would; its direct answer."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.workspace.api.errors import Refusal, check_message
from bot.workspace.faults import Source
from bot.workspace.sockets import Sockets
from bot.workspace.state import Json, Workspace
from bot.workspace.wire import FORM, JSON, Heard, sent


@dataclass(frozen=True, slots=True)
class Route:
    """Where the app listens: at its endpoint, or over sockets where it uses those."""

    workspace: Workspace
    endpoint: str
    sockets: Sockets | None

    def once(self, source: Source, payload: Json, retry: int = 0, reason: str = "") -> Heard:
        """Send it; ``retry`` counts from 1 and says why."""
        if self.sockets is not None:
            return self.sockets.delivered(source, payload, retry, reason)
        body, kind = _encoded(source, payload)
        again = {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason} if retry else {}
        return sent(self.endpoint, self.workspace.signing_secret, body, kind, again)


def delivered(route: Route, source: Source, payload: Json) -> Heard:
    """Send it; an event that failed is tried again, what is asked to repeat repeats."""
    heard, workspace = route.once(source, payload), route.workspace
    if source == "event":
        with workspace.lock:
            workspace.retries.note(payload, heard, 0, workspace.now())
        heard = redelivered(route) or heard
    for each in workspace.faults.repeats(source):
        route.once(source, payload, each.number, each.reason)
    return heard


def redelivered(route: Route) -> Heard | None:
    """Send again the events whose time has come; what the last of them met."""
    workspace, heard = route.workspace, None
    with workspace.lock:
        due = workspace.retries.due(workspace.now())
    for each in due:
        heard = route.once("event", each.payload, each.number, each.reason)
        with workspace.lock:
            workspace.retries.note(each.payload, heard, each.number, workspace.now())
    return heard


def _encoded(source: Source, payload: Json) -> tuple[str, str]:
    if source == "event":
        return json.dumps(payload), JSON
    fields: Any = payload if source == "command" else {"payload": json.dumps(payload)}
    return urlencode(fields), FORM


def understood(name: str, heard: Heard) -> Json:
    """The answer to a command; what Slack says where there is none it can show."""
    body, error = heard.body, heard.error
    answer = json.loads(body) if body.startswith("{") else {"text": body}
    try:
        if answer.get("text") or answer.get("blocks"):
            check_message(answer)
    except Refusal:
        error = "invalid_command_response"
    if not error:
        return dict(answer)
    return {"text": f"{name} failed with the error “{error}”", "failed": True, "error": error}
