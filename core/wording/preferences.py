"""A person's preferences in a sentence."""

from core.model.home import Preferences, PreferencesSet
from core.wording.answers import Outlooks, answer
from core.wording.message import Message
from core.wording.phrases import counted


def preferences_line(kept: Preferences) -> str:
    """Quiet from 18:00 to 09:00; at most 3 questions a week, at 10:00."""
    asked = (
        f"at most {counted(kept.nudges_a_week, 'question')} a week, at {kept.nudge_at:%H:%M}"
        if kept.nudges_a_week
        else "no questions at all"
    )
    away = f" Away until {kept.out_until.day} {kept.out_until:%B}." if kept.out_until else ""
    return f"Quiet from {kept.quiet_from:%H:%M} to {kept.quiet_until:%H:%M}; {asked}.{away}"


@answer.register
def _(outcome: PreferencesSet, _: Outlooks) -> Message:
    return Message(lines=(f"Saved. {preferences_line(outcome.preferences)}", "Only you see this."))
