"""Metric curves, and the tables behind figures, in words."""

from core.learning.evidence import ANSWERS
from core.model import figures
from core.model.figures import MetricShown, Scored, Try
from core.wording.answers import Outlooks, answer
from core.wording.figure import Chart, Series, sampled, table
from core.wording.figures import title, unlike, which
from core.wording.home import ANSWERS as ANSWER_WORDS
from core.wording.marks import plain, strong
from core.wording.message import Message
from core.wording.metrics import ahead, metric_state
from core.wording.phrases import by_day, counted, number, percent

LEAST_DIGITS = 4


@answer.register
def _(outcome: figures.MetricShown, _: Outlooks) -> Message:
    last = outcome.points[-1]
    day = by_day(last.day, outcome.today)
    count = counted(len(outcome.points), "reading")
    lead = f"{strong(outcome.name)}: {count} of {plain(outcome.metric)}, the newest of {day}."
    if len(outcome.points) < 2:
        return Message(lines=(lead, "One reading makes no curve yet."))
    told = (
        [metric_state(outcome.found), ahead(outcome.found, outcome.reference)]
        if outcome.found
        else []
    )
    behind = which("readings", "Which readings?", outcome.reference, metric=outcome.metric)
    return Message(lines=(lead, *told), charts=(_curve(outcome),), buttons=(behind,))


def _curve(outcome: MetricShown) -> Chart:
    """The readings beside the fit and the target."""
    places = sampled(len(outcome.points))
    shown = [outcome.points[place] for place in places]
    metric = plain(outcome.metric)
    lines = [Series(name=metric[:20] or "value", values=tuple(each.value for each in shown))]
    if outcome.fit:
        fit = tuple(float(f"{outcome.fit[place]:.{LEAST_DIGITS}g}") for place in places)
        lines.append(Series(name="Fit", values=fit))
    target = outcome.found.target if outcome.found else None
    if target is not None:
        lines.append(Series(name="Target", values=(target,) * len(shown)))
    return Chart(
        title=title(metric, outcome.name),
        labels=unlike([f"{point.day.day} {point.day:%b} {point.day:%y}" for point in shown]),
        series=tuple(lines),
        x="Day",
        y=metric[:50],
        twin=_twin(outcome, places),
    )


def _twin(outcome: MetricShown, places: list[int]) -> tuple[str, ...]:
    told = [
        f"{number(outcome.points[place].value)} on"
        f" {by_day(outcome.points[place].day, outcome.today)}"
        for place in places
    ]
    lines = [f"Readings: {', '.join(told)}."]
    if outcome.fit:
        first, last = number(outcome.fit[0]), number(outcome.fit[-1])
        lines.append(f"The curve through them goes from {first} to {last}.")
    return tuple(lines)


@answer.register
def _(outcome: figures.ReadingsShown, _: Outlooks) -> Message:
    metric = plain(outcome.metric)
    rulers = {ruler for _, _, ruler in outcome.readings}
    apart = " Readings by different rulers are not compared." if len(rulers) > 1 else ""
    count = counted(len(outcome.readings), "reading")
    lead = f"{strong(outcome.name)}: {count} of {metric}, newest first.{apart}"
    rows = [(day.isoformat(), value, ruler) for day, value, ruler in reversed(outcome.readings)]
    shown = table(f"{metric}: {outcome.name}", ("Day", metric[:60] or "Value", "Ruler"), rows)
    return Message(lines=(lead,), tables=(shown,))


@answer.register
def _(outcome: figures.ScoredShown, _: Outlooks) -> Message:
    aside = "Only you see this." if outcome.mine else ""
    about = "your own results" if outcome.mine else outcome.about or "all results"
    if not outcome.items:
        return Message(lines=(f"Nothing of {strong(about)} has come out yet.",), aside=aside)
    count = counted(len(outcome.items), "result")
    heading = ("Approach", "Objective", "Chance at its start", "Came out", "Working days", "Took")
    rows = [_scored(each) for each in reversed(outcome.items)]
    return Message(
        lines=(f"What the scores of {strong(about)} count: {count}, newest first.",),
        tables=(table(f"Results: {about}", heading, rows),),
        aside=aside,
    )


def _scored(each: Scored) -> tuple[str, ...]:
    came = {True: "worked", False: "did not work", None: "unclear, not scored"}[each.came]
    days = "–" if each.low is None or each.high is None else f"{each.low:.3g}–{each.high:.3g}"
    took = "–" if each.took is None else f"{each.took:.3g}"
    return (each.approach, each.objective, percent(each.stated), came, days, took)


@answer.register
def _(outcome: figures.TriesShown, _: Outlooks) -> Message:
    aside = "Only you see this."
    if not outcome.tries:
        line = f"You logged nothing for {strong(outcome.name)} in the last six weeks."
        return Message(lines=(line,), aside=aside)
    count = counted(len(outcome.tries), "result")
    heading = ("Day", "Approach", *(ANSWER_WORDS[name] for name in ANSWERS))
    rows = [_try(each) for each in reversed(outcome.tries)]
    return Message(
        lines=(f"{strong(outcome.name)}, your {count} of six weeks, whatever came of them:",),
        tables=(table(f"How you worked: {outcome.name}", heading, rows),),
        aside=aside,
    )


def _try(each: Try) -> tuple[str, ...]:
    said = {True: "yes", False: "no", None: "not said"}
    return (each.day.isoformat(), each.approach, *(said[each.yes.get(name)] for name in ANSWERS))
