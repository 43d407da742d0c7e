"""Answers to what-if: the change in a clause, then each objective as it is and as it would be."""

from functools import singledispatch

from core.model.outcomes.base import Outcome, outcome_from
from core.model.outcomes.evidence import StateChanged
from core.model.outcomes.planning import Added, AssumptionStated, Edited, Removed, TeamShown
from core.model.outcomes.questions import Effect, Supposed
from core.model.outlook import Outlook
from core.model.states import State
from core.wording.answers import Outlooks, answer, values_changed
from core.wording.chances import change_line, date_line
from core.wording.marks import plain, strong
from core.wording.message import Button, Message
from core.wording.phrases import listed, percent, span

STATES: dict[State, str] = {
    "running": "starts now", "parked": "is set aside", "dropped": "is given up",
    "won": "works", "lost": "does not work", "planned": "is planned again",
}  # fmt: skip
EVENTS = ("won", "lost")
"""What happens and cannot be decided."""


@answer.register
def _(outcome: Supposed, outlooks: Outlooks) -> Message:
    if outcome.effects is None:
        return Message(lines=("Working it out; the answer follows in a moment.",))
    done = outcome_from(outcome.done)
    standing = {each.id: each for each in outlooks}
    lines = [f"{clause(done)}:"]
    for effect in outcome.effects:
        if effect.objective in standing:
            lines += _effect(standing[effect.objective], effect)
    return Message(lines=tuple(lines), buttons=_doing(outcome, done), aside="Nothing is changed.")


def _effect(outlook: Outlook, effect: Effect) -> list[str]:
    """The line of a change, had it been made."""
    then = outlook.model_copy(
        update={
            "was": outlook.chance,
            "was_likely": outlook.likely,
            "chance": effect.chance,
            "likely": effect.likely,
            "standard_error": max(effect.standard_error, outlook.standard_error),
        }
    )
    return [line for line in (change_line(then), date_line(then, "now")) if line]


def _doing(outcome: Supposed, done: Outcome) -> tuple[Button, ...]:
    """A button that makes the change, where it is anybody's to decide."""
    found_out = isinstance(done, AssumptionStated)
    if found_out or (isinstance(done, StateChanged) and done.state in EVENTS):
        return ()
    return (Button(label="Make this change", name=outcome.name, fields=outcome.fields),)


@singledispatch
def clause(done: Outcome) -> str:
    """A change that was not made, as a condition."""
    raise NotImplementedError(type(done).__name__)


@clause.register
def _(done: StateChanged) -> str:
    return f"If {strong(done.item.name)} {STATES[done.state]}"


@clause.register
def _(done: Added) -> str:
    parent = f" to {plain(done.parent)}" if done.parent else ""
    if done.chance is None or done.days is None:
        return f"With {strong(done.item.name)} added{parent}"
    guess = "; my guess where you did not say" if done.guessed else ""
    return (
        f"With {strong(done.item.name)} added{parent}"
        f" ({percent(done.chance)} to work, {span(done.days)}{guess})"
    )


@clause.register
def _(done: Edited) -> str:
    return f"If {strong(done.item.name)} had {values_changed(done)}"


@clause.register
def _(done: Removed) -> str:
    return f"Without {strong(done.item.name)}"


@clause.register
def _(done: AssumptionStated) -> str:
    if done.chance in (0.0, 1.0):
        return f"If {strong(done.key)} is {'true' if done.chance else 'false'}"
    return f"With {strong(done.key)} at {percent(done.chance)}"


@clause.register
def _(done: TeamShown) -> str:
    rows = [f"{each.people} in {plain(each.role)}" for each in done.rows]
    return f"With {listed(rows)}"
