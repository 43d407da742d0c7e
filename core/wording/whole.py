"""Nudges about an objective as a whole, in words."""

from core.commands.nudges import AskTeam, SetAside
from core.commands.practice import AskInputs, AskPipeline, RecordEndToEnd
from core.commands.questions import AskNext, AskWhy
from core.commands.resolving import Resolve
from core.model.nudges import LargeMove, NeverEndToEnd, OneSideMissing, QualitySlips, Unresolved
from core.model.states import Quality
from core.wording.ladder import STAGE_WORDS
from core.wording.marks import person, strong
from core.wording.message import button
from core.wording.nudges import Asked, accept, asked, standing
from core.wording.phrases import by_day, counted, listed

BETTER: dict[Quality, str] = {
    "hypothesis": "writing the hypothesis before the run",
    "baseline": "comparing with a baseline",
    "one-change": "changing one thing at a time",
    "reproducible": "linking each run",
    "written-up": "writing each result up",
    "decision": "saying what each result decides",
}


@asked.register
def _(found: NeverEndToEnd, item: int) -> Asked:
    absent = [STAGE_WORDS[each] for each in found.absent]
    some = 0 < len(absent) < len(STAGE_WORDS)
    lines = (
        f"{strong(found.objective)} is {counted(found.weeks, 'week')} old and has no run end to"
        f" end on record.{f' Not there yet: {listed(absent)}.' if some else ''}",
        "A thin run through all stages shows early what no single stage shows.",
    )
    buttons = (
        button("Yes, it has", RecordEndToEnd(objective=found.key)),
        button("Not yet, show what is missing", AskPipeline(objective=found.key)),
        accept(found, item),
    )
    return lines, "Has this ever run end to end, even badly?", buttons


@asked.register
def _(found: LargeMove, item: int) -> Asked:
    since = by_day(found.since, found.today)
    lines = (
        f"The chance of {strong(found.objective)} moved by more than 10 points since {since}.",
        standing(found),
    )
    buttons = (
        button("Why?", AskWhy(objective=found.key)),
        button("What next?", AskNext(objective=found.key)),
        button("The plan stands", SetAside(nudge=item, why="running", days=7)),
    )
    return lines, "Does the plan still stand?", buttons


@asked.register
def _(found: Unresolved, item: int) -> Asked:
    lines = (
        f"The target date of {strong(found.objective)} was {by_day(found.target, found.today)}.",
        "Until somebody says how it ended, nothing can be learned from its forecasts.",
    )
    buttons = (
        button("It succeeded", Resolve(item=found.key, resolution="yes")),
        button("It did not", Resolve(item=found.key, resolution="no")),
        button("Hard to say", Resolve(item=found.key, resolution="ambiguous")),
        button("Still going on", SetAside(nudge=item, why="running", days=14)),
    )
    return lines, "How did it end?", buttons


@asked.register
def _(found: QualitySlips, item: int) -> Asked:
    was, now = (round(each * 6, 1) for each in (found.was, found.now))
    results = counted(found.results, "result")
    lines = (
        f"{strong(found.objective)}: of the six questions about how an experiment was run,"
        f" {now:g} were answered yes lately, {was:g} in the weeks before ({results}).",
        f"What slipped most is {BETTER[found.worst]}; sloppy tries move the plan less.",
    )
    buttons = (
        button("Show the weeks", AskInputs(objective=found.key)),
        button("I know why", SetAside(nudge=item, why="running", days=28)),
    )
    return lines, "What would make the next runs easier to do well?", buttons


@asked.register
def _(found: OneSideMissing, item: int) -> Asked:
    people = [person(each) for each in found.ask]
    whom = f" {listed(people, 'or')} could be asked." if people else ""
    lines = (
        f"Nobody from {found.side} took part in the last"
        f" {counted(found.results, 'result')} of {strong(found.objective)}, in four weeks.",
        f"Results that nobody can build on, or builds that nobody has tested, show up late.{whom}",
    )
    buttons = (
        button("Ask the team", AskTeam(nudge=item)),
        accept(found, item),
    )
    return lines, f"Who from {found.side} could join the next one?", buttons
