"""A nudge in words: the evidence, one question, and buttons that do what is decided."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import singledispatch

from core.commands.approaches import AddApproach, ChangeState
from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.nudges import AskTeam, SetAside
from core.commands.objectives import Changes, EditItem, StateAssumption
from core.commands.questions import AskNext
from core.model.nudges import (
    AtPlateau,
    BelowThreshold,
    Evidence,
    Nudge,
    OfApproach,
    OnOneApproach,
    OnOneAssumption,
    Overtime,
    Stalled,
)
from core.wording.marks import plain, premise, strong
from core.wording.message import Button, Message, button
from core.wording.phrases import by_day, counted, listed, number, percent, roughly, span

ONLY_YOU = "Only you see this."
SECOND = 0.4
"""The chance of a second approach that nobody has described yet."""
MORE_DAYS = 5
SURE = 0.99
"""A threshold above which not even work sure to succeed would be worth going on with."""
Asked = tuple[Sequence[str], str, Sequence[Button]]
"""Evidence in lines, one question, and the buttons that answer it."""


def nudge_message(nudge: Nudge, item: int) -> Message:
    """A nudge as it is sent; ``item`` is its id, by which it can be set aside."""
    lines, question, buttons = asked(nudge.found, item)
    foot = () if nudge.team else (ONLY_YOU,)
    return Message(
        lines=(*lines, strong(question), *foot), buttons=tuple(buttons), menu=_snoozes(item)
    )


def _snoozes(item: int) -> tuple[Button, ...]:
    return (
        button("Snooze 1 day", SetAside(nudge=item, days=1)),
        button("Snooze 1 week", SetAside(nudge=item, days=7)),
        button("Snooze until …", OpenForm(form="snooze", item=str(item))),
        button("Not for this one", SetAside(nudge=item, why="never")),
    )


def later(found: Evidence) -> date:
    """A working day halfway to the target, at least two weeks and at most six weeks ahead."""
    days = (found.target - found.today).days // 2
    day = found.today + timedelta(days=min(42, max(14, days)))
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def accept(found: Evidence, item: int) -> Button:
    """The button that accepts a risk until a date."""
    until = later(found)
    command = SetAside(nudge=item, why="risk", until=until)
    return button(f"Accept the risk until {by_day(until, found.today)}", command)


def chance_of(found: Evidence, chance: float) -> str:
    """A chance as the rest of this objective's chances are said."""
    if not found.rough:
        return percent(chance)
    text = roughly(chance)
    return text if text.startswith(("under", "over")) else f"about {text}"


def begun(name: str) -> str:
    """A name at the beginning of a sentence."""
    text = plain(name)
    return f"{text[:1].upper()}{text[1:]}"


def standing(found: Evidence) -> str:
    """Where the objective stands: By 31 March: 35%, was 48%."""
    date = by_day(found.target, found.today)
    if found.chance is None:
        return f"No forecast by {date} yet."
    now = chance_of(found, found.chance)
    if found.was is None:
        return f"By {date}: {now}."
    was = chance_of(found, found.was)
    return f"By {date}: {now}, no change." if was == now else f"By {date}: {now}, was {was}."


def change(approach: OfApproach, label: str, state: str) -> Button:
    """A button that changes the state of the approach a nudge is about."""
    command: Command = ChangeState.model_validate({"approach": approach.reference, "state": state})
    return button(label, command)


def add_second(reference: str) -> Button:
    """A button that adds an approach nobody has described yet."""
    return button("Add one", AddApproach(approach=reference, name="Second approach", chance=SECOND))


@singledispatch
def asked(found: Evidence, item: int) -> Asked:
    """What a nudge says, by the kind of its evidence."""
    raise NotImplementedError(type(found).__name__)


@asked.register
def _(found: Stalled, item: int) -> Asked:
    since = by_day(found.since, found.today)
    silent = counted(found.silent, "working day")
    lines = (
        f"Nothing logged for {strong(found.name)} since {since}, {silent}.",
        f"{_day(found)} {_quiet_week(found)}".strip(),
    )
    buttons = (
        button("Still running", SetAside(nudge=item, why="running", days=7)),
        button("Log a result", OpenForm(form="log", item=found.reference)),
        button("Stuck, I'd like help", AskTeam(nudge=item)),
        change(found, "Stop it", "dropped"),
    )
    return lines, "Which is closest?", buttons


def _day(found: OfApproach) -> str:
    """Day 18 of an expected 15 to 45 working days."""
    text = f"Day {found.day} of an expected {span(found.days)}"
    return f"{text}, so this may be quite normal." if found.day <= _long(found) else f"{text}."


def _long(found: OfApproach) -> float:
    """The days that nine in ten such attempts do not exceed, as far as the range says so."""
    given = found.days
    return next((getattr(given, name) for name in ("p90", "high") if hasattr(given, name)),
                given if isinstance(given, float) else found.day)  # fmt: skip


