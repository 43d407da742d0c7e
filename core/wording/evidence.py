"""Answers about evidence: experiments and readings."""

from core.commands.approaches import ChangeState
from core.model.outcomes.evidence import Logged
from core.wording.answers import Outlooks, answer, changes, undo
from core.wording.marks import plain, said
from core.wording.message import Button, Message, button
from core.wording.metrics import curve_news
from core.wording.phrases import number, percent

WELL = 4
"""Yes answers of six from which an experiment counts as well run."""
MISSING = {
    "hypothesis": "a hypothesis written before",
    "baseline": "a baseline",
    "one-change": "one change at a time",
    "reproducible": "the run link",
    "written-up": "what was learned",
    "decision": "the decision taken from it",
}


@answer.register
def _(outcome: Logged, outlooks: Outlooks) -> Message:
    note = f" {said(outcome.learned)}" if outcome.learned else ""
    figures = "".join(f", {plain(name)} {number(v)}" for name, v in outcome.values.items())
    lines = [f"Logged: {plain(outcome.item.name)}, {outcome.verdict}{figures}.{note}"]
    if outcome.started:
        lines.append("It had not been started; it is running now.")
    lines += [_belief(outcome), *changes(outcome, outlooks), *_missing(outcome)]
    lines += curve_news(outcome)
    finished = outcome.state == "running" and outcome.verdict != "unclear"
    ask = [_finished(outcome)] if finished else _again(outcome)
    return Message(
        lines=(*lines, *(["Is the approach finished?"] if finished else [])),
        buttons=(*ask, *undo(outcome)),
    )


def _belief(outcome: Logged) -> str:
    before, after = percent(outcome.chance_before), percent(outcome.chance_after)
    if outcome.state not in ("planned", "running"):
        return f"This approach is {outcome.state} already, so no chance moves."
    if outcome.verdict == "unclear":
        return f"Unclear, so this approach stays at {after}."
    if not outcome.answered:
        return f"This approach goes from {before} to {after}."
    how = "Well run" if outcome.yes >= WELL else "Not all boxes ticked"
    counts = "so it counts" if outcome.yes >= WELL else "so it counts less"
    return f"{how} ({outcome.yes} of 6), {counts}: this approach goes from {before} to {after}."


def _again(outcome: Logged) -> list[Button]:
    """The way on for work that has ended, where something is still being tried."""
    if outcome.state in ("planned", "running"):
        return []
    return [
        button("Take it up again", ChangeState(approach=outcome.item.reference, state="running"))
    ]


def _missing(outcome: Logged) -> list[str]:
    if outcome.answered and len(outcome.missing) == 1:
        return [f"Only {MISSING[outcome.missing[0]]} is missing."]
    return []


def _finished(outcome: Logged) -> Button:
    if outcome.verdict == "positive":
        command = ChangeState(approach=outcome.item.reference, state="won")
        return button("It has worked", command)
    note = outcome.learned[:500]
    command = ChangeState(approach=outcome.item.reference, state="lost", learned=note)
    return button("It has failed", command)
