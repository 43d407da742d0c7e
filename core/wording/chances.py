"""An objective's chance in a sentence: with its date, and what it was."""

from core.model.outlook import Ongoing, Outlook, Pace
from core.wording.marks import plain, strong
from core.wording.phrases import by_day, counted, listed, number, percent, roughly

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
    if not outlook.rough:
        return percent(chance)
    plain = roughly(chance)
    return plain if plain.startswith(("under", "over")) else f"about {plain}"


def uncounted_line(outlook: Outlook) -> str:
    """Which tasks no chance counts yet; empty where all are counted."""
    if not outlook.uncounted or outlook.chance is None:
        return ""
    names = listed([plain(name) for name in outlook.uncounted[:3]])
    has = "has" if len(outlook.uncounted) == 1 else "have"
    return f"Not counted yet: {names} {has} no approach."


def change_line(outlook: Outlook) -> str:
    """Before → after by the target date; the answer to something that was just written."""
    head = f"{strong(outlook.name)}, by {by_day(outlook.target, outlook.today)}"
    if outlook.chance is None:
        return f"{head}: no forecast yet. Add tasks and approaches, and there will be one."
    if outlook.was is None:
        return f"{head}: {spoken(outlook.chance, outlook)}."
    if not moved(outlook):
        return f"{head}: {spoken(outlook.chance, outlook)}, no change."
    before, after = spoken(outlook.was, outlook), spoken(outlook.chance, outlook)
    if before == after:
        return f"{head}: still {after}, a little {_direction(outlook)}."
    return f"{head}: {before} → {after}."


def _direction(outlook: Outlook) -> str:
    return "higher" if (outlook.chance or 0.0) > (outlook.was or 0.0) else "lower"


def standing_line(outlook: Outlook) -> str:
    """Where it stands: 50% by 31 March, was 52%; first forecast 60%."""
    date = by_day(outlook.target, outlook.today)
    if outlook.chance is None:
        return f"No forecast by {date} yet: tasks or approaches are missing."
    said = spoken(outlook.chance, outlook)
    text = f"{said[:1].upper()}{said[1:]} by {date}"
    return f"{strong(text)}{_was(outlook)}{_first(outlook)}."


def compared(outlook: Outlook) -> str:
    """The chance now and a week ago, with the word for the change: 50%, down from 52%."""
    if outlook.chance is None:
        return "no forecast yet"
    now = spoken(outlook.chance, outlook)
    if outlook.was is None:
        return f"{now}, new this week"
    if not moved(outlook):
        return f"{now}, no change in a week"
    was = spoken(outlook.was, outlook)
    if was == now:
        return f"still {now}, a little {_direction(outlook)} than a week ago"
    way = "up" if (outlook.chance or 0.0) > (outlook.was or 0.0) else "down"
    return f"{now}, {way} from {was} a week ago"


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


def date_line(outlook: Outlook, other: str = "was") -> str:
    """How the likely date moved; empty where it stayed within the week or is not known."""
    before, after = outlook.was_likely, outlook.likely
    if before is None or after is None or abs((after - before).days) < SAME_WEEK:
        return ""
    now, was = by_day(after, outlook.today), by_day(before, outlook.today)
    return f"If it works: as likely as not by {now}, {other} {was}."


SAME_WEEK = 3
"""Days by which a likely date may differ without being news."""


def span_line(outlook: Outlook) -> str:
    """When it ends, if it works: the middle, and the span of eight cases in ten."""
    if outlook.likely is None or outlook.early is None or outlook.late is None:
        return ""
    days = (outlook.likely, outlook.early, outlook.late)
    likely, early, late = (by_day(day, outlook.today) for day in days)
    return (
        f"If it works: as likely as not by {likely},"
        f" and eight times in ten between {early} and {late}."
    )


def pace_line(pace: Pace) -> str:
    """The team's own overrun, named wherever a forecast is told in full."""
    used, own = f"{pace.median:.1f}", f"{pace.own:.1f}"
    if not pace.finished:
        return f"No estimated work has ended yet; work is taken to last {used} times its estimate."
    took = f"Your finished work took {own} times its estimate"
    if used == own:
        return f"{took}; used."
    return f"{took} ({counted(pace.finished, 'approach')}); {used} is used until more has ended."


def corrected_line(counts: float) -> str:
    """That chances are corrected, named wherever a forecast is told in full."""
    return f"Chances are corrected by how yours came out: 80% counts as {percent(counts)}."


def record_lines(outlook: Outlook) -> list[str]:
    """How the team's own record enters its chances and dates."""
    lines = [pace_line(outlook.pace)] if outlook.pace else []
    return lines + ([corrected_line(outlook.corrected)] if outlook.corrected is not None else [])


def running_line(running: Ongoing, outlook: Outlook) -> str:
    """How long work has run beside what was expected, what is left, and what its limit costs."""
    expected = f"{number(round(running.low))} to {number(round(running.high))}"
    if round(running.low) == round(running.high):
        expected = number(round(running.low))
    left = counted(max(1, round(running.left)), "more working day")
    text = (
        f"{plain(running.name)}: day {running.day} of an expected {expected};"
        f" as likely as not {left}, {spoken(running.chance, outlook)} to work"
    )
    if running.limit is None:
        return f"{text}."
    costs = round(100 * running.unlimited) - round(100 * running.chance)
    effect = f", which takes {counted(costs, 'point')} off its chance" if costs > 0 else ""
    return f"{text}. Time limit: {number(running.limit)} working days{effect}."
