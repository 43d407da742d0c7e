"""What a person hears after a command: one function an outcome, chosen by the outcome's class."""

import re
from collections.abc import Sequence
from functools import singledispatch

from core.commands.objectives import AnswerQuestion
from core.commands.questions import AskForecast, UndoLast
from core.model.outcomes.base import Outcome
from core.model.outcomes.evidence import StateChanged
from core.model.outcomes.planning import Added, ChancesStated, Closed, Edited, PlanStarted, Removed
from core.model.outlook import AskedFor, Outlook
from core.wording.announcements import taught_lines
from core.wording.chances import change_line, date_line, moved, spoken, uncounted_line
from core.wording.marks import code, person, plain, said, strong
from core.wording.message import Button, Message, button
from core.wording.phrases import by_day, counted, listed, number, percent, roughly, span

Outlooks = Sequence[Outlook]
SAME = "No forecast changed by more than noise."
FOLLOWS = "The new forecast follows in a moment."
ANSWERS = (("Long shot 20%", 0.2), ("Even 50%", 0.5), ("Likely 75%", 0.75))
USER = re.compile(r"[UW][A-Z0-9]{4,20}")
FIELDS = {
    "time_box": "time limit", "day_rate": "day rate", "done_when": "done when",
    "target": "target date", "assumes": "counting on",
}  # fmt: skip
VERBS = {
    "running": "Started", "parked": "Set aside", "dropped": "Given up",
    "won": "It worked", "lost": "It did not work", "planned": "Planned again",
}  # fmt: skip


@singledispatch
def answer(outcome: Outcome, outlooks: Outlooks) -> Message:
    """The answer to a command's outcome, beside how its objectives stand now."""
    raise NotImplementedError(type(outcome).__name__)


def undo(outcome: Outcome) -> tuple[Button, ...]:
    """The button that takes this very change back."""
    return (button("Undo", UndoLast(change=outcome.change)),) if outcome.change else ()


def changes(outcome: Outcome, outlooks: Outlooks) -> list[str]:
    """How the objectives moved, or that this is still to come."""
    if outcome.replans and (not outlooks or any(each.pending for each in outlooks)):
        return [FOLLOWS] if outcome.objectives else []
    if len(outlooks) > 1:
        moving = [each for each in outlooks if moved(each)]
        return [line for each in moving for line in changes(outcome, [each])] or [SAME]
    lines = [(change_line(each), date_line(each), uncounted_line(each)) for each in outlooks]
    return [line for of_one in lines for line in of_one if line]


def late_answer(outcome: Outcome, outlooks: Outlooks) -> Message:
    """What a person hears who was told that the forecast follows: the forecast, and no more."""
    if outcome.change is None or isinstance(outcome, PlanStarted):
        return answer(outcome, outlooks)
    return Message(lines=tuple(changes(outcome, outlooks)))


@answer.register
def _(outcome: PlanStarted, outlooks: Outlooks) -> Message:
    size = f"{counted(outcome.tasks, 'task')}, {counted(outcome.approaches, 'approach')}"
    lines = [f"{strong(outcome.name)} is saved: {size}."]
    asked: tuple[Button, ...] = ()
    for outlook in outlooks:
        lines += _first_look(outlook, outcome)
        if outlook.question and not outlook.pending:
            asked = _choices(outlook.question)
    see = button("See the plan", AskForecast(objective=outlooks[0].key)) if outlooks else None
    return Message(lines=tuple(lines), buttons=(*asked, *([see] if see else []), *undo(outcome)))


def _first_look(outlook: Outlook, outcome: PlanStarted) -> list[str]:
    """A first forecast, how rough it is, and the one question that helps most."""
    if outlook.pending or outlook.chance is None:
        return [FOLLOWS]
    question, date = outlook.question, by_day(outlook.target, outlook.today)
    first = f"{_capital(spoken(outlook.chance, outlook))} by {date}"
    if question and question.alone is not None:
        names = listed([plain(name) for name in question.names], "and")
        first += f"; with only one of {names}, {roughly(question.alone)}"
    lines = [f"{first}."]
    if outlook.rough:
        lines.append(_supposed(outcome))
    if question:
        lines.append(_question(question))
    return lines


def _supposed(outcome: PlanStarted) -> str:
    """What was filled in, and on what it rests."""
    chances = f"“?” {percent(outcome.doubtful_guess)}, the rest {percent(outcome.plain_guess)}"
    if outcome.results:
        chances += f", as your {outcome.results} results came out"
    guess = "Rough: what you did not say is my starting guess"
    return f"{guess} ({chances}; 3 to 20 working days each)."


