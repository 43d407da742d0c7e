"""Everything that can be typed or pressed: slash command, mention, direct message, button."""

import re
from typing import Any

from pydantic import ValidationError
from slack_bolt import Ack, App

from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.questions import AskHelp
from core.errors import Gone, Refused, UnknownReference, UserError
from core.usecases.perform import COMMANDS
from core.wording.message import Message
from handlers import ids
from handlers.answering import answered, carried_out, explained, gone, post_late
from handlers.payloads import Incoming, Payload, carried, from_action, from_command, from_event
from handlers.services import Services
from handlers.views.messages import reply

BUTTONS = COMMANDS | {each.__name__: each for each in (AskHelp, OpenForm)}


def register(app: App) -> None:
    """Attach the listeners."""
    app.command(ids.COMMAND)(slash)
    app.event("app_mention")(mention)
    app.event("message")(direct_message)
    app.action(re.compile(rf"^{ids.PERFORM}_\d+$"))(press)


def slash(ack: Ack, body: Payload, services: Services) -> None:
    incoming = from_command(body, services)
    message = answered(incoming, services)
    if message is None or message.drawn:
        # A figure goes out by the outbox, which sends its twin where Slack refuses the figure.
        _post(message, incoming, services)
        ack()
    else:
        ack(**reply(message))


def mention(ack: Ack, body: Payload, services: Services) -> None:
    _answer_event(body, services)
    ack()


def direct_message(ack: Ack, body: Payload, services: Services) -> None:
    event = body["event"]
    ours = event.get("bot_id") or event.get("subtype") or not event.get("user")
    if event.get("channel_type") == "im" and not ours:
        _answer_event(body, services)
    ack()


def _answer_event(body: Payload, services: Services) -> None:
    incoming = from_event(body, services)
    _post(answered(incoming, services), incoming, services)


def _post(message: Message | None, incoming: Incoming, services: Services) -> None:
    if message is not None:
        post_late(message, incoming, services)


def press(ack: Ack, body: Payload, action: dict[str, Any], services: Services) -> None:
    incoming = from_action(body, action, services)
    _post(_pressed(action, incoming, services), incoming, services)
    ack()


def _pressed(action: Payload, incoming: Incoming, services: Services) -> Message | None:
    request = incoming.request
    try:
        command = _command_of(action)
    except UserError as error:
        return explained(error, request, services)
    try:
        return carried_out(command, incoming, services)
    except (UnknownReference, Gone):
        return gone(command, request, services)
    except UserError as error:
        return explained(error, request, services)


def _command_of(action: Payload) -> Command:
    """The command a button carries. Raises Refused where this version knows none such."""
    name, fields = carried(action)
    try:
        return BUTTONS[name].model_validate(fields)
    except (KeyError, ValidationError):
        raise Refused(
            "This button is from an older version; please type the command instead."
        ) from None
