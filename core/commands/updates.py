"""An objective's update: edited, posted, taken back."""

from typing import Annotated

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Reference

Text = Annotated[str, Field(max_length=2500)]


class DraftUpdate(Command):
    """``status [objective]``: the update as it would be posted, privately."""

    objective: Reference | None = None


class EditUpdate(Command):
    """``status [objective] say "TEXT"``: one's own words for it; empty is what the data say.

    ``revision`` is the version that was seen, where it was edited in a window.
    """

    objective: Reference | None = None
    text: Text = ""
    revision: str | None = None


class PostUpdate(Command):
    """``status [objective] post``; ``tidy`` leaves out or rewrites what the check found."""

    objective: Reference | None = None
    tidy: bool = False


class RetractUpdate(Command):
    """``status [objective] retract``: take this week's update out of the channel."""

    objective: Reference | None = None
