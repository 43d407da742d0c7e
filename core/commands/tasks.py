"""Tasks: what must be achieved."""

from typing import Self

from pydantic import model_validator

from core.commands.base import Command
from core.commands.fields import Name, Note, Reference
from core.model.states import Stage


class AddTask(Command):
    """``task add OBJECTIVE/KEY "Name" after a,b stage label done "…"``.

    ``task`` ends in the new key; the part before it, if any, names the objective, as does
    ``inside``. A missing key is made from the name.
    """

    task: Reference | None = None
    inside: Reference | None = None
    name: Name | None = None
    after: tuple[Reference, ...] = ()
    stage: Stage | None = None
    done_when: Note = ""

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not self.task and not self.name:
            raise ValueError("it needs a name")
        return self
