"""Windows that were filled in: submitted, searched in, or changed while open."""

import re
from typing import Any

from slack_bolt import Ack, App

from core.errors import UserError
from core.usecases.forms import form_shown
from core.wording.asking.offers import choices
from core.wording.mistakes import spoken
from handlers import ids
from handlers.answering import carried_out, post_late
from handlers.carrying import Carried, carried_in
from handlers.payloads import Incoming, Payload, from_view
from handlers.reading import Answers, Beside, answers, command_of, place_of
from handlers.services import Services
from handlers.views.modal import MOST_OPTIONS, offered


def register(app: App) -> None:
    """Attach the listeners."""
    app.view(re.compile(rf"^{ids.FORM}_[a-z_]+$"))(submit)
    app.options(ids.SUGGEST)(suggest)
    app.action(ids.FILL)(filled)


def submit(ack: Ack, body: Payload, view: dict[str, Any], services: Services) -> None:
    """Make the command that could have been typed, once a window."""
    carried = carried_in(view)
    incoming = from_view(body, carried.channel, services)
    given = answers(view)
    try:
        _carry_out(carried, given, incoming, services)
    except Beside as wrong:
        ack(response_action="errors", errors=wrong.errors)
    except UserError as error:
        ack(response_action="errors", errors={place_of(error, given): spoken(error)})
    else:
        ack()


def _carry_out(carried: Carried, given: Answers, incoming: Incoming, services: Services) -> None:
    late = Incoming(incoming.request, carried.late(incoming))
    if carried.message and not carried.source:
        address = services.screens.permalink(*carried.message)
        carried = carried.model_copy(update={"source": address})
    message = carried_out(command_of(carried, given), late, services)
    if message is not None:
        post_late(message, late, services)


def suggest(ack: Ack, body: Payload, services: Services) -> None:
    """What can be chosen where there is more than a menu holds."""
    carried = carried_in(body["view"])
    incoming = from_view(body, carried.channel, services)
    with services.store.tx() as tx:
        shown = form_shown(carried.command(), incoming.request, tx)
    words = str(body.get("value") or "").lower().split()
    found = [each for each in choices(shown.offers) if _fits(f"{each.label} {each.group}", words)]
    ack(**offered(tuple(found[:MOST_OPTIONS])) if found else {"options": []})


def _fits(text: str, words: list[str]) -> bool:
    return all(word in text.lower() for word in words)


def filled(ack: Ack) -> None:
    """An input that changes nothing before the window is sent."""
    ack()
