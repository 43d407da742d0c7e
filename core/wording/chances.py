"""An objective's chance in a sentence: with its date, and what it was."""

from core.model.outlook import Outlook
from core.wording.marks import strong
from core.wording.phrases import by_day, percent, roughly

NOISE = 3.0
"""Standard errors below which a change is none."""


def moved(outlook: Outlook) -> bool:
    """Whether the chance differs from what it was by more than noise, and visibly."""
    if outlook.chance is None or outlook.was is None:
        return False
    noise = NOISE * outlook.standard_error
    shown = percent(outlook.chance) != percent(outlook.was)
    return shown and abs(outlook.chance - outlook.was) > noise


def spoken(chance: float, outlook: Outlook) -> str:
    """A chance in per cent, or as a plain fraction while most of what it rests on is guessed."""
    return f"about {roughly(chance)}" if outlook.rough else percent(chance)


def change_line(outlook: Outlook) -> str:
    """Before → after by the target date; the answer to something that was just written."""
    head = f"{strong(outlook.name)}, by {by_day(outlook.target, outlook.today)}"
    if outlook.chance is None:
        return f"{head}: no forecast yet. Add tasks and approaches, and there will be one."
    if outlook.was is None:
        return f"{head}: {spoken(outlook.chance, outlook)}."
    if not moved(outlook):
        return f"{head}: {spoken(outlook.chance, outlook)}, no change."
    return f"{head}: {spoken(outlook.was, outlook)} → {spoken(outlook.chance, outlook)}."


def standing_line(outlook: Outlook) -> str:
    """Where it stands: 50% by 31 March, was 52%; first forecast 60%."""
    date = by_day(outlook.target, outlook.today)
    if outlook.chance is None:
        return f"No forecast by {date} yet: tasks or approaches are missing."
    said = spoken(outlook.chance, outlook)
    text = f"{said[:1].upper()}{said[1:]} by {date}"
    return f"{strong(text)}{_was(outlook)}{_first(outlook)}."


def _was(outlook: Outlook) -> str:
    if outlook.was is None:
        return ""
    if not moved(outlook):
        return ", no change"
    return f", was {spoken(outlook.was, outlook)}"


def _first(outlook: Outlook) -> str:
    """The first forecast stays beside the present one, with its own date if that has moved."""
    if outlook.first is None:
        return ""
    moved_target = outlook.first_target and outlook.first_target != outlook.target
    date = ""
    if moved_target and outlook.first_target:
        date = f" by {by_day(outlook.first_target, outlook.today)}"
    return f"; first forecast {spoken(outlook.first, outlook)}{date}"


def likely_line(outlook: Outlook) -> str:
    """When it is as likely as not done, if it works; empty where there is nothing to say."""
    if outlook.likely is None:
        return ""
    day = by_day(outlook.likely, outlook.today)
    return f"If it works: as likely as not by {day}."


def range_line(outlook: Outlook) -> str:
    """The span in which it ends, if it works."""
    if outlook.early is None or outlook.late is None:
        return ""
    early, late = (by_day(day, outlook.today) for day in (outlook.early, outlook.late))
    return f"If it works: eight times in ten between {early} and {late}."
