"""Text to a validated command; nothing but a UserError ever comes out of bad text."""

from datetime import date

from pydantic import ValidationError

from core.commands.base import Command
from core.commands.questions import ShowOverview
from core.errors import NotUnderstood
from core.wording.fields import trouble
from handlers.grammar.registry import BY_NAME
from handlers.grammar.words import Words, brief, nearest, words_of

LONGEST, LONGEST_ROWS = 30_000, 40_000
"""Characters of a command, and of one with rows below it; Slack's own messages end at 40,000."""
RAW = frozenset({"plan", "import", "check"})
"""Verbs that read the text themselves: names and JSON may hold any mark."""


def parse(text: str, *, today: date) -> Command:
    """The command that a text means, as typed on ``today``.

    Raises:
        NotUnderstood: with the words at fault and, where there is one, a command that would do.
    """
    typed = text.strip()
    _not_too_long(typed)
    if not typed:
        return ShowOverview()
    first = typed.split(maxsplit=1)[0]
    verb = BY_NAME.get(first.lower().rstrip(":"))
    if verb is None:
        raise _unknown_verb(first, typed)
    words = Words(typed) if verb.name in RAW else words_of(typed)
    del words.left[:1]
    try:
        return verb.read(words, today)
    except ValidationError as error:
        raise _invalid(error, typed, verb.usage) from error


def _not_too_long(typed: str) -> None:
    rows = typed[:6].lower() == "import"
    most = LONGEST_ROWS if rows else LONGEST
    if len(typed) > most:
        way_on = (
            "On the command line `mlstatus import FILE.csv` takes thousands of rows."
            if rows
            else "Split it, or use `import` for a whole plan."
        )
        raise NotUnderstood(
            f"That is {len(typed)} characters and {most} are the most."
            f" It begins “{brief(typed, 80)}”. {way_on}",
            place=brief(typed, 80),
        )


def _unknown_verb(first: str, typed: str) -> NotUnderstood:
    near = nearest(first, BY_NAME)
    if near is None:
        return NotUnderstood(
            f"I don't know *{brief(first, 60)}*. `help` lists what can be typed;"
            " `plan NAME by DATE: …` starts a plan.",
            place=first,
        )
    return NotUnderstood(
        f"I don't know *{brief(first, 60)}*. Did you mean this?",
        place=first,
        suggestion=typed.replace(first, near, 1),
    )


NAMED = {
    "learned": "note", "time_box": "time limit", "nudges_a_week": "number of nudges a week",
    "sure": "number of tries that a chance is worth", "done_when": "words on when it is done",
}  # fmt: skip
"""Fields whose names nobody types, as people call them."""


def _invalid(error: ValidationError, typed: str, usage: str) -> NotUnderstood:
    """A command model's own refusal, in words."""
    fault = error.errors()[0]
    field = str(fault["loc"][0]) if fault["loc"] else "it"
    given = fault.get("input")
    told = f"{given:g}" if isinstance(given, float) else str(given)
    shown = brief(told, 60) if isinstance(given, str | int | float) else ""
    named = f" *{shown}*" if shown else ""
    count = f" ({len(given)} were typed)" if isinstance(given, str | list | tuple) else ""
    long = count if fault["type"] in ("string_too_long", "too_long") else ""
    what = NAMED.get(field, field.replace("_", " "))
    return NotUnderstood(
        f"The {what}{named} cannot be taken. {trouble(fault).rstrip('.')}{long}."
        f" It goes like this: `{usage}`.",
        place=shown,
    )
