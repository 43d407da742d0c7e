"""What a person can ask without changing the plan."""

from datetime import date
from typing import Literal

from pydantic import Field, SerializeAsAny

from core.commands.base import Command
from core.commands.fields import Name, Reference


class ShowOverview(Command):
    """Nothing typed: this channel's objectives and my open items."""


class AskHelp(Command):
    """``help [topic]``."""

    topic: str = ""


class AskForecast(Command):
    """``forecast [objective]``."""

    objective: Reference | None = None


class AskNext(Command):
    """``next [objective]``: what to start now."""

    objective: Reference | None = None


class AskWhy(Command):
    """``why [objective] [since DATE]``: what moved the chance since then, or a week ago."""

    objective: Reference | None = None
    since: date | None = None


class AskRisks(Command):
    """``risks [objective]``: what it all rests on."""

    objective: Reference | None = None


class AskWhatIf(Command):
    """``whatif …``: what a change would do; it is not made."""

    supposed: SerializeAsAny[Command]


class ShowFigure(Command):
    """``show curve|forecasts|items|tries [OBJECTIVE]``, ``show results [OBJECTIVE|mine]``,
    ``show metric|readings APPROACH [NAME]``.
    """

    figure: Literal[
        "curve", "forecasts", "items", "tries", "results", "metric", "readings"
    ]  # fmt: skip
    item: Reference | None = None
    metric: Name | None = None
    mine: bool = False


class CheckText(Command):
    """``check TEXT``: what a reader could take for more than is known."""

    text: str = Field(min_length=1, max_length=30_000)


class AskHistory(Command):
    """``history [REF]``: who changed what, when, before and after."""

    item: Reference | None = None


class AskPrivacy(Command):
    """``privacy``: what is kept about me and who sees it."""


class UndoLast(Command):
    """``undo``: take back one's own last change; the button names its own ``change``."""

    change: int | None = None


class ShowTeam(Command):
    """``team`` with nothing behind it."""
