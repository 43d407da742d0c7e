"""``inputs``: how the work was done, week by week, to the person who asks."""

from core.model.inputs import Inputs, InputsShown, Trend, WeekOfInputs
from core.model.states import Quality
from core.wording.answers import Outlooks, answer
from core.wording.figure import Chart, Series
from core.wording.figures import which
from core.wording.marks import strong
from core.wording.message import Message
from core.wording.phrases import counted

BETTER_FIRST: dict[Quality, str] = {
    "hypothesis": "write down before the run what you expect",
    "baseline": "compare with a baseline",
    "one-change": "change one thing at a time",
    "reproducible": "link each run, so that it can be run again",
    "written-up": "write each result up",
    "decision": "say what each result decides",
}
TRENDS: dict[Trend, str] = {
    "up": "better than in the weeks before",
    "down": "less than in the weeks before",
    "steady": "about as in the weeks before",
    "early": "too few results to compare yet",
}


@answer.register
def _(outcome: InputsShown, _: Outlooks) -> Message:
    lines = [f"{strong(outcome.item.name)}, how your experiments were run, whatever came of them:"]
    lines += _own(outcome.own)
    lines += _team(outcome.team)
    drawn = [("Your results", outcome.own), ("The team's results", outcome.team)]
    charts = [_chart(title, found) for title, found in drawn if found and _is_drawn(found)]
    behind = which("tries", "Which results?", outcome.item.reference)
    return Message(
        lines=tuple(lines),
        charts=tuple(charts),
        buttons=(behind,) if outcome.own.results else (),
        aside="Only you see this; nobody is compared with you.",
    )


def _is_drawn(found: Inputs) -> bool:
    return len(found.weeks) > 1


def _chart(title: str, found: Inputs) -> Chart:
    """Answers of six that were yes, week by week."""
    return Chart(
        title=f"{title}: yes, of six",
        labels=tuple(f"{each.monday.day} {each.monday:%b}" for each in found.weeks),
        series=(Series(name="Yes", values=tuple(round(e.score, 1) for e in found.weeks)),),
        x="Week of",
        y="Answers of six",
        twin=(f"{title}:", *map(_week, found.weeks)),
    )


def _weeks(found: Inputs) -> list[str]:
    """Single weeks in words; more than one is drawn, and told in the figure's twin."""
    return [] if _is_drawn(found) else [_week(each) for each in found.weeks]


def _own(own: Inputs) -> list[str]:
    if not own.results:
        return ["You logged nothing here in the last six weeks, which may be quite all right."]
    return [*_weeks(own), _trend(own), _first(own)]


def _week(week: WeekOfInputs) -> str:
    results = counted(week.results, "result")
    return f"• week of {week.monday.day} {week.monday:%B}: {results}, {week.score:.1f} of 6 yes"


def _trend(found: Inputs) -> str:
    return f"The last two weeks: {TRENDS[found.trend]}."


def _first(found: Inputs) -> str:
    if found.first is None or found.yes == found.results:
        return "Nothing stands out that could be done better."
    better = strong(BETTER_FIRST[found.first])
    return f"To do better first: {better} (yes in {found.yes} of {found.results})."


def _team(team: Inputs | None) -> list[str]:
    if team is None:
        return ["The team's figures are shown once three people have logged here."]
    lines = [f"The team, {counted(team.results, 'result')}:", *_weeks(team)]
    return [*lines, _first(team)]
