"""Answers to questions: forecast, overview, team, history, privacy, settings."""

from datetime import time

from core.commands.approaches import ChangeState
from core.commands.forms import OpenForm
from core.commands.questions import AskNext, AskWhy
from core.commands.settings import ScheduleDigest
from core.model.forms import token
from core.model.outcomes.data import Exported, Imported
from core.model.outcomes.history import AskedTwice, Undone
from core.model.outcomes.planning import AssumptionStated, HolidaysAdded, TeamRow, TeamShown
from core.model.outcomes.posts import DigestSet, DigestShown
from core.model.outcomes.questions import ForecastAsked, OpenItem, OverviewAsked
from core.model.outcomes.settings import OutOfOffice
from core.model.outlook import Outlook
from core.wording.answers import Outlooks, answer, changes, undo
from core.wording.chances import (
    compared,
    record_lines,
    running_line,
    span_line,
    standing_line,
    uncounted_line,
)
from core.wording.figures import figure_buttons
from core.wording.marks import code, plain, said, strong
from core.wording.message import Button, Message, button
from core.wording.phrases import by_day, listed, percent, span

EVERY_FRIDAY = "Post this every Friday"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_FILE = 9_000
"""Characters of a file in a message: Slack refuses messages whose blocks are much longer."""
RUNNING = 4
"""Running approaches that a forecast tells of."""
STALE, OLD = 7, 21
"""Calendar days after which evidence says its age, and is not current: 5 and 15 working days."""


@answer.register
def _(outcome: ForecastAsked, outlooks: Outlooks) -> Message:
    (outlook,) = outlooks
    lines = [f"{strong(outlook.name)}", standing_line(outlook)]
    lines += [line for line in (span_line(outlook), uncounted_line(outlook)) if line]
    if outlook.ever is not None and outlook.chance is not None:
        lines.append(f"That it works at all, however late: {percent(outlook.ever)}.")
    lines += [running_line(each, outlook) for each in outlook.running[:RUNNING]]
    lines += [*record_lines(outlook), *_weak_spots(outlook)]
    aside = f"Forecast of {by_day(outlook.made_on, outlook.today)}" if outlook.made_on else ""
    pending = "; a newer one is being made" if outlook.pending and aside else ""
    return Message(
        lines=tuple(lines),
        aside=f"{aside}{pending}." if aside else "",
        buttons=figure_buttons(outlook.key) if outlook.chance is not None else (),
    )


def _weak_spots(outlook: Outlook) -> list[str]:
    """What is guessed or old, in the same message as the number it weakens."""
    lines = []
    if outlook.rough:
        lines.append("Rough: most of its numbers are guesses.")
    if outlook.sampled:
        lines.append("More than twelve assumptions hang together here, so they are sampled.")
    if outlook.newest_evidence is not None:
        age = (outlook.today - outlook.newest_evidence).days
        day = by_day(outlook.newest_evidence, outlook.today)
        if age > OLD:
            lines.append(f"Not current: the newest result is from {day}.")
        elif age > STALE:
            lines.append(f"The newest result is from {day}.")
    return lines


@answer.register
def _(outcome: OverviewAsked, outlooks: Outlooks) -> Message:
    if not outlooks:
        example = "/mlstatus plan Catch card fraud earlier by 31 Mar: clean labels; a model?; pilot"
        lines = ("This channel has no objective yet. One line starts a plan:", code(example))
        return Message(lines=lines, buttons=(button("Start one", OpenForm(form="objective")),))
    said = [_now_and_then(each) for each in outlooks]
    if outcome.mine:
        said += ["Open for you:", *(_open(each) for each in outcome.mine)]
    return Message(lines=tuple(said), buttons=tuple(_next_steps(outcome, outlooks)))


def _now_and_then(outlook: Outlook) -> str:
    """An objective's chance now and a week ago, with the word for the change."""
    date = by_day(outlook.target, outlook.today)
    return f"• {strong(outlook.name)}, by {date}: {compared(outlook)}."


def _open(mine: OpenItem) -> str:
    """Something of one's own: how far it is, and when it was last heard of."""
    name = plain(mine.item.name)
    if mine.state == "planned":
        return f"• {name} can start; expected {span(mine.days)}."
    last = f"; newest result {mine.since.day} {mine.since:%B}" if mine.since else "; no result yet"
    return f"• {name}: day {mine.day} of an expected {span(mine.days)}{last}."


def _next_steps(outcome: OverviewAsked, outlooks: Outlooks) -> list[Button]:
    """The likely next step of each open item, then of the plan."""
    steps = [_step(mine) for mine in outcome.mine]
    if len(outlooks) == 1:
        key = outlooks[0].key
        asks = (("Why?", AskWhy(objective=key)), ("What next?", AskNext(objective=key)))
        steps += [button(label, command) for label, command in asks]
    return steps


