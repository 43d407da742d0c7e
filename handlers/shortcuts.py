"""Shortcuts: an experiment logged from a message, or from anywhere."""

import re
from typing import Any

from slack_bolt import Ack, App

from core.commands.forms import OpenForm
from core.errors import UserError
from core.model.states import Verdict
from handlers import ids
from handlers.answering import explained, post_late
from handlers.grammar.experiments import VERDICTS
from handlers.grammar.figures import figures_in, written
from handlers.opening import opened
from handlers.payloads import Incoming, Payload, from_shortcut, plain_text
from handlers.services import Services

_LINK = re.compile(r"https?://[^\s|>]+")
_DENIED = re.compile(r"\b(not|never|no|cannot)\b|n['’]t\b", re.IGNORECASE)
LONGEST = 3000
"""Characters of a note, which is what Slack's inputs hold."""


def register(app: App) -> None:
    """Attach the listeners."""
    app.message_shortcut(ids.LOG_MESSAGE)(log_message)
    app.global_shortcut(ids.LOG_ANYWHERE)(log_anywhere)


def log_message(ack: Ack, body: Payload, services: Services) -> None:
    """The window, filled with what the message says; only this one message is read."""
    incoming = from_shortcut(body, services)
    text = plain_text(body["message"].get("text") or "")
    place = (incoming.request.channel, str(body["message"]["ts"]))
    address = services.screens.permalink(*place)
    command = OpenForm(form="log", fields=_said(text))
    _open(command, incoming, services, source=address, message=None if address else place)
    ack()


def _said(text: str) -> dict[str, Any]:
    """What a message says about an experiment."""
    link, verdict = _LINK.search(text), _verdict(text)
    return {
        "learned": text[:LONGEST],
        "values": written(figures_in(text)),
        **({"link": link[0].rstrip(".,)")} if link else {}),
        **({"verdict": verdict} if verdict else {}),
    }


def _verdict(text: str) -> Verdict | None:
    """The verdict, where a message names exactly one and denies nothing."""
    if _DENIED.search(text):
        return None
    said = {VERDICTS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in VERDICTS}
    return said.pop() if len(said) == 1 else None


def log_anywhere(ack: Ack, body: Payload, services: Services) -> None:
    """The window, empty."""
    _open(OpenForm(form="log"), from_shortcut(body, services), services)
    ack()


def _open(command: OpenForm, incoming: Incoming, services: Services, **known: Any) -> None:
    try:
        message = opened(command, incoming, services, **known)
    except UserError as error:
        message = explained(error, incoming.request, services)
    if message is not None:
        post_late(message, incoming, services)
