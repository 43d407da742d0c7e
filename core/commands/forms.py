"""Windows to fill in, for those who would rather click than type."""

from typing import Any, Literal

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Reference

FormName = Literal[
    "log", "metric", "objective", "task", "approach", "edit", "update", "channel", "me", "opinion",
    "settle", "pipeline", "snooze", "import",
]  # fmt: skip
"""``edit`` is the window of whatever kind the item is of."""


class OpenForm(Command):
    """Open a window; its submission is the command that could have been typed.

    ``item`` is what is edited, or what the new thing belongs to; ``fields`` is known beforehand.
    """

    form: FormName
    item: Reference | None = None
    fields: dict[str, Any] = Field(default_factory=dict)
