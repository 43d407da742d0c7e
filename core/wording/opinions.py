"""Blind opinions in words: the question to all, one's own receipt, the spread, the settlement."""

from core.commands.forms import OpenForm
from core.commands.opinions import ShowOpinions
from core.model.forms import token
from core.model.opinions import (
    OpinionGiven,
    OpinionsAsked,
    OpinionsSettled,
    OpinionsShown,
    View,
)
from core.wording.answers import Outlooks, answer, changes, undo
from core.wording.marks import person, strong
from core.wording.message import Message, button
from core.wording.phrases import counted, number, percent, span


def question(outcome: OpinionsAsked, by: str) -> Message:
    """What everybody in the channel is asked."""
    about = token(outcome.item)
    return Message(
        lines=(
            f"{person(by)} asks: how likely is {strong(outcome.item.name)} to work,"
            " and how long will it take?",
            "Everybody answers alone; nobody sees another answer before they are shown together.",
        ),
        buttons=(
            button("Give my view", OpenForm(form="opinion", item=about), primary=True),
            button("Show the answers", ShowOpinions(approach=about)),
        ),
    )


@answer.register
def _(outcome: OpinionsAsked, _: Outlooks) -> Message:
    name = strong(outcome.item.name)
    if outcome.again:
        return Message(lines=(f"{name}: somebody has asked already; the channel is reminded.",))
    return Message(lines=(f"The channel is asked about {name}. Your own view counts too.",))


@answer.register
def _(outcome: OpinionGiven, _: Outlooks) -> Message:
    days = f", {span(outcome.days)}" if outcome.days is not None else ""
    kept = "Changed" if outcome.again else "Kept"
    return Message(
        lines=(
            f"{kept} for {strong(outcome.item.name)}: {percent(outcome.chance)}{days}.",
            f"{counted(outcome.count, 'answer')} so far. Only you see yours until all are shown.",
        )
    )


@answer.register
def _(outcome: OpinionsShown, _: Outlooks) -> Message:
    about = token(outcome.item)
    together = percent(outcome.chance)
    if outcome.days:
        together += f", {_days(outcome.days)}"
    return Message(
        lines=(
            f"{strong(outcome.item.name)}: {counted(len(outcome.views), 'answer')}."
            " No further one is taken.",
            *spread_lines(outcome.views),
            f"Together they come to {together}. What shall the plan say?",
        ),
        buttons=(button("Settle it", OpenForm(form="settle", item=about), primary=True),),
    )


def spread_lines(views: tuple[View, ...]) -> tuple[str, ...]:
    """The answers side by side, lowest chance first, without names."""
    chances = ", ".join(percent(view.chance) for view in views)
    spans = [view.days for view in views if view.days]
    lines = [f"Chances: {chances}."]
    if spans:
        lines.append(f"Days: {', '.join(_days(each) for each in sorted(spans))}.")
    return tuple(lines)


def _days(span_: tuple[float, float]) -> str:
    low, high = span_
    return f"{number(round(low, 1))} to {number(round(high, 1))} working days"


@answer.register
def _(outcome: OpinionsSettled, outlooks: Outlooks) -> Message:
    return Message(lines=(_settled(outcome), *changes(outcome, outlooks)), buttons=undo(outcome))


def _settled(outcome: OpinionsSettled) -> str:
    name = strong(outcome.item.name)
    return f"Settled: {name} at {percent(outcome.chance)}, {span(outcome.days)}."


def settlement(outcome: OpinionsSettled) -> Message:
    """What the channel hears of it: the spread, and what the plan says now."""
    return Message(lines=(_settled(outcome), *spread_lines(outcome.views)))