def _step(mine: OpenItem) -> Button:
    name, about = plain(mine.item.name)[:50], token(mine.item)
    if mine.state == "planned":
        return button(f"Start {name}", ChangeState(approach=about, state="running"))
    return button(f"Log a result: {name}", OpenForm(form="log", item=about))


@answer.register
def _(outcome: AssumptionStated, outlooks: Outlooks) -> Message:
    name = strong(outcome.key)
    if outcome.chance in (0.0, 1.0):
        lines = [f"Known now: {name} is {'true' if outcome.chance else 'false'}."]
    elif outcome.was is None:
        lines = [f"We are counting on {name}: {percent(outcome.chance)}."]
    else:
        lines = [f"{name}: {percent(outcome.was)} → {percent(outcome.chance)}."]
    if outcome.note:
        lines[0] += f" {said(outcome.note)}"
    if not outcome.assumed_by:
        lines.append(f"No approach rests on it yet: {code(f'edit REF assumes={outcome.key}')}.")
    return Message(lines=(*lines, *changes(outcome, outlooks)), buttons=undo(outcome))


@answer.register
def _(outcome: TeamShown, outlooks: Outlooks) -> Message:
    if not outcome.rows:
        text = f"Nobody is scarce so far. {code('team research=2 engineering=2')} says otherwise."
        return Message(lines=(text,))
    lines = [f"• {_row(row)}" for row in outcome.rows]
    head = "The team is saved:" if outcome.changed else "The team:"
    return Message(lines=(head, *lines, *changes(outcome, outlooks)), buttons=undo(outcome))


def _row(row: TeamRow) -> str:
    people = "1 person" if row.people == 1 else f"{row.people} people"
    perhaps = f", with {percent(row.chance)}" if row.chance < 1 else ""
    return f"{plain(row.role)}: {people} from {row.since.day} {row.since:%B %Y}{perhaps}"


@answer.register
def _(outcome: HolidaysAdded, outlooks: Outlooks) -> Message:
    if not outcome.dates:
        return Message(lines=("These days were free already; nothing changed.",))
    days = listed([f"{day.day} {day:%B %Y}" for day in outcome.dates])
    return Message(lines=(f"Nobody works on {days}.", *changes(outcome, outlooks)),
                   buttons=undo(outcome))  # fmt: skip


@answer.register
def _(outcome: Undone, outlooks: Outlooks) -> Message:
    what = code(outcome.typed[:120]) if outcome.typed else "your last change"
    return Message(lines=(f"Taken back: {what}.", *changes(outcome, outlooks)))


@answer.register
def _(outcome: AskedTwice, _: Outlooks) -> Message:
    again = Button(label="Yes, once more", name=outcome.name, fields=outcome.fields)
    return Message(
        lines=("You sent the same words a moment ago, and they are saved. Once more?",),
        buttons=(again,),
    )


@answer.register
def _(outcome: Exported, _: Outlooks) -> Message:
    if len(outcome.text) > LONGEST_FILE:
        whole = code("mlstatus export")
        line = f"The plan has {len(outcome.text)} characters, too many for a message; {whole} on"
        return Message(lines=(f"{line} the command line prints all of it.",))
    reads = code("mlstatus forecast")
    return Message(
        lines=(f"The plan as a file, which {reads} and {code('import')} read:",), file=outcome.text
    )


@answer.register
def _(outcome: Imported, outlooks: Outlooks) -> Message:
    lines = (f"Taken in: {outcome.added} added, {outcome.updated} updated, nothing deleted.",)
    return Message(lines=(*lines, *changes(outcome, outlooks)), buttons=undo(outcome))


@answer.register
def _(outcome: DigestSet, _: Outlooks) -> Message:
    if outcome.weekday is None or outcome.at is None:
        return Message(lines=("The weekly digest of this channel is off.",))
    when = f"{WEEKDAYS[outcome.weekday]} at {outcome.at:%H:%M}"
    first = f"; first on {outcome.next_on.day} {outcome.next_on:%B}" if outcome.next_on else ""
    return Message(
        lines=(f"The digest comes here every {when} ({outcome.timezone}){first}.",),
    )


@answer.register
def _(outcome: DigestShown, _: Outlooks) -> Message:
    message = Message.model_validate(outcome.message)
    if outcome.posted:
        return Message(lines=("The digest is on its way to this channel.",))
    lines = ("As the channel would see it now:", *message.lines)
    every = button(EVERY_FRIDAY, ScheduleDigest(weekday=4, at=time(16)))
    buttons = () if outcome.weekly else (every,)
    return Message(lines=lines, buttons=buttons, aside="Only you see this.")


@answer.register
def _(outcome: OutOfOffice, _: Outlooks) -> Message:
    if outcome.until is None:
        return Message(lines=("Welcome back. You may be asked again.",))
    until = f"{outcome.until.day} {outcome.until:%B %Y}"
    return Message(lines=(f"You will not be asked anything until {until}.",))
