"""Approaches: ideas for a task, and the states they go through."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from core.commands.base import Command
from core.commands.fields import Chance, Money, Name, Note, Person, Reference, Sure
from core.model.durations import Days
from core.model.states import State


class AddApproach(Command):
    """``approach add TASK/KEY "Name" p=70% days=5-20 … early who @ana``.

    ``approach`` ends in the new key; the part before it, or ``inside``, names the task. A missing
    key is made from the name.
    """

    approach: Reference | None = None
    inside: Reference | None = None
    name: Name | None = None
    chance: Chance | None = None
    days: Days | None = None
    sure: Sure | None = None
    assumes: tuple[Name, ...] = ()
    role: Name | None = None
    people: Annotated[int, Field(ge=1, le=1000)] = 1
    time_box: Annotated[float, Field(gt=0, le=10_000)] | None = None
    cost: Money | None = None
    early: bool = False
    owner: Person | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not self.approach and not self.name:
            raise ValueError("it needs a name")
        return self


class ChangeState(Command):
    """``start|park|drop|win|lose REF "what we learned"``; start is ``running`` and so on."""

    approach: Reference
    state: State
    learned: Note = ""
