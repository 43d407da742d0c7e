"""From a command to its answer: carried out, waited for a moment, put into words."""

from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.questions import AskHelp
from core.errors import UserError
from core.model.outcomes.base import Outcome, as_kept
from core.model.request import Request
from core.store import forecasts, outbox
from core.store.forecasts import Awaited
from core.store.outbox import Letter
from core.usecases.examples import here
from core.usecases.meanwhile import vanished
from core.usecases.naming import stamped, with_names
from core.usecases.outlooks import outlooks_of
from core.usecases.perform import perform
from core.usecases.writing import WRITES
from core.wording.every import answer
from core.wording.message import Message
from core.wording.mistakes import Mistake, mistake
from handlers.grammar.helping import help_message
from handlers.grammar.parsing import parse
from handlers.grammar.registry import BY_NAME
from handlers.nearest import nearest
from handlers.opening import opened
from handlers.payloads import Incoming
from handlers.services import Services


def answered(incoming: Incoming, services: Services) -> Message | None:
    """The answer to what somebody typed; what went wrong for them is an answer too.

    None where a window was opened instead.
    """
    request = incoming.request
    try:
        command = parse(request.text, today=request.today)
        return carried_out(command, incoming, services)
    except UserError as error:
        return explained(error, request, services)


def carried_out(command: Command, incoming: Incoming, services: Services) -> Message | None:
    """The answer to a command, or None where it opened a window. Raises UserError."""
    if isinstance(command, AskHelp):
        return _help(command, incoming, services)
    if isinstance(command, OpenForm):
        return opened(command, incoming, services)
    request = incoming.request
    outcome = perform(command, request, services.store)
    services.deliver()
    if outcome.replans:
        services.replanner.wake()
        services.replanner.wait_for(outcome.objectives)
    return _worded(outcome, incoming, services)


def _help(command: AskHelp, incoming: Incoming, services: Services) -> Message:
    with services.store.tx() as tx:
        found = here(tx, incoming.request)
    return help_message(command.topic, found, incoming.request.today)


def _worded(outcome: Outcome, incoming: Incoming, services: Services) -> Message:
    request = incoming.request
    with services.store.tx() as tx:
        if outcome.unfinished:
            # The mark comes with the answer that waits for it, so that the worker sees both.
            forecasts.mark_dirty(tx, outcome.objectives[0], request.team)
        found = outlooks_of(tx, outcome, request.at, request.today)
        follows = outcome.unfinished or outcome.change is not None
        pending = [each for each in found if each.pending and follows]
        if pending:
            left = Awaited(request.team, pending[0].id, incoming.late, as_kept(outcome), request.at)
            forecasts.await_forecast(tx, left)
    if outcome.unfinished:
        services.replanner.wake()
    return _finished(answer(outcome, found), request, services)


def _finished(message: Message, request: Request, services: Services) -> Message:
    """With people's names, and buttons that know how new they are."""
    with services.store.tx() as tx:
        return stamped(tx, request.team, with_names(tx, message))


def explained(error: UserError, request: Request, services: Services) -> Message:
    """What was typed, what was not understood in it, and the nearest commands that would do."""
    found = nearest(error, request, services.store)
    told = mistake(
        Mistake(
            error=error,
            typed=request.text,
            suggestion=found.text,
            command=found.command,
            wrong=found.wrong,
            unsaved=_writes(request),
            choices=found.choices,
        )
    )
    return _finished(told, request, services)


def _writes(request: Request) -> bool:
    """Whether something was to be written, as far as the text says."""
    try:
        return type(parse(request.text, today=request.today)) in WRITES
    except UserError:
        verb = BY_NAME.get(request.text.split(maxsplit=1)[0].lower()) if request.text else None
        return verb is not None and verb.writes


def gone(command: Command, request: Request, services: Services) -> Message:
    """What is said where a button's item is no longer there."""
    with services.store.tx() as tx:
        found = vanished(tx, request, command)
    return explained(found, request, services)


def post_late(message: Message, incoming: Incoming, services: Services) -> None:
    """Answer through the outbox: to a response_url, a thread or a direct message."""
    request = incoming.request
    body = message.model_dump(mode="json")
    letter = Letter(request.team, "answer", f"reply:{request.key}", incoming.late, body)
    with services.store.tx() as tx:
        outbox.queue(tx, letter, request.at)
    services.deliver()
