"""What is said when the bot comes to a channel or leaves it, and when people have left."""

from collections.abc import Sequence

from core.commands.objectives import CloseObjective, TakeOver
from core.commands.questions import AskHelp, ShowOverview
from core.model.outcomes.planning import TakenOver
from core.wording.answers import Outlooks, answer, undo
from core.wording.marks import code, person, place, strong
from core.wording.message import Message, button
from core.wording.phrases import counted, listed

Named = Sequence[tuple[str, str]]
"""Objectives, by key and name."""


def hello() -> Message:
    """The bot was invited for the first time."""
    return Message(
        lines=(
            "I keep this channel's plan honest: chances instead of promises,"
            " made again with every result.",
        ),
        buttons=(button("Start a plan", AskHelp(topic="plan")),),
    )


def back_again() -> Message:
    """The bot was invited again."""
    return Message(
        lines=("I am back, and this channel's plan was kept as it stood.",),
        buttons=(button("See the plan", ShowOverview()),),
    )


def removed(channel: str, objectives: Named) -> Message:
    """The bot was taken out of a channel in which somebody owns something."""
    names = listed([strong(name) for _, name in objectives])
    return Message(
        lines=(
            f"I was removed from {place(channel)}, so nothing about {names} is posted there now.",
            f"The plan is kept. {code('/invite @mlstatus')} in that channel brings me back.",
            "Only you see this.",
        )
    )


def archived(channel: str, objectives: Named) -> Message:
    """A channel was archived in which somebody owns something."""
    names = listed([strong(name) for _, name in objectives])
    closing = [
        button(f"Close {name}"[:75], CloseObjective(objective=key)) for key, name in objectives[:3]
    ]
    return Message(
        lines=(
            f"{place(channel)} was archived, so {names} {_pauses(objectives)}: no digest and no"
            " questions until the channel is back.",
            f"Is {_it(objectives)} over?",
            "Only you see this.",
        ),
        buttons=tuple(closing),
    )


def _pauses(objectives: Named) -> str:
    return "pauses" if len(objectives) == 1 else "pause"


def _it(objectives: Named) -> str:
    return "it" if len(objectives) == 1 else "any of it"


def without_owner(key: str, name: str, gone: str, running: int) -> Message:
    """Whoever owned an objective has left the workspace."""
    theirs = f" {counted(running, 'running approach')} of theirs is open too." if running else ""
    if running > 1:
        theirs = theirs.replace(" is open", " are open")
    return Message(
        lines=(
            f"{strong(name)} has no owner any more: the account of {person(gone)} was closed."
            f"{theirs}",
            "Who takes it on?",
        ),
        buttons=(button("I do", TakeOver(objective=key)),),
    )


@answer.register
def _(outcome: TakenOver, _: Outlooks) -> Message:
    line = f"{strong(outcome.item.name)} is yours now: you can move its target and post updates."
    return Message(lines=(line,), buttons=undo(outcome))