def _question(question: AskedFor) -> str:
    names = listed([plain(name) for name in question.names])
    each = "each of " if len(question.names) > 1 else ""
    return (
        f"One answer helps most, for it moves this between {roughly(question.low)} and"
        f" {roughly(question.high)}: {strong(f'how likely is {each}{names} to work?')}"
    )


def _choices(question: AskedFor) -> tuple[Button, ...]:
    return tuple(
        button(label, AnswerQuestion(approaches=question.approaches, chance=chance))
        for label, chance in ANSWERS
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@answer.register
def _(outcome: ChancesStated, outlooks: Outlooks) -> Message:
    names = listed([plain(name) for name in outcome.names])
    lines = [f"Saved: {names} at {percent(outcome.chance)}.", *changes(outcome, outlooks)]
    return Message(lines=tuple(lines), buttons=undo(outcome))


@answer.register
def _(outcome: Added, outlooks: Outlooks) -> Message:
    item = outcome.item
    inside = f" to {strong(outcome.parent)}" if outcome.parent else ""
    lines = [f"Added{inside}: {strong(item.name)} ({code(item.reference)})."]
    if outcome.chance is not None and outcome.days is not None:
        guessed = " My guess where you did not say." if outcome.guessed else ""
        lines.append(f"{percent(outcome.chance)} to work, {span(outcome.days)}.{guessed}")
    if item.kind == "objective":
        lines.append(f"Next: {code(f'task add {item.reference}/first-task')}.")
    lines += changes(outcome, outlooks)
    return Message(lines=tuple(lines), buttons=undo(outcome))


@answer.register
def _(outcome: Edited, outlooks: Outlooks) -> Message:
    if not outcome.fields:
        return Message(lines=(f"{strong(outcome.item.name)} is so already; nothing changed.",))
    said_so = values_changed(outcome)
    lines = [f"{strong(outcome.item.name)}: {said_so}."]
    if outcome.overridden:
        results = counted(outcome.overridden, "earlier result")
        lines.append(f"Set by hand: {results} no longer move it; the history keeps them.")
    lines += changes(outcome, outlooks)
    return Message(lines=tuple(lines), buttons=undo(outcome))


def values_changed(outcome: Edited) -> str:
    """Fields with what they were and what they are."""
    return "; ".join(
        f"{FIELDS.get(each.field, each.field)}"
        f" {_side(each.field, each.before)} → {_side(each.field, each.after)}"
        for each in outcome.fields
    )


def _side(field: str, value: object) -> str:
    """A field's value; a chance in whole per cent."""
    return percent(value) if field == "chance" and isinstance(value, float) else _value(value)


def _value(value: object) -> str:
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, float):
        return number(value)
    if isinstance(value, dict) and "amount" in value:
        per = " a year" if value.get("per") else ""
        return f"{value['amount']:,.0f} {value.get('currency', '')}{per}"
    if isinstance(value, dict):
        return "-".join(_value(each) for each in value.values())
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value)
    text = str(value)
    return person(text) if USER.fullmatch(text) else plain(text)


@answer.register
def _(outcome: Removed, outlooks: Outlooks) -> Message:
    below = {"objective": "items", "task": "approaches", "approach": "experiments"}
    rest = f", with {outcome.below} {below[outcome.item.kind]} below it" if outcome.below else ""
    lines = [f"Removed: {strong(outcome.item.name)}{rest}.", *changes(outcome, outlooks)]
    return Message(lines=tuple(lines), buttons=undo(outcome))


@answer.register
def _(outcome: Closed, _: Outlooks) -> Message:
    text = f"{strong(outcome.item.name)} is closed. Its history is kept."
    return Message(lines=(text,), buttons=undo(outcome))


@answer.register
def _(outcome: StateChanged, outlooks: Outlooks) -> Message:
    lines = [f"{VERBS[outcome.state]}: {strong(outcome.item.name)}."]
    if outcome.learned:
        lines[0] += f" {said(outcome.learned)}"
    if outcome.counted_from:
        day = f"{outcome.counted_from.day} {outcome.counted_from:%B}"
        lines.append(f"It started on {day}, later than today, so one day is counted.")
    if outcome.state in ("lost", "dropped") and not outcome.left:
        lines.append("No other approach to this task is left, so its objective cannot succeed.")
    lines += [*taught_lines(outcome), *changes(outcome, outlooks)]
    if outcome.state in ("lost", "dropped") and not outcome.learned:
        line = code(f'log {outcome.item.reference} unclear "what we learned"')
        lines.append(f"What did it teach? {line} keeps it for the others.")
    return Message(lines=tuple(lines), buttons=undo(outcome))
