"""Tasks: what must be achieved."""

from core.commands.base import Command
from core.commands.fields import Name, Note, Reference
from core.model.states import Stage


class AddTask(Command):
    """``task add OBJECTIVE/KEY "Name" after a,b stage label done "…"``.

    ``task`` ends in the new key; the part before it, if any, names the objective.
    """

    task: Reference
    name: Name | None = None
    after: tuple[Reference, ...] = ()
    stage: Stage | None = None
    done_when: Note = ""
