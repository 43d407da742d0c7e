"""Windows that were filled in: submitted, searched in, or changed while open."""

import re
from typing import Any

from slack_bolt import Ack, App

from core.errors import Stale, UserError
from core.model.forms import FormShown
from core.usecases.forms import form_shown, last_author
from core.usecases.ranges import range_shown
from core.wording.asking.ranges import curve_lines
from core.wording.asking.stale import both_versions
from core.wording.forms import form_of
from core.wording.mistakes import spoken
from handlers import ids
from handlers.answering import carried_out, post_late
from handlers.carrying import Carried, callback, carried_in
from handlers.making import command_of
from handlers.payloads import Incoming, Payload, from_view
from handlers.ranges import days_of
from handlers.reading import Answers, Beside, answers, changed, place_of
from handlers.services import Services
from handlers.views.modal import MOST_OPTIONS, View, modal, offered, with_shown


def register(app: App) -> None:
    """Attach the listeners."""
    app.view(re.compile(rf"^{ids.FORM}_[a-z_]+$"))(submit)
    app.options(ids.SUGGEST)(suggest)
    app.action(ids.FILL)(filled)
    app.action(ids.WEIGH)(weigh)


def submit(ack: Ack, body: Payload, view: dict[str, Any], services: Services) -> None:
    """Make the command that could have been typed, once a window."""
    carried = carried_in(view)
    incoming = from_view(body, carried.channel, services)
    given = answers(view)
    try:
        _carry_out(carried, given, incoming, services)
    except Beside as wrong:
        ack(response_action="errors", errors=wrong.errors)
    except Stale:
        ack(response_action="update", view=_both(carried, given, incoming, services))
    except UserError as error:
        ack(response_action="errors", errors={place_of(error, given): spoken(error)})
    else:
        ack()


def _carry_out(carried: Carried, given: Answers, incoming: Incoming, services: Services) -> None:
    late = Incoming(incoming.request, carried.late(incoming))
    if carried.revision:
        shown = _now(carried, incoming, services)
        if shown.revision != carried.revision:
            raise Stale()
        given = changed(given, shown.values) if carried.edits else given
    if carried.message and not carried.source:
        address = services.screens.permalink(*carried.message)
        carried = carried.model_copy(update={"source": address})
    message = carried_out(command_of(carried, given), late, services)
    if message is not None:
        post_late(message, late, services)


def _now(carried: Carried, incoming: Incoming, services: Services) -> FormShown:
    """The window as it would open now. Raises UserError."""
    with services.store.tx() as tx:
        return form_shown(carried.command(), incoming.request, tx)


def _both(carried: Carried, given: Answers, incoming: Incoming, services: Services) -> View:
    """The window with both versions in it, which saves against the present one."""
    shown = _now(carried, incoming, services)
    with services.store.tx() as tx:
        by = last_author(tx, shown)
    seen = carried.model_copy(update={"revision": shown.revision})
    form = both_versions(form_of(shown), shown, given, by)
    return modal(form, callback(carried.form), seen.model_dump_json(exclude_none=True))


def suggest(ack: Ack, body: Payload, services: Services) -> None:
    """What can be chosen where there is more than a menu holds."""
    carried = carried_in(body["view"])
    shown = _now(carried, from_view(body, carried.channel, services), services)
    entries = {each.field: each for each in form_of(shown).entries}
    words = str(body.get("value") or "").lower().split()
    among = entries[body["block_id"]].choices if body.get("block_id") in entries else ()
    found = [each for each in among if _fits(f"{each.label} {each.group}", words)]
    ack(**offered(tuple(found[:MOST_OPTIONS])) if found else {"options": []})


def _fits(text: str, words: list[str]) -> bool:
    return all(word in text.lower() for word in words)


def weigh(ack: Ack, body: Payload, services: Services) -> None:
    """Show at once what a range means; where it does not fit yet, why."""
    view = body["view"]
    try:
        days = days_of(answers(view))
        lines = curve_lines(range_shown(days)) if days is not None else ()
    except Beside as wrong:
        lines = tuple(wrong.errors.values())
    services.screens.update(view["id"], view["hash"], with_shown(view, lines))
    ack()


def filled(ack: Ack) -> None:
    """An input that changes nothing before the window is sent."""
    ack()
