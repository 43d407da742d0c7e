"""``import``: a plan file's JSON, or rows of a table with what is to be chosen before them."""

from contextlib import suppress
from datetime import date
from typing import Any

from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.intake import PreviewTable
from core.commands.plans import ImportPlan
from core.errors import NotUnderstood
from handlers.grammar.dates import take_date
from handlers.grammar.options import nothing_left, options
from handlers.grammar.values import choice, number_of
from handlers.grammar.words import Words, words_of

IMPORT = "Title, Estimate, Status, Blocked by"
ORDERS = ("day", "month")


def import_(words: Words, today: date) -> Command:
    """What stands behind the verb; bare, a window. Raises NotUnderstood where no rows are."""
    words.left.clear()
    text = words.typed[len(words.typed.split(maxsplit=1)[0]) :].strip(" ").strip("`")
    if not text.strip():
        return OpenForm(form="import")
    if text.lstrip().startswith("{"):
        return ImportPlan(text=text.strip())
    first, _, rest = text.partition("\n")
    chosen = _choices(first, today) if rest.strip() else None
    rows = rest if chosen is not None else text
    if not rows.strip():
        raise NotUnderstood(
            "Paste rows below `import`, with the columns' names in the first line, such as"
            f" `{IMPORT}`; or a plan file's JSON, as `export` shows it."
        )
    return PreviewTable(text=rows.strip("\n"), **(chosen or {}))


def _choices(line: str, today: date) -> dict[str, Any] | None:
    """What is chosen on the verb's own line; None where that is the table's header already."""
    with suppress(NotUnderstood):
        words = words_of(line)
        known = ("name", "dates", "points")
        if not all(word.key in known or not word.key for word in words.left):
            return None
        found = options(
            words,
            {
                "name": ("name", lambda text, _: text),
                "dates": ("order", lambda text, words: choice(text, ORDERS, words, "order")),
                "points": ("points", lambda text, _: number_of(text.rstrip("d"), "days a point")),
            },
        )
        if words.take("by"):
            found["target"] = take_date(words, today)
        nothing_left(words, "import")
        return found
    return None
