"""The weekly digest of a channel: its objectives' weeks, one screen."""

from collections.abc import Sequence
from datetime import date

from core.model.week import Week
from core.wording.chances import record_lines
from core.wording.message import Message
from core.wording.phrases import counted, weekday
from core.wording.update import Part, details, heading, section

MOST_WORDS = 130
MOST_OBJECTIVES = 8


def digest(weeks: Sequence[Week], today: date) -> Message:
    """All objectives of a channel, by priority; each at most 130 words, the rest in the thread."""
    if not weeks:
        text = f"Week to {weekday(today)}: this channel has no objective yet."
        return Message(lines=(text, "`/mlstatus plan NAME by DATE: …` starts one."))
    lines: list[str] = []
    inside: list[str] = []
    for week in weeks[:MOST_OBJECTIVES]:
        shown, aside = _fitting(week)
        lines += ["", *shown] if lines else shown
        inside += [*aside, *details(week)]
    left = weeks[MOST_OBJECTIVES:]
    if left:
        lines.append(f"And {counted(len(left), 'more objective')}; `/mlstatus` lists all.")
        inside += [line for week in left for line in details(week)]
    inside += record_lines(weeks[0].outlook)
    note = "Details in the thread." if inside else ""
    return Message(lines=tuple(lines), aside=note, details=tuple(inside))


GIVES_WAY: tuple[Part, ...] = ("worked", "pipeline", "learned", "moved")
"""What goes to the thread where a week does not fit, first to last."""


def _fitting(week: Week) -> tuple[list[str], list[str]]:
    """The lines that 130 words hold, in their order, and those for the thread."""
    kept, aside = section(week), []
    for part in GIVES_WAY:
        if _words([heading(week), *(line for _, line in kept)]) > MOST_WORDS:
            aside += [line for name, line in kept if name == part]
            kept = [(name, line) for name, line in kept if name != part]
    return [heading(week), *(line for _, line in kept)], aside


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)
