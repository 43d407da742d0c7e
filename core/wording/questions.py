"""Every nudge in words, its question to the team, and the answers to its buttons."""

from functools import singledispatch

from core.commands.nudges import StopNudges
from core.commands.practice import RecordEndToEnd
from core.model.nudges import (
    Evidence,
    NeverEndToEnd,
    NudgeKind,
    OfApproach,
    OneSideMissing,
    OnOneApproach,
)
from core.model.nudging import NudgeSetAside, NudgesStopped, TeamAsked
from core.wording import whole
from core.wording.answers import Outlooks, answer
from core.wording.marks import code, person, place, plain, strong
from core.wording.message import Message, button
from core.wording.nudges import ONLY_YOU, nudge_message

__all__ = ["nudge_message", "team_question", "whole"]

KINDS: dict[NudgeKind, str] = {
    "stalled": "work that has gone quiet",
    "plateau": "metrics that stopped improving",
    "time-box": "time limits that are over",
    "one-approach": "tasks that rest on one approach",
    "one-assumption": "tasks that count on one thing",
    "end-to-end": "the first run end to end",
    "moved": "large moves of the chance",
    "drop": "work that costs more than it adds",
    "resolution": "target dates that are past",
    "quality": "how experiments are run",
    "side": "who takes part",
}
"""What nudges of each kind are about."""


@singledispatch
def team_question(found: Evidence, user: str) -> Message:
    """A nudge's question as its receiver puts it to the team."""
    return Message(lines=(f"{person(user)} asks about {strong(found.objective)}: what is next?",))


@team_question.register
def _(found: OfApproach, user: str) -> Message:
    name, objective = strong(found.name), plain(found.objective)
    log = code(f'log {found.reference} unclear "what we learned"')
    return Message(
        lines=(
            f"{person(user)} would like help with {name} ({objective}).",
            f"Who could take a look? What comes of it can be kept: {log}",
        )
    )


@team_question.register
def _(found: OnOneApproach, user: str) -> Message:
    add = code(f"approach add {found.free.rpartition('/')[0]}/NAME p=40% days=5-20")
    return Message(
        lines=(
            f"{person(user)} asks: {strong(found.objective)} rests on {plain(found.name)} alone."
            f" What else could work for {plain(found.task)}?",
            f"To write an idea down: {add}",
        )
    )


@team_question.register
def _(found: OneSideMissing, user: str) -> Message:
    return Message(
        lines=(
            f"{person(user)} asks: who from {found.side} could join the next experiment for"
            f" {strong(found.objective)}?",
        )
    )


@team_question.register
def _(found: NeverEndToEnd, user: str) -> Message:
    text = f"{person(user)} asks: has {strong(found.objective)} ever run end to end, even badly?"
    buttons = (button("Yes, it has", RecordEndToEnd(objective=found.key)),)
    return Message(lines=(text,), buttons=buttons)


@answer.register
def _(outcome: NudgeSetAside, _: Outlooks) -> Message:
    lines = [_kept(outcome)]
    if not outcome.ask_to_stop:
        return Message(lines=tuple(lines), aside=ONLY_YOU)
    lines.append(f"That is the second one about {KINDS[outcome.kind]}. {strong('Stop these?')}")
    buttons = (
        button("Stop these", StopNudges(kind=outcome.kind)),
        button("Keep them", StopNudges(kind=outcome.kind, stop=False)),
    )
    return Message(lines=tuple(lines), buttons=buttons, aside=ONLY_YOU)


def _kept(outcome: NudgeSetAside) -> str:
    if outcome.until is None:
        return "Noted. You are not asked this about it again."
    day = f"{outcome.until.day} {outcome.until:%B}"
    if outcome.why == "risk":
        return f"Noted: the risk is accepted until {day}. You are not asked before."
    if outcome.why == "running":
        return f"Noted. You are not asked about it before {day}."
    return f"Put off until {day}."


@answer.register
def _(outcome: NudgesStopped, _: Outlooks) -> Message:
    about = KINDS[outcome.kind]
    if outcome.stopped:
        again = button("Take it back", StopNudges(kind=outcome.kind, stop=False))
        return Message(lines=(f"You hear no more about {about}.",), buttons=(again,))
    return Message(lines=(f"You go on hearing about {about}.",))


@answer.register
def _(outcome: TeamAsked, _: Outlooks) -> Message:
    return Message(lines=(f"Asked in {place(outcome.channel)}.",))