def _quiet_week(found: Stalled) -> str:
    if found.week is None or found.chance is None:
        return ""
    date, now = by_day(found.target, found.today), chance_of(found, found.chance)
    lost = round(found.week * 100)
    if lost < 1:
        return f"A quiet week hardly changes the chance by {date} (now {now})."
    cost = counted(lost, "point")
    return f"A quiet week takes about {cost} off the chance by {date} (now {now})."


@asked.register
def _(found: AtPlateau, item: int) -> Asked:
    goal = f", short of {number(found.goal)}" if found.goal is not None else ""
    since = by_day(found.since, found.today)
    lines = (
        f"{begun(found.metric)} of {strong(found.name)} has not risen since {since}:"
        f" {number(found.value)}{goal}.",
        f"A plateau is news about this approach, not about the objective. {standing(found)}",
    )
    keep = button("Keep going", SetAside(nudge=item, why="running", days=14))
    stop = change(found, "Stop it", "dropped")
    if found.other and found.other_reference:
        start = ChangeState(approach=found.other_reference, state="running")
        question = f"Start {plain(found.other)} beside it?"
        return lines, question, (button("Start it", start), keep, stop)
    return lines, "Try something else beside it?", (add_second(found.free), keep, stop)


@asked.register
def _(found: Overtime, _: int) -> Asked:
    limit = number(found.limit)
    lines = [
        f"The time limit of {strong(found.name)} is over:"
        f" {limit} working days were agreed, and this is day {found.day}.",
        standing(found),
    ]
    if found.if_lost is not None:
        lines[1] += f" Without it: {chance_of(found, found.if_lost)}."
    longer = EditItem(item=found.reference, changes=Changes(time_box=float(found.day + MORE_DAYS)))
    buttons = (
        change(found, "It has worked", "won"),
        change(found, "It has failed", "lost"),
        button(f"Give it {MORE_DAYS} more days", longer),
    )
    return lines, "How does it end?", buttons


@asked.register
def _(found: BelowThreshold, item: int) -> Asked:
    lines = (
        f"Going on with {strong(found.name)} now costs more than it adds.",
        f"{_worth_too_little(found)} {standing(found)}{_without(found)}",
    )
    buttons = (
        change(found, "Stop it", "dropped"),
        button("Keep going", SetAside(nudge=item, why="running", days=14)),
        button("What else?", AskNext(objective=found.key)),
    )
    return lines, "Stop it, and keep what it taught?", buttons


def _worth_too_little(found: BelowThreshold) -> str:
    belief = percent(found.belief)
    if found.threshold >= SURE:
        return f"Its chance to work is {belief}."
    return (
        f"Its chance to work is down to {belief}; going on pays above {percent(found.threshold)}."
    )


def _without(found: BelowThreshold) -> str:
    return "" if found.without is None else f" Without it: {chance_of(found, found.without)}."


@asked.register
def _(found: OnOneApproach, item: int) -> Asked:
    lines = [f"{strong(found.objective)} now rests on one approach: {plain(found.name)}."]
    if found.failed and found.failed_on:
        day = by_day(found.failed_on, found.today)
        lines.append(
            f"{begun(found.failed)} failed on {day}, and nothing else is planned for"
            f" {plain(found.task)}."
        )
    lines.append(f"{standing(found)}{_if_it_fails(found)}{_with_second(found)}")
    buttons = (
        add_second(found.free),
        button("Ask the team for ideas", AskTeam(nudge=item)),
        accept(found, item),
    )
    return lines, "Add a second approach?", buttons


def _if_it_fails(found: OnOneApproach) -> str:
    if found.if_lost is None:
        return ""
    return f" If {plain(found.name)} fails too: {chance_of(found, found.if_lost)}."


def _with_second(found: OnOneApproach | OnOneAssumption) -> str:
    """What one more approach of 40 % would make of it."""
    if found.backup is None or found.chance is None:
        return ""
    more = chance_of(found, min(0.995, found.chance + found.backup))
    joint = "" if more.startswith("about") else "about "
    free = " that does without it" if isinstance(found, OnOneAssumption) else ""
    return f" With another approach at {percent(SECOND)}{free}, started now: {joint}{more}."


@asked.register
def _(found: OnOneAssumption, item: int) -> Asked:
    names = listed([plain(name) for name in found.names[:3]])
    lines = (
        f"Everything still open for {strong(found.task)} is counting on {premise(found.premise)}"
        f" ({percent(found.belief)}): {names}.",
        f"{standing(found)}{_with_second(found)}",
    )
    buttons = (
        button("It holds", StateAssumption(key=found.premise, chance=1.0)),
        button("It does not", StateAssumption(key=found.premise, chance=0.0)),
        add_second(found.free),
        accept(found, item),
    )
    return lines, "Can this be checked now?", buttons
