"""Metrics in sentences: what was recorded, what the readings show, and where they go."""

from collections.abc import Sequence
from datetime import date

from core.commands.experiments import MarkDetour
from core.model.outcomes.evidence import Logged, MetricFound, MetricsShown, Recorded
from core.wording.answers import Outlooks, answer, undo
from core.wording.marks import code, plain, strong
from core.wording.message import Button, Message, button
from core.wording.phrases import by_day, counted, number, percent

FEWEST = 5
"""Readings below which nothing is said of where they go."""
WIDE = 24
NEWS = ("plateau", "regressing")


@answer.register
def _(outcome: Recorded, _: Outlooks) -> Message:
    shown = ", ".join(
        f"{plain(name)} {number(value)}" + _previous(outcome, name)
        for name, value in outcome.values.items()
    )
    lines = [f"Recorded for {strong(outcome.item.name)} on {by_day(outcome.day, outcome.day)}:"
             f" {shown}."]  # fmt: skip
    if outcome.newest:
        newest = by_day(outcome.newest, outcome.day)
        lines.append(f"It is filed before the newest reading, of {newest}.")
    lines += [line for each in outcome.found for line in metric_lines(each, outcome.item.reference)]
    rework = rework_buttons(outcome.found, outcome.item.reference)
    return Message(lines=tuple(lines), buttons=(*rework, *undo(outcome)))


def _previous(outcome: Recorded, name: str) -> str:
    return f" (was {number(outcome.previous[name])})" if name in outcome.previous else ""


@answer.register
def _(outcome: MetricsShown, _: Outlooks) -> Message:
    reference = outcome.item.reference
    head = strong(outcome.item.name)
    lines = [f"{head}: {_changed(outcome)}" if outcome.changed else f"{head}, as measured:"]
    lines += [line for each in outcome.found for line in metric_lines(each, reference)]
    if not outcome.found and not outcome.changed:
        example = code(" ".join(("metric", reference, "auc=0.83")))
        lines = [f"{head} has no reading yet: {example}."]
    chart = "\n\n".join(_chart(each) for each in outcome.found if len(each.shown) > 1)
    file = "" if outcome.changed else chart
    rework = () if outcome.changed else rework_buttons(outcome.found, reference)
    return Message(lines=tuple(lines), file=file, buttons=(*rework, *undo(outcome)))


def _changed(outcome: MetricsShown) -> str:
    if outcome.changed == "detour on":
        return "being reworked; a metric that falls back meanwhile is no news about the idea."
    if outcome.changed == "detour off":
        return "the rework is over; a metric that falls back counts as news again."
    return f"what {plain(outcome.changed)} should reach is saved."


def curve_news(outcome: Logged) -> list[str]:
    """What of a metric's course an experiment should not leave unsaid."""
    news = [each for each in outcome.found if each.state in NEWS]
    return [metric_state(each) for each in news[:1]]


def rework_buttons(found: Sequence[MetricFound], reference: str) -> tuple[Button, ...]:
    """Where something fell back: say that its approach is being reworked, or no longer is."""
    fallen = [each for each in found if each.state == "regressing"]
    if not fallen:
        return ()
    on = not fallen[0].detour
    label = "It is being reworked" if on else "The rework is over"
    return (button(label, MarkDetour(approach=reference, on=on)),)


def metric_lines(found: MetricFound, reference: str) -> list[str]:
    """State, chance by date, base rate and ruler of one metric."""
    lines = [metric_state(found), ahead(found, reference), _base_rate(found), _ruler(found)]
    return [line for line in lines if line]


def metric_state(found: MetricFound) -> str:
    """What the readings so far show."""
    name, readings = plain(found.metric), counted(found.count, "reading")
    if found.state == "plateau":
        since = f" since about {by_day(found.stopped, found.last_day)}" if found.stopped else ""
        news = "That is news about this approach, not about the objective."
        if found.detour:
            news = "That is usual during a rework and says little about the idea."
        return f"{name} has stopped improving{since} ({readings}). {news}"
    if found.state == "regressing" and found.detour:
        return f"{name} has fallen back during the rework ({readings}): a detour, as was expected."
    if found.state == "regressing":
        return f"{name} has fallen back from where it stood ({readings}). Is it being reworked?"
    if found.state == "improving":
        return f"{name} is still improving ({readings})."
    why = f"{readings}; it takes {FEWEST}" if found.count < FEWEST else f"{readings}, they scatter"
    return f"Too early to say where {name} is going ({why})."


def ahead(found: MetricFound, reference: str) -> str:
    """The target, and how the reading to expect that day compares with it."""
    if found.target is None:
        asks = code(f"metric {reference} {found.metric} target=0.9")
        return f"It has no target yet: {asks}."
    better = "or less" if found.lower else "or more"
    goal = f"{number(found.target)}{found.unit} {better}"
    if found.chance is None or found.p10 is None or found.p50 is None or found.p90 is None:
        return f"Target: {goal}."
    when = by_day(found.by, found.last_day)
    return (
        f"Target {goal} on {when}: {percent(found.chance)} by this approach as it goes."
        f" Expect {number(found.p50)} then, eight times in ten {number(found.p10)} to"
        f" {number(found.p90)}."
    )


def _base_rate(found: MetricFound) -> str:
    if found.base_rate is None or found.count < FEWEST:
        return ""
    return (
        f"Of past curves that looked like this, {percent(found.base_rate)}"
        " gained clearly in their next four readings."
    )


def _ruler(found: MetricFound) -> str:
    if not found.earlier:
        return ""
    since = f" since {by_day(found.since, found.last_day)}" if found.since else ""
    earlier = counted(found.earlier, "earlier reading")
    return f"Measured in a new way{since}; {earlier} by another ruler are kept apart."


def _chart(found: MetricFound) -> str:
    """The newest readings, one line a day, longer bars for larger values."""
    values = [value for _, value in found.shown]
    least, span = min(values), (max(values) - min(values)) or 1.0
    rows = [_row(day, value, (value - least) / span) for day, value in found.shown]
    return "\n".join([plain(found.metric), *rows])


def _row(day: date, value: float, share: float) -> str:
    return f"{day.isoformat()}  {'#' * (1 + round(share * (WIDE - 1))):<{WIDE}}  {number(value)}"
