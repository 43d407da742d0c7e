"""What an export's status means: open, running, done, or given up there."""

from typing import Literal, cast

from core.intake.columns import plain
from core.intake.vocabulary import STANDINGS, WHOLES, meanings

Standing = Literal["open", "running", "done", "cancelled"]

_STANDINGS = cast(
    dict[str, Standing],
    {plain(word): meaning for meaning, words in meanings(STANDINGS).items() for word in words},
)
_WHOLES = {plain(word) for words in meanings(WHOLES).values() for word in words}


def standing_of(cell: str) -> Standing | None:
    """What a status means; empty is open, None not understood."""
    return _STANDINGS.get(plain(cell)) if cell.strip() else "open"


def holds_others(kind: str) -> bool:
    """Whether an issue type is one that other issues stand under."""
    return plain(kind) in _WHOLES
