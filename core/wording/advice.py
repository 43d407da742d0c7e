"""Answers about what to start next, and what it all rests on."""

from core.commands.approaches import ChangeState
from core.model.outcomes.advice import NextAsked, Start, Stop
from core.model.outcomes.questions import Hinge, WhyAsked
from core.wording.answers import Outlooks, answer
from core.wording.causes import VISIBLE, cause, largest
from core.wording.ladder import STAGE_WORDS
from core.wording.marks import plain, strong
from core.wording.message import Button, Message, button
from core.wording.phrases import by_day, listed, percent, points

MOST_FIRST = 2
LARGE = 0.05
"""A difference of chances worth a line of its own."""


@answer.register
def _(outcome: NextAsked, outlooks: Outlooks) -> Message:
    if outcome.best is None:
        return Message(lines=("Working out what to start; the answer follows in a moment.",))
    when = by_day(outlooks[0].target, outlooks[0].today) if outlooks else ""
    stops = [_stopping(each, outlooks) for each in outcome.stops[:2]]
    first, stopped = _first(outcome), _stop_buttons(outcome, outlooks)
    if not outcome.best.names:
        return Message(
            lines=(*first, _nothing(outcome, outlooks), *stops),
            buttons=(*_first_starts(outcome), *stopped),
        )
    beside = f", beside {listed(list(outcome.beside))}" if outcome.beside else ""
    lines = [*first, *_head(outcome, f"{listed(list(outcome.best.names))} now{beside}.")]
    lines.append(_compared(outcome, outcome.best, when))
    if outcome.tie and outcome.runner_up:
        other = listed([plain(name) for name in outcome.runner_up.names])
        lines.append(f"As good, as far as can be told: {other}.")
    if not outcome.exact:
        lines.append("The plan is too large to weigh every course; this follows rules of thumb.")
    return Message(
        lines=(*lines, *stops), buttons=(*_first_starts(outcome), *_starts(outcome), *stopped)
    )


def _head(outcome: NextAsked, best: str) -> list[str]:
    """What is likeliest; said as such behind what comes first, and not where that is the same."""
    assert outcome.best is not None
    if not outcome.first:
        return [strong(f"Start {best}")]
    same = {each.reference for each in outcome.first} == set(outcome.best.references)
    return [] if same else [f"By the chance alone: start {best}"]


def _first(outcome: NextAsked) -> list[str]:
    """What completes a pipeline that never ran comes before what is likeliest."""
    if not outcome.first:
        return []
    names = listed([each.name for each in outcome.first[:MOST_FIRST]])
    stages = listed([STAGE_WORDS[each.stage] for each in outcome.first[:MOST_FIRST]])
    missing = f"nothing has run end to end yet, and {stages} "
    are = "is" if len(outcome.first[:MOST_FIRST]) == 1 else "are"
    return [strong(f"Start {names} first: {missing}{are} missing.")]


def _first_starts(outcome: NextAsked) -> tuple[Button, ...]:
    return tuple(_start(each.name, each.reference) for each in outcome.first[:MOST_FIRST])


def _stopping(stop: Stop, outlooks: Outlooks) -> str:
    """When running work is better stopped, and above which chance it is worth going on with."""
    name, today = strong(stop.name), outlooks[0].today if outlooks else stop.by
    above = f"; going on pays above {percent(stop.threshold)}" if stop.threshold < 0.99 else ""
    belief = f"{percent(stop.belief)} to work{above}"
    if stop.by <= today:
        return f"Stopping {name} pays more than going on ({belief})."
    return (
        f"Unless {name} shows something by {by_day(stop.by, today)}, stopping it pays ({belief})."
    )


def _stop_buttons(outcome: NextAsked, outlooks: Outlooks) -> tuple[Button, ...]:
    today = outlooks[0].today if outlooks else None
    return tuple(
        button(
            f"Stop {plain(each.name)}"[:75], ChangeState(approach=each.reference, state="dropped")
        )
        for each in outcome.stops[:2]
        if today and each.by <= today
    )


def _nothing(outcome: NextAsked, outlooks: Outlooks) -> str:
    if outcome.first:
        return "By the chance alone, nothing more is worth starting now."
    name = strong(outlooks[0].name) if outlooks else "This objective"
    return f"{name}: nothing more is worth starting now."


def _compared(outcome: NextAsked, best: Start, when: str) -> str:
    """What the best set is worth beside the runner-up and beside starting nothing."""
    other = outcome.runner_up
    beside = ""
    if other is not None and not outcome.tie:
        names = listed([plain(name) for name in other.names])
        beside = f", {_worth(other.value, outcome)} with {names} alone"
        if set(best.names) < set(other.names) or len(other.names) > 1:
            beside = f", {_worth(other.value, outcome)} with {names}"
    start = f"By {when}: " if outcome.unit == "chance" and when else "Expected worth: "
    nothing = _worth(outcome.nothing, outcome)
    return f"{start}{_worth(best.value, outcome)}{beside}, {nothing} if nothing starts."


def _worth(value: float, outcome: NextAsked) -> str:
    if outcome.unit == "chance":
        return percent(value)
    return f"{value:,.0f} {outcome.unit}"


def _starts(outcome: NextAsked) -> tuple[Button, ...]:
    """The best set's, without those that come first anyway."""
    assert outcome.best is not None
    before = {each.reference for each in outcome.first[:MOST_FIRST]}
    pairs = list(zip(outcome.best.names, outcome.best.references, strict=True))[:3]
    return tuple(_start(name, reference) for name, reference in pairs if reference not in before)


def _start(name: str, reference: str) -> Button:
    command = ChangeState(approach=reference, state="running")
    return button(f"Start {plain(name)}"[:75], command)


@answer.register
def _(outcome: WhyAsked, outlooks: Outlooks) -> Message:
    if outcome.parts is None:
        return Message(lines=("Working out what moved it; the answer follows in a moment.",))
    (outlook,) = outlooks
    since = by_day(outcome.since, outlook.today) if outcome.since else "the start"
    date = by_day(outlook.target, outlook.today)
    same = abs(outcome.now - outcome.was) < VISIBLE
    was = f"no change since {since}" if same else f"was {percent(outcome.was)} on {since}"
    change = f"{percent(outcome.now)}, {was}"
    lines = [strong(f"{outlook.name}, by {date}: {change}.")]
    told, rest = largest(outcome.parts, 6)
    lines += [f"{points(part.change)}  {cause(part)}" for part in told]
    if abs(rest) >= VISIBLE:
        lines.append(f"{points(rest)}  everything else together")
    if len(lines) == 1:
        lines.append("Nothing moved it by more than noise.")
    if not any(part.kind == "estimate" for part in outcome.parts):
        lines.append("No estimate was edited by hand.")
    if outcome.hinge and outcome.hinge.won - outcome.hinge.lost >= LARGE:
        lines.append(_from_here(outcome.hinge))
    return Message(lines=tuple(lines))


def _from_here(hinge: Hinge) -> str:
    won, lost = percent(hinge.won), percent(hinge.lost)
    return f"From here: {won} once {plain(hinge.name)} has worked; {lost} if it fails."
