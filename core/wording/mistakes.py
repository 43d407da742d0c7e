"""What a person hears when something was not understood or may not be done."""

import re
from dataclasses import dataclass

from core.commands.base import Command
from core.errors import UnknownReference, UserError
from core.wording.marks import code, plain, strong
from core.wording.message import Message, button
from core.wording.phrases import listed

LONGEST = 8_000
"""Characters of what was typed that come back; more does not fit one message."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What went wrong with what was typed.

    Attributes:
        suggestion: The nearest command that would do, with ``command`` what it means.
        wrong: The words at fault.
        unsaved: Whether something was to be written.
        choices: Things that may be meant, each with the command about it.
    """

    error: UserError
    typed: str
    suggestion: str | None = None
    command: Command | None = None
    wrong: tuple[str, ...] = ()
    unsaved: bool = False
    choices: tuple[tuple[str, Command], ...] = ()


def mistake(made: Mistake) -> Message:
    """The sentence, what was typed, and the nearest command that would do, as a button."""
    head = "Not saved yet: " if made.unsaved else ""
    if made.command is not None and made.suggestion:
        first = head + _marked(str(made.error))
        if len(made.wrong) > 1 or isinstance(made.error, UnknownReference):
            names = listed([strong(word[:60]) for word in made.wrong], "or")
            first = f"{head}I don't know {names}. Did you mean this?"
        yes = button("Yes, do it", made.command, primary=True)
        return Message(lines=(first, code(_cut(made.suggestion))), buttons=(yes,))
    lines = [head + _marked(str(made.error))]
    if made.typed:
        lines.append(f"You typed: {code(_cut(made.typed))}")
    if made.suggestion:
        lines.append(f"For example: {code(_cut(made.suggestion))}")
    buttons = tuple(button(reference, command) for reference, command in made.choices)
    return Message(lines=tuple(lines), buttons=buttons)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def spoken(error: UserError) -> str:
    """An error's sentence where no marks are shown, as beside the input of a window."""
    return plain(re.sub(r"\*([^*]+)\*", r"“\1”", str(error)))


_SIGNS = re.compile(r"`(?P<code>[^`]+)`|\*(?P<strong>[^*]+)\*")


def _marked(sentence: str) -> str:
    """An error's sentence with what stands between `signs` and *signs* as marks.

    Errors are written as plain text, for the log and the command line too.
    """
    shown, end = [], 0
    for match in _SIGNS.finditer(sentence):
        mark = code(match["code"]) if match["code"] else strong(match["strong"])
        shown += [_spaced(sentence[end : match.start()]), mark]
        end = match.end()
    return "".join([*shown, _spaced(sentence[end:])])


def _spaced(part: str) -> str:
    """Plain text whose spaces beside a mark are kept."""
    before, after = part[:1].isspace(), part[-1:].isspace()
    text = plain(part)
    return f"{' ' if before else ''}{text}{' ' if after and text else ''}"


def failure(reference: str) -> Message:
    """Something broke that nobody expected."""
    return Message(
        lines=(
            "Something went wrong on my side, and this was not saved. Please try again.",
            f"If it happens again, give your administrator this number: {code(reference)}.",
        )
    )
