"""What somebody may have meant: the nearest commands, each tried before it is shown."""

import re
from dataclasses import dataclass

from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.questions import AskHelp
from core.errors import AmbiguousReference, UnknownReference, UserError
from core.model.request import Request
from core.store.store import Store
from core.usecases.perform import trial
from handlers.grammar.parsing import parse

Choices = tuple[tuple[str, Command], ...]
MOST_MENDED, MOST_CHOICES = 4, 4


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest to what was typed.

    Attributes:
        text: With one word after another mended, or None where nothing near is known.
        command: What that means, where it would do.
        wrong: The words that were mended.
        choices: Things that may be meant where several fit, each with the command about it.
    """

    text: str | None
    command: Command | None
    wrong: tuple[str, ...]
    choices: Choices


def nearest(error: UserError, request: Request, store: Store) -> Nearest:
    """What was typed, mended as long as something near is known."""
    text, wrong = _mended(error, request.text), [_place(error)]
    further, command = _tried(text, request, store)
    for _ in range(MOST_MENDED):
        better = _mended(further, text or "")
        if further is None or not _place(further) or better in (None, text):
            break
        text, wrong = better, [_place(further), *wrong]
        further, command = _tried(text, request, store)
    words = tuple(dict.fromkeys(filter(None, wrong)))
    choices = _choices(error, request.text, request, store)
    return Nearest(text, command, words, choices or _choices(further, text or "", request, store))


def _choices(error: UserError | None, text: str, request: Request, store: Store) -> Choices:
    if not isinstance(error, AmbiguousReference):
        return ()
    found = []
    for reference in error.found[:MOST_CHOICES]:
        _, command = _tried(_about(error.typed, reference, text), request, store)
        if command is not None:
            found.append((reference, command))
    return tuple(found)


def _tried(
    text: str | None, request: Request, store: Store
) -> tuple[UserError | None, Command | None]:
    """What is wrong with a text, and the command it means where it means one."""
    if not text:
        return None, None
    try:
        command = parse(text, today=request.today)
    except UserError as error:
        return error, None
    if isinstance(command, AskHelp | OpenForm):
        return None, command
    further = trial(command, request, store)
    return further, None if isinstance(further, UnknownReference | AmbiguousReference) else command


def _mended(error: UserError | None, typed: str) -> str | None:
    if isinstance(error, UnknownReference) and error.near:
        return _put(typed, error.typed, error.near[0])
    return error.suggestion if error else None


def _about(typed: str, reference: str, text: str) -> str:
    """The text with a reference in place of what was typed for it, or behind the verb."""
    if typed:
        return _put(text, typed, reference)
    verb, _, rest = text.partition(" ")
    return f"{verb} {reference} {rest}".strip()


def _put(text: str, old: str, new: str) -> str:
    """The text with the first whole word that is ``old`` replaced."""
    return re.sub(rf"(?<!\S){re.escape(old)}(?!\S)", lambda _: new, text, count=1)


def _place(error: UserError) -> str:
    if isinstance(error, UnknownReference | AmbiguousReference):
        return error.typed
    return str(getattr(error, "place", ""))
