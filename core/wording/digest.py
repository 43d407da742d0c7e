"""The weekly digest of a channel: its objectives' weeks, one screen."""

from collections.abc import Sequence
from datetime import date

from core.model.week import Week
from core.wording.message import Message
from core.wording.phrases import counted, weekday
from core.wording.update import details, heading, section

MOST_WORDS = 130
MOST_OBJECTIVES = 8


def digest(weeks: Sequence[Week], today: date) -> Message:
    """All objectives of a channel, by priority; each at most 130 words, the rest in the thread."""
    if not weeks:
        text = f"Week to {weekday(today)}: this channel has no objective yet."
        return Message(lines=(text, "`/mlstatus plan NAME by DATE: …` starts one."))
    lines: list[str] = []
    for week in weeks[:MOST_OBJECTIVES]:
        lines += (
            ["", *_fitting([heading(week), *section(week)])]
            if lines
            else _fitting([heading(week), *section(week)])
        )
    left = len(weeks) - MOST_OBJECTIVES
    if left > 0:
        lines.append(f"And {counted(left, 'more objective')}; `/mlstatus` lists all.")
    inside = tuple(line for week in weeks for line in details(week))
    aside = "Details in the thread." if inside else ""
    return Message(lines=tuple(lines), aside=aside, details=inside)


def _fitting(lines: list[str]) -> list[str]:
    """As many whole lines as fit into 130 words."""
    kept, words = [], 0
    for line in lines:
        words += len(line.split())
        if words <= MOST_WORDS:
            kept.append(line)
    return kept
