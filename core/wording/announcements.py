"""What the channel hears: a line in the week's thread, an ending, a large move."""

from collections.abc import Sequence
from datetime import date

from core.model.outcomes.evidence import Logged, StateChanged
from core.model.outcomes.questions import Moved
from core.model.outlook import Outlook
from core.wording.causes import cause
from core.wording.chances import spoken
from core.wording.marks import code, person, place, plain, said, strong
from core.wording.message import Message
from core.wording.phrases import by_day

TAUGHT = 140
"""Characters of a note beside others."""
SHOWN = 3


def week_heading(monday: date) -> Message:
    """The message whose thread collects a week's results."""
    return Message(lines=(f"Results of the week of {monday.day} {monday:%B}, in this thread.",))


def result_line(outcome: Logged, author: str) -> Message:
    """One experiment in one line."""
    note = f" {said(outcome.learned)}" if outcome.learned else ""
    return Message(
        lines=(f"{strong(outcome.item.name)}, {outcome.verdict} ({person(author)}).{note}",)
    )


def ended(outcome: StateChanged) -> Message:
    """A win or a loss, with what it leaves."""
    note = f" {said(outcome.learned)}" if outcome.learned else ""
    name, objective = strong(outcome.item.name), strong(outcome.objective)
    if outcome.state == "won":
        text = f"{name} has worked, for {objective}.{note}"
        return Message(lines=(text, *taught_lines(outcome)))
    left = {0: "No other approach to this task is left.", 1: "One approach to this task is left."}
    rest = left.get(outcome.left, f"{outcome.left} approaches to this task are left.")
    return Message(lines=(f"{name} did not work, for {objective}.{note} {rest}",))


def taught_lines(outcome: StateChanged) -> tuple[str, ...]:
    """What every other approach to a task taught that has succeeded; no word on who was right."""
    if not outcome.taught:
        return ()
    told = " ".join(
        f"{plain(each.name)}: {said(each.note, longest=TAUGHT)}" for each in outcome.taught[:4]
    )
    return (f"What the others taught: {told}",)


def not_invited(channel: str) -> Message:
    """The bot is not in a channel it has something to say in."""
    return Message(
        lines=(
            f"I am not in {place(channel)} yet, so what I had to say there is kept.",
            f"Type {code('/invite @mlstatus')} in that channel, and it will be posted.",
            "Only you see this.",
        )
    )


def large_move(outlook: Outlook, since: Sequence[Moved] = ()) -> Message:
    """A chance that moved by more than ten points, and what happened since the one before."""
    assert outlook.chance is not None
    assert outlook.was is not None
    date = by_day(outlook.target, outlook.today)
    return Message(
        lines=(
            f"{strong(outlook.name)}: {spoken(outlook.chance, outlook)} by {date},"
            f" was {spoken(outlook.was, outlook)}.{_since(since)}",
        )
    )


def _since(parts: Sequence[Moved]) -> str:
    if not parts:
        return ""
    more = len(parts) - SHOWN
    others = [f"{more} more"] if more > 0 else []
    return f" Since then: {' · '.join([*map(cause, parts[:SHOWN]), *others])}."
