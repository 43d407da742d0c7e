"""Answers about what is kept: settings, privacy, and taking a name away."""

from core.commands.forms import OpenForm
from core.commands.settings import ErasePerson
from core.model.outcomes.data import Erasure, PrivacyShown
from core.model.outcomes.settings import SettingsShown
from core.wording.answers import Outlooks, answer
from core.wording.marks import code, person, plain
from core.wording.message import Button, Message, button
from core.wording.phrases import counted


@answer.register
def _(outcome: SettingsShown, _: Outlooks) -> Message:
    head = "Saved. " if outcome.changed else ""
    channel = f"This channel: time zone {plain(outcome.timezone)}, digest {outcome.digest}."
    whole = f"The workspace: {_for_how_long(outcome.retention)}; {_backups(outcome.backups)}."
    lines = [channel, whole]
    if outcome.workspace:
        lines = [whole, channel]
    if outcome.recalibrated:
        lines.append("Chances are corrected by how earlier ones came out.")
    lines.append(f"You: {_own(outcome)}.")
    buttons = () if outcome.changed else _windows()
    return Message(lines=(f"{head}{lines[0]}", *lines[1:]), buttons=buttons)


def _windows() -> tuple[Button, ...]:
    """Where settings can be changed by clicking."""
    return (
        button("Change the channel", OpenForm(form="channel")),
        button("When I may be asked", OpenForm(form="me")),
    )


def _own(outcome: SettingsShown) -> str:
    """A person's own settings in one sentence."""
    said = [f"side {outcome.side}" if outcome.side else f"no side yet ({SAY_SIDE})"]
    if outcome.nudges_a_week and outcome.nudge_at:
        most = counted(outcome.nudges_a_week, "question")
        said.append(f"at most {most} a week, asked at {outcome.nudge_at:%H:%M}")
    elif outcome.nudges_a_week == 0:
        said.append("no questions from me")
    if outcome.quiet and outcome.quiet[0] != outcome.quiet[1]:
        said.append(f"quiet from {outcome.quiet[0]:%H:%M} to {outcome.quiet[1]:%H:%M}")
    if outcome.out_until:
        said.append(f"away until {outcome.out_until.day} {outcome.out_until:%B}")
    return "; ".join(said)


SAY_SIDE = code("settings side=research")


def _for_how_long(retention: int | None) -> str:
    if retention is None:
        return "names stay with changes and results for good"
    return f"names stay with changes and results for {counted(retention, 'day')}"


def _backups(number: int) -> str:
    if not number:
        return "no daily backup is made"
    return f"{number} daily backups are kept" if number > 1 else "one daily backup is kept"


@answer.register
def _(outcome: PrivacyShown, _: Outlooks) -> Message:
    asked = [f"• {counted(outcome.asked, 'question')} I asked you privately: you alone."]
    asked = asked if outcome.asked else []
    part = f", and {outcome.took_part} you took part in" if outcome.took_part else ""
    return Message(
        lines=(
            "What is kept about you, and who sees it:",
            f"• {counted(outcome.changes, 'change')} to plans, with when, before and after:"
            f" members of the channel, in {code('history')}.",
            f"• {counted(outcome.experiments, 'result')} you logged{part}: the same.",
            f"• {counted(outcome.owned, 'objective')} you own: whoever sees the plan.",
            *asked,
            "• What you answer when all are asked alone: shown without names.",
            "• Your name, your time zone, when you are away, and which of your channels have a"
            " plan: nobody but the bot.",
            "• How well run your results were, and how good your estimates: you alone.",
            f"In this workspace {_for_how_long(outcome.retention)}. An admin can erase your name"
            " at once.",
            "Only you see this.",
        )
    )


@answer.register
def _(outcome: Erasure, _: Outlooks) -> Message:
    what = (
        f"{counted(outcome.changes, 'change')}, {counted(outcome.experiments, 'result')}"
        f" and {counted(outcome.owned, 'objective')}"
    )
    if not outcome.person:
        return Message(
            lines=(
                f"Done: {what} no longer carry the name. What was owned is yours now.",
                "Backups made before today keep it until they are replaced.",
            )
        )
    yes = button("Erase the name", ErasePerson(person=outcome.person, confirmed=True))
    return Message(
        lines=(
            f"This takes {person(outcome.person)}'s name off {what}, everywhere and for good.",
            "What they owned becomes yours; what was learned stays. It cannot be undone.",
        ),
        buttons=(yes,),
    )
