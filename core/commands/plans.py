"""A whole plan at once, and the plan as a file."""

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Chance, Day, Name
from core.model.durations import Days


class SketchedApproach(Command):
    """One idea of a plan typed in one line; what was not said stays None."""

    name: Name
    doubtful: bool = False
    chance: Chance | None = None
    days: Days | None = None


class SketchedTask(Command):
    """One task of a plan typed in one line: its approaches, the first one naming it."""

    name: Name
    approaches: tuple[SketchedApproach, ...] = Field(min_length=1)


class StartPlan(Command):
    """Make an objective with all its tasks and approaches: ``plan NAME by DATE: …``."""

    name: Name
    target: Day
    tasks: tuple[SketchedTask, ...] = Field(min_length=1, max_length=60)


class ExportPlan(Command):
    """The workspace's plan as this person may see it, in the public shape."""


class ImportPlan(Command):
    """Update and insert, never delete, from the text of a public plan file."""

    text: str
