"""The leaders' brief: decisions first, then chances by what is at stake; one screen."""

from collections.abc import Sequence

from core.commands.approaches import ChangeState
from core.commands.brief import AnswerDecision, ScheduleBrief
from core.commands.questions import ShowOverview
from core.model.brief import Brief, Decision
from core.model.outcomes.posts import BriefSet, BriefShown, Consented, DecisionAnswered
from core.model.week import Week
from core.wording.answers import Outlooks, answer, undo
from core.wording.causes import cause, largest
from core.wording.chances import moved, record_lines, spoken
from core.wording.marks import code, person, place, plain, strong
from core.wording.message import Button, Message, button
from core.wording.money import money, stakes_phrase, worth_phrase
from core.wording.phrases import by_day, counted, small_number, weekday
from core.wording.update import WORDS

MOST_WORDS = 140
MOST_OBJECTIVES = 5
SAME = 0.02
"""A move within this is told as no news where nothing is to be decided."""
HOW_TO_READ = (
    "How to read this: a chance is that of meeting the target date. Of ten such cases at 70%,"
    " about seven meet it.",
    "It moves with results, not with effort; a clear no is a result too.",
    "No date here is a promise; decisions come first.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def brief_message(brief: Brief) -> Message:
    """A brief of at most 140 words; what does not fit waits in the thread."""
    asked = brief.decisions[:1]
    if not brief.weeks:
        return Message(lines=(f"{_title(brief)} There is no objective to speak of yet.",))
    if not brief.decisions and not brief.first and _quiet(brief.weeks):
        line = f"{_title(brief)} {_all_the_same(brief.weeks)}"
        return Message(lines=(line,), buttons=(button("See them", ShowOverview()),))
    lines, shown = _fitting(brief)
    details = tuple(map(_decision, brief.decisions[1:]))
    details += tuple(_objective(each) for each in brief.weeks[shown:])
    if details:
        details += tuple(record_lines(brief.weeks[0].outlook))
    return Message(
        lines=tuple(lines),
        buttons=tuple(choice for each in asked for choice in _choices(each, brief.key)),
        details=details,
        aside="More in the thread." if details else "",
    )


def _title(brief: Brief) -> str:
    count = len(brief.decisions)
    asked = f"{small_number(count)} decision{'s' * (count != 1)}" if count else "nothing to decide"
    return strong(f"ML brief, {weekday(brief.today)}: {asked}{'' if count else '.'}")


def _quiet(weeks: Sequence[Week]) -> bool:
    return all(
        week.outlook.chance is None
        or week.outlook.was is None
        or abs(week.outlook.chance - week.outlook.was) <= SAME
        for week in weeks
    )


def _all_the_same(weeks: Sequence[Week]) -> str:
    if len(weeks) == 1:
        return f"{plain(weeks[0].outlook.name)} is within 2 points of last week."
    return f"All {small_number(len(weeks))} objectives are within 2 points of last week."


def _fitting(brief: Brief) -> tuple[list[str], int]:
    """The lines that fit into 140 words, and how many objectives are among them."""
    lesson = _lesson(brief)
    for shown in range(min(MOST_OBJECTIVES, len(brief.weeks)), 0, -1):
        for told in ([lesson] if lesson else []), []:
            lines = _lines(brief, shown, told)
            if _size(lines) <= MOST_WORDS:
                return lines, shown
    return _lines(brief, 1, []), 1


def _lines(brief: Brief, shown: int, lesson: list[str]) -> list[str]:
    how = [*HOW_TO_READ, ""] if brief.first else []
    others = len(brief.decisions) - 1
    more = [f"{_capital(small_number(others))} more in the thread."] if others > 0 else []
    asked = [*(_decision(each) for each in brief.decisions[:1]), *more]
    chances = [strong("Chance of meeting the target date")]
    chances += [_objective(each) for each in brief.weeks[:shown]]
    parts = [part for part in ([*how, _title(brief), *asked], chances, lesson) if part]
    return [line for i, part in enumerate(parts) for line in ([""] * (i > 0) + part)]


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _decision(asked: Decision) -> str:
    outlook = asked.week.outlook
    by, target = by_day(asked.by, outlook.today), by_day(outlook.target, outlook.today)
    with_it, without = spoken(asked.with_it, outlook), spoken(asked.without, outlook)
    value = asked.week.stakes.value
    worth = f"; {worth_phrase(value)}" if value else ""
    if asked.cost is not None:
        what = f"approve {money(asked.cost, asked.currency)} for {plain(asked.approach)}?"
    else:
        what = f"plan a second approach to {plain(asked.task)}?"
    return (
        f"{strong(f'{outlook.name}.')} {person(asked.owner)} asks, by {by}: {what}"
        f" Chance by {target}: {with_it} with it, {without} without{worth}."
    )


def _objective(week: Week) -> str:
    """One objective: date, worth, chance, was, one reason."""
    outlook = week.outlook
    stake = stakes_phrase(week.stakes)
    head = f"• {plain(outlook.name)}, by {by_day(outlook.target, outlook.today)}"
    head += f", {stake}" if stake else ""
    if outlook.chance is None:
        return f"{head}: no forecast yet."
    return f"{head}: {strong(spoken(outlook.chance, outlook))}{_was(week)}. {_reason(week)}"


def _was(week: Week) -> str:
    outlook = week.outlook
    if outlook.was is None:
        return ""
    return f", was {spoken(outlook.was, outlook)}" if moved(outlook) else ", no change"


def _reason(week: Week) -> str:
    if week.targets:
        return _target_moved(week)
    told, _ = largest(week.moved, 1)
    if told and moved(week.outlook):
        return f"{_capital(cause(told[0]))}."
    if week.events:
        return f"{_capital(f'{plain(week.events[-1].name)} {WORDS[week.events[-1].what]}')}."
    if week.results:
        return f"{counted(week.results, 'result')} this week."
    since = week.last_result
    return f"No result since {by_day(since, week.until)}." if since else "No result yet."


def _target_moved(week: Week) -> str:
    """A slip never turns green by moving the date: the first forecast stays beside it."""
    outlook = week.outlook
    was = by_day(week.targets[0], outlook.today)
    first = "" if outlook.first is None else f"; first forecast {spoken(outlook.first, outlook)}"
    at_first = outlook.first_target if outlook.first is not None else None
    by_then = f" by {by_day(at_first, outlook.today)}" if at_first else ""
    return f"The target moved from {was}{first}{by_then}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lesson(brief: Brief) -> str:
    """The one lesson, with its source."""
    lesson = brief.lesson
    return f"{strong('Worth knowing:')} {lesson.text} ({lesson.source})" if lesson else ""


def _choices(asked: Decision, key: str) -> tuple[Button, ...]:
    if not key:
        return ()
    yes, no = ("Approve", "Decline") if asked.cost is not None else ("Yes, plan one", "Not now")
    said = {"brief": key, "objective": asked.objective, "approach": asked.approach_id}
    return (
        button(yes, AnswerDecision(**said, answer="approve"), primary=True),
        button(no, AnswerDecision(**said, answer="decline")),
        button("Ask the owner", AnswerDecision(**said, answer="ask")),
    )


def decided(outcome: DecisionAnswered) -> str:
    """What the brief's thread says of an answer."""
    who, owner, what = person(outcome.by), person(outcome.owner), _what(outcome)
    if outcome.answer == "ask":
        return f"{who} asks {owner} about {what}, for {strong(outcome.item.name)}."
    said = "approves" if outcome.answer == "approve" else "declines"
    return f"{who} {said} {what}, for {strong(outcome.item.name)}. {owner} has been told."


def _what(outcome: DecisionAnswered) -> str:
    if not outcome.approach:
        return "a second approach"
    cost = f"{money(outcome.cost, outcome.currency)} for " if outcome.cost else ""
    return f"{cost}{plain(outcome.approach)}"


def told_owner(outcome: DecisionAnswered) -> Message:
    """What the objective's owner hears, with the way on."""
    lines = (decided(outcome).replace(f" {person(outcome.owner)} has been told.", ""),)
    if outcome.answer == "ask":
        return Message(lines=(*lines, f"Please answer {person(outcome.by)} in the brief's thread."))
    if not outcome.reference:
        if outcome.answer == "decline":
            return Message(lines=lines)
        way = code(f'approach add {outcome.item.reference}/TASK/KEY "NAME" p=40% days=5-20')
        return Message(lines=(*lines, f"{way} adds one."))
    state = "running" if outcome.answer == "approve" else "parked"
    label = "Start it" if state == "running" else "Set it aside"
    press = button(label, ChangeState(approach=outcome.reference, state=state), primary=True)
    return Message(lines=lines, buttons=(press,))


@answer.register
def _(outcome: DecisionAnswered, _: Outlooks) -> Message:
    told = f"{person(outcome.owner)} has been told, and the thread shows what you said."
    return Message(lines=(told, "Only you see this."))


@answer.register
def _(outcome: BriefShown, _: Outlooks) -> Message:
    message = Message.model_validate(outcome.message)
    if outcome.posted:
        return Message(lines=("The brief is on its way to the leaders' channel.",))
    lines = ("As leaders would see it now:", *message.lines)
    every = button("Post this here every Friday", ScheduleBrief())
    buttons = () if outcome.weekly else (every,)
    return Message(lines=lines, buttons=buttons, aside="Only you see this.")


@answer.register
def _(outcome: BriefSet, _: Outlooks) -> Message:
    if outcome.weekday is None or outcome.at is None:
        return Message(lines=("The leaders' brief is off.",))
    when = f"{WEEKDAYS[outcome.weekday]} at {outcome.at:%H:%M}"
    first = f"; first on {outcome.next_on.day} {outcome.next_on:%B}" if outcome.next_on else ""
    lines = (
        f"The brief goes to {place(outcome.channel)} every {when} ({outcome.timezone}){first}.",
        "Objectives of private channels stand in it only with their owner's consent:"
        f" {code('brief with OBJECTIVE')}.",
    )
    return Message(lines=lines)


@answer.register
def _(outcome: Consented, _: Outlooks) -> Message:
    name = strong(outcome.item.name)
    stands = "may stand in the leaders' brief" if outcome.consents else "stays out of the brief"
    return Message(lines=(f"{name} {stands}.",), buttons=undo(outcome))
