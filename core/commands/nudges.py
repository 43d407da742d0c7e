"""What a person can answer to a nudge."""

from typing import Annotated, Literal

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Day
from core.model.nudges import NudgeKind

Why = Literal["snooze", "never", "risk", "running"]


class SetAside(Command):
    """Hear no more of this one for ``days`` days, ``until`` a date, or, with neither, ever."""

    nudge: int
    why: Why = "snooze"
    days: Annotated[int, Field(ge=1, le=400)] | None = None
    until: Day | None = None


class StopNudges(Command):
    """Hear no nudge of a kind any more, or hear them again."""

    kind: NudgeKind
    stop: bool = True


class AskTeam(Command):
    """Put a nudge's question to the objective's channel, in one's own name."""

    nudge: int
