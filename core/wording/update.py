"""One objective's week in business terms, in a fixed order; digest and update share it."""

from collections.abc import Sequence
from typing import Literal

from core.commands.questions import AskWhy
from core.model.outlook import Outlook
from core.model.week import Event, Week
from core.wording.causes import VISIBLE, cause, largest
from core.wording.chances import likely_line, record_lines, spoken, standing_line
from core.wording.ladder import pipeline_line
from core.wording.marks import person, plain, said, strong
from core.wording.message import Message, button
from core.wording.phrases import by_day, counted, listed, points, weekday
from core.wording.worth import news_lines, stakes_line

RESTS = "rests on estimates"
LEARNED_SHOWN = 2
NOTE = 140
WORDS = {
    "won": "worked", "lost": "did not work", "dropped": "was given up", "parked": "was set aside",
    "started": "started", "added": "was added", "removed": "was removed",
}  # fmt: skip
BETTER = {
    "hypothesis": "write the hypothesis before the run",
    "baseline": "compare with a baseline",
    "one-change": "change one thing at a time",
    "reproducible": "link each run",
    "written-up": "write each result up",
    "decision": "say what each result decides",
}


def update(week: Week, body: Sequence[str] | None = None, *, by: str = "") -> Message:
    """The update of one objective: its outlook, then ``body``, or else what the data say.

    The outlook with the first forecast beside it, moved targets and edits by hand stay, whatever
    the body says. ``by`` wrote the body.
    """
    worth = (stakes_line(week.stakes, week.owner), *news_lines(week.news, week.owner))
    said_so = drafted(week) if body is None else body
    rest = (*_by_hand(week), _pipeline(week), _next(week))
    lines = (heading(week), _outlook(week), *worth, *said_so, *rest)
    inside = (*details(week), *record_lines(week.outlook))
    notes = (f"Written by {person(by)}." if by else "", "Details in the thread." if inside else "")
    return Message(
        lines=tuple(line for line in lines if line),
        aside=" ".join(note for note in notes if note),
        details=inside,
        buttons=(button("Why?", AskWhy(objective=week.outlook.key)),),
    )


def drafted(week: Week) -> tuple[str, ...]:
    """What the data say beyond the outlook: decision, what moved it, what was learned, how."""
    lines = (_decision(week), _moved(week), _learned(week), _worked(week))
    return tuple(line for line in lines if line)


def _outlook(week: Week) -> str:
    """Where it stands beside the first forecast; in a quiet week, what that rests on."""
    quiet = week.results == 0 and not week.events and week.outlook.chance is not None
    rests = f"No result was logged this week, so this {_rests(week)}." if quiet else ""
    parts = (standing_line(week.outlook), likely_line(week.outlook), rests)
    return " ".join(part for part in parts if part)


def heading(week: Week) -> str:
    """The objective and the day the week ends."""
    return f"{strong(week.outlook.name)} · week to {weekday(week.until)}"


Part = Literal["outlook", "decision", "moved", "by hand", "learned", "worked", "pipeline", "next"]


def section(week: Week) -> list[tuple[Part, str]]:
    """Outlook, decision wanted, what moved it, what we learned, how we worked, in that order."""
    still = week.results == 0 and not week.events and not _by_hand(week)
    lines: list[tuple[Part, str]] = [
        ("outlook", _quiet(week) if still else _standing(week)),
        ("decision", _decision(week)),
        ("moved", "" if still else _moved(week)),
        *(("by hand", line) for line in _by_hand(week)),
        ("learned", _learned(week)),
        ("worked", _worked(week)),
        ("pipeline", _pipeline(week)),
        ("next", _next(week)),
    ]
    return [(part, line) for part, line in lines if line]


def _standing(week: Week) -> str:
    return " ".join(filter(None, (standing_line(week.outlook), likely_line(week.outlook))))


def _quiet(week: Week) -> str:
    """A week without a result: silence is not a fault."""
    outlook = week.outlook
    if outlook.chance is None:
        return standing_line(outlook)
    return (
        f"No result logged this week, so {spoken(outlook.chance, outlook)}"
        f" by {by_day(outlook.target, outlook.today)} {_rests(week)}."
    )


def _rests(week: Week) -> str:
    since = week.last_result
    return f"rests on news from {by_day(since, week.outlook.today)}" if since else RESTS


def _decision(week: Week) -> str:
    """The one decision the plan asks for now."""
    if week.alone:
        return (
            f"{strong('Decision wanted:')} everything rests on {plain(week.alone[0])}."
            " Is a second approach worth starting?"
        )
    return _rough(week.outlook)


def _rough(outlook: Outlook) -> str:
    question = outlook.question
    if not outlook.rough or question is None:
        return ""
    names = listed([plain(name) for name in question.names])
    verb = "is" if len(question.names) == 1 else "are"
    return (
        f"{strong('Decision wanted:')} most numbers are guesses."
        f" How likely {verb} {names} to work? Saying it moves this most."
    )


def _moved(week: Week) -> str:
    told, rest = largest(week.moved, 4)
    if told:
        causes = [f"{cause(part)} {points(part.change)}" for part in told]
        others = [f"the rest {points(rest)}"] if abs(rest) >= VISIBLE else []
        return f"{strong('What moved it:')} {' · '.join([*causes, *others])}."
    if not week.events:
        return ""
    happened = " · ".join(_event(event) for event in week.events[:5])
    return f"{strong('What moved it:')} {happened}."


def _event(event: Event) -> str:
    return f"{plain(event.name)} {WORDS[event.what]}"


def _by_hand(week: Week) -> list[str]:
    """Edits by hand and moved targets always get a line of their own."""
    lines = [
        f"{strong('Target moved')} from {by_day(day, week.until)}"
        f" to {by_day(week.outlook.target, week.until)}."
        for day in week.targets[:1]
    ]
    if week.edited:
        lines.append(f"{strong('Edited by hand:')} {listed([plain(e) for e in week.edited[:4]])}.")
    return lines


def _learned(week: Week) -> str:
    if not week.learned:
        return ""
    told = week.learned[-LEARNED_SHOWN:]
    who = ", ".join(dict.fromkeys(person(each.author) for each in told))
    notes = " ".join(said(each.note, longest=NOTE) for each in told)
    return f"{strong('What we learned')} ({who}): {notes}"


def _worked(week: Week) -> str:
    if not week.results:
        return ""
    text = f"{strong('How we worked:')} {counted(week.results, 'result')}"
    if not week.answers:
        return f"{text}."
    best = sorted(week.answers, key=lambda name: -week.answers[name])[:2]
    worst = min(week.answers, key=lambda name: week.answers[name])
    shown = ", ".join(f"{name.replace('-', ' ')} in {week.answers[name]}" for name in best)
    return f"{text}; {shown}. To do better: {BETTER[worst]}."


def _next(week: Week) -> str:
    """What had best start now; empty where that was not worked out."""
    if week.start is None:
        return ""
    what = listed([plain(name) for name in week.start])
    said = f"start {what}" if what else "nothing more is worth starting now"
    return f"{strong('Next:')} {said}."


def _pipeline(week: Week) -> str:
    return pipeline_line(week.pipeline) if week.pipeline else ""


def details(week: Week) -> tuple[str, ...]:
    """Every note of the week with its approach, for the thread."""
    return tuple(
        f"{strong(each.about)}, {each.verdict} ({person(each.author)}): {said(each.note)}"
        for each in week.learned
    )
