"""Which column says what, by its name."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, cast

from core.intake.vocabulary import FIELDS, UNITS, meanings

Field = Literal[
    "id", "title", "parent", "group", "blocked_by", "blocks", "assignee", "estimate", "points",
    "chance", "status", "due", "start", "link", "type",
]  # fmt: skip
Unit = Literal["days", "hours", "weeks", "months", "points", "seconds", ""]

_JIRA = re.compile(r"custom field \((.+)\)|benutzerdefiniertes feld \((.+)\)|champ personnalis\w+"
                   r" \((.+)\)|campo personalizado \((.+)\)", re.IGNORECASE)  # fmt: skip
_BRACKET = re.compile(r"\s*[(\[（【]\s*([^)\]）】]*)\s*[)\]）】]\s*$")
_IN = re.compile(r"\s+(?:in|en|em|w|в)\s+([^\s]+)$", re.IGNORECASE)


def plain(name: str) -> str:
    """A name without case, accents, stars and needless spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return re.sub(r"[\s_*:]+", " ", bare.replace("’", "'")).strip(" .?-")


def _by_word(listed: str) -> dict[str, str]:
    return {plain(word): meaning for meaning, words in meanings(listed).items() for word in words}


_FIELDS = cast(dict[str, Field], _by_word(FIELDS))
_UNITS = cast(dict[str, Unit], _by_word(UNITS))


def unit_of(text: str) -> Unit | None:
    """The unit a word names, or None."""
    return _UNITS.get(plain(text))


def _without_frame(name: str) -> str:
    match = _JIRA.fullmatch(name.strip())
    return next(filter(None, match.groups()), name) if match else name


def field_of(name: str) -> tuple[Field | None, Unit]:
    """What a column says by its name, and the unit its name gives."""
    bare = _without_frame(name)
    found = _FIELDS.get(plain(bare))
    if found:
        return found, _own_unit(bare)
    for frame in (_BRACKET, _IN):
        match = frame.search(bare)
        unit = unit_of(match[1]) if match else None
        stem = _FIELDS.get(plain(frame.sub("", bare))) if match else None
        if stem:
            return ("points" if unit == "points" else stem), unit or ""
    return None, ""


def _own_unit(name: str) -> Unit:
    """The unit of a column that is called by its unit: Days, Stunden."""
    unit = unit_of(name)
    return unit if unit in ("days", "hours", "weeks", "months") and len(name.strip()) > 1 else ""


def columns_of(header: Sequence[str]) -> dict[Field, list[tuple[int, Unit]]]:
    """Per field the columns that say it, with their units; the clearest first."""
    found: dict[Field, list[tuple[int, Unit]]] = {}
    for place, name in enumerate(header):
        field, unit = field_of(name)
        if field:
            found.setdefault(field, []).append((place, unit))
    for columns in found.values():
        columns.sort(key=lambda column: _order(header[column[0]], column[0]))
    return found


FIRST = (
    "summary", "title", "zusammenfassung", "issue key", "key", "original estimate", "due date",
    "parent key", "status", "objective", "goal",
)  # fmt: skip
LAST = ("remaining estimate", "state", "progress", "issue", "item", "list", "column", "section")


def _order(name: str, place: int) -> tuple[int, int]:
    """Among columns that say the same, the one that says it most plainly."""
    said = plain(_without_frame(name))
    return (-1 if said in FIRST else 1 if said in LAST else 0), place
