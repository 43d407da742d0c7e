"""Approaches: ideas for a task, and the states they go through."""

from typing import Annotated

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Chance, Money, Name, Note, Person, Reference, Sure
from core.model.durations import Days
from core.model.states import State


class AddApproach(Command):
    """``approach add TASK/KEY "Name" p=70% days=5-20 … early who @ana``.

    ``approach`` ends in the new key; the part before it names the task.
    """

    approach: Reference
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


class ChangeState(Command):
    """``start|park|drop|win|lose REF "what we learned"``; start is ``running`` and so on."""

    approach: Reference
    state: State
    learned: Note = ""
