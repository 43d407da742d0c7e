"""Charts and tables in words: their titles, labels and twins."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from core.commands.base import Command
from core.commands.questions import AskWhy, ShowFigure
from core.model import figures
from core.model.figures import Counted, Point
from core.wording.answers import Outlooks, answer
from core.wording.figure import Chart, Series, sampled, table
from core.wording.marks import plain, strong
from core.wording.message import Button, Message, button
from core.wording.phrases import by_day, number, percent

Figure = Literal["items", "tries", "results", "readings"]
STATES = {
    "planned": "planned", "running": "running", "won": "worked", "lost": "did not work",
    "parked": "set aside", "dropped": "given up",
}  # fmt: skip


def which(figure: Figure, label: str, item: str | None = None, **more: object) -> Button:
    """The way from a figure to what it counts."""
    given = {"figure": figure, **({"item": item} if item else {}), **more}
    return button(label, ShowFigure.model_validate(given))


def figure_buttons(objective: str) -> tuple[Button, ...]:
    """The ways from a chance to what is behind it."""
    asked: tuple[tuple[str, Command], ...] = (
        ("By date", ShowFigure(figure="curve", item=objective)),
        ("How it went", ShowFigure(figure="forecasts", item=objective)),
        ("Which items?", ShowFigure(figure="items", item=objective)),
    )
    return tuple(button(label, command) for label, command in asked)


@answer.register
def _(outcome: figures.CurveShown, _: Outlooks) -> Message:
    when = by_day(outcome.target, outcome.today)
    lead = f"{strong(outcome.name)}: {percent(outcome.chance)} by {when}."
    if len(outcome.points) < 2:
        return Message(lines=(lead, "Too little is left for a curve."))
    points = _until_flat(outcome.points, outcome.target)
    at = _target_place(points, outcome.target)
    shown = [points[place] for place in sampled(len(points), always=(at,))]
    lines = [Series(name="Now", values=_per_cent(shown))]
    if outcome.first:
        first = [_chance_by(outcome.first, point.day) for point in shown]
        lines.append(Series(name="First forecast", values=tuple(_round(each) for each in first)))
    chart = Chart(
        title=title("Done by", outcome.name),
        kind="area" if len(lines) == 1 else "line",
        labels=tuple(_label(point.day, points[at].day) for point in shown),
        series=tuple(lines),
        x="Week ending",
        y="Chance in per cent",
        twin=_curve_twin(shown, outcome.today),
    )
    items = which("items", "Which items?", outcome.reference)
    return Message(lines=(lead,), charts=(chart,), buttons=(items,))


FLAT = 0.01
"""What a curve still gains where drawing on would only show a flat line."""


def _until_flat(points: Sequence[Point], target: date) -> Sequence[Point]:
    """The points up to the target and on, as long as the curve still rises."""
    last = points[-1].value - FLAT
    telling = [n for n, point in enumerate(points) if point.day <= target or point.value < last]
    return points[: max(telling, default=0) + 2]


def _target_place(points: Sequence[Point], target: date) -> int:
    return next((n for n, point in enumerate(points) if point.day >= target), len(points) - 1)


def _chance_by(points: Sequence[Point], day: date) -> float:
    """The chance of being done by a day: that of the last point not after it."""
    return max((point.value for point in points if point.day <= day), default=0.0)


def _per_cent(points: Sequence[Point]) -> tuple[float, ...]:
    return tuple(_round(point.value) for point in points)


def _round(chance: float) -> float:
    """Per cent as charts show it: never quite 0 or 100."""
    return min(99.5, max(0.5, round(chance * 100, 1)))


def _label(day: date, target: date) -> str:
    text = f"{day.day} {day:%b} {day:%y}"
    return f"{text} (target)" if day == target else text


def _curve_twin(points: Sequence[Point], today: date) -> tuple[str, ...]:
    shown = [points[place] for place in sampled(len(points), 6)]
    told = [f"{percent(point.value)} by {by_day(point.day, today)}" for point in shown]
    return (f"Chance of being done: {', '.join(told)}.",)


def title(what: str, name: str) -> str:
    """A figure's title, cut where it is long."""
    text = f"{what}: {plain(name)}"
    return text if len(text) <= 50 else f"{text[:48]} …"


@answer.register
def _(outcome: figures.ForecastsShown, _: Outlooks) -> Message:
    when = by_day(outcome.target, outcome.today)
    first, last = outcome.points[0], outcome.points[-1]
    lead = (
        f"{strong(outcome.name)}: {percent(last.value)} by {when};"
        f" first forecast {percent(first.value)}, {by_day(first.day, outcome.today)}."
    )
    shown = [outcome.points[place] for place in sampled(len(outcome.points))]
    labels = unlike([f"{point.day.day} {point.day:%b} {point.day:%y}" for point in shown])
    if len(shown) < 2:
        return Message(lines=(lead, "It has not been forecast a second time yet."))
    told = [f"{percent(each.value)} on {by_day(each.day, outcome.today)}" for each in shown]
    chart = Chart(
        title=title("Chance in time", outcome.name),
        labels=labels,
        series=(
            Series(name="Forecast", values=_per_cent(shown)),
            Series(name="First forecast", values=(_round(first.value),) * len(shown)),
        ),
        x="Forecast of",
        y="Chance in per cent",
        twin=(f"Forecasts: {', '.join(told)}.",),
    )
    why = button("What moved it?", AskWhy(objective=outcome.reference))
    items = which("items", "Which items?", outcome.reference)
    return Message(lines=(lead,), charts=(chart,), buttons=(why, items))


def unlike(labels: Sequence[str]) -> tuple[str, ...]:
    """Labels made different, for several readings may be of one day."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return tuple(found)


@answer.register
def _(outcome: figures.ItemsShown, _: Outlooks) -> Message:
    when = by_day(outcome.target, outcome.today)
    if not outcome.items:
        return Message(lines=(f"{strong(outcome.name)} has no approaches to count yet.",))
    chance = f"{percent(outcome.chance)} by {when}" if outcome.chance is not None else "no forecast"
    lead = f"{strong(outcome.name)}, {chance}: what that counts."
    heading = ("Task", "Approach", "State", "Chance", "Working days", "If it works", "If it fails")
    rows = [_row(each) for each in outcome.items]
    return Message(lines=(lead,), tables=(table(outcome.name, heading, rows),))


def _row(each: Counted) -> tuple[str, ...]:
    days = number(each.low) if each.low == each.high else f"{number(each.low)}–{number(each.high)}"
    open_ = each.state in ("planned", "running")
    return (
        each.task,
        each.approach,
        STATES[each.state],
        percent(each.chance) if open_ else "–",
        days if open_ else "–",
        _maybe(each.if_won),
        _maybe(each.if_lost),
    )


def _maybe(chance: float | None) -> str:
    return "–" if chance is None else percent(chance)
