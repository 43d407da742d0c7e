"""An existing plan as a table of rows: looked at first, then taken in."""

from typing import Annotated, Literal

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Day, Name


class TableChoices(Command):
    """What a table leaves open.

    ``name`` for rows that belong to nothing; ``target`` for objectives without a date; ``order``:
    which comes first in 03/04/2027; ``points``: working days a point.
    """

    name: Name | None = None
    target: Day | None = None
    order: Literal["day", "month"] | None = None
    points: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)] | None = None


class PreviewTable(TableChoices):
    """``import`` with rows below it: what was understood of them; nothing is saved.

    ``draft`` stands for rows that were pasted a moment ago, in place of ``text``.
    """

    text: Annotated[str, Field(max_length=5_000_000)] = ""
    draft: int | None = None


class TakeInTable(TableChoices):
    """Take in the rows of a preview: adds and updates, never deletes."""

    draft: int
