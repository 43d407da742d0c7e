"""Windows open: at once, for Slack gives three seconds from the press."""

from typing import Any

from core.commands.forms import OpenForm
from core.usecases.forms import form_shown
from core.wording.forms import form_of, not_opened, to_be_opened
from core.wording.message import Message
from handlers.carrying import callback, carried_by
from handlers.payloads import Incoming
from handlers.services import Services
from handlers.views.modal import modal


def opened(
    command: OpenForm, incoming: Incoming, services: Services, **known: Any
) -> Message | None:
    """Open a window; a message only where none could be opened. Raises UserError.

    ``known`` is what else travels with it: ``source`` or ``message``.
    """
    if not incoming.trigger:
        return to_be_opened(command)
    with services.store.tx() as tx:
        shown = form_shown(command, incoming.request, tx)
    carried = carried_by(command, shown, incoming).model_copy(update=known)
    view = modal(form_of(shown), callback(shown.form), carried.model_dump_json(exclude_none=True))
    return None if services.screens.open(incoming.trigger, view) else not_opened(command)
