"""How the work is done: the pipeline ladder, and inputs."""

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Day, Person, Reference
from core.model.ladder import Level
from core.model.states import Stage


class AskPipeline(Command):
    """``pipeline [objective]``: the ladder from data to business feedback."""

    objective: Reference | None = None


class SetStage(Command):
    """``pipeline [objective] STAGE absent|thin|solid [owner @ana]``."""

    objective: Reference | None = None
    stage: Stage
    level: Level | None = None
    owner: Person | None = None


class SetLadder(Command):
    """All stages at once, as a window gives them; what is not named stays as it is."""

    objective: Reference
    levels: dict[Stage, Level] = Field(default_factory=dict)
    owners: dict[Stage, Person] = Field(default_factory=dict)
    revision: str | None = None


class RecordEndToEnd(Command):
    """``pipeline [objective] ran [on DATE]``: it has run end to end, however badly."""

    objective: Reference | None = None
    on: Day | None = None


class AskInputs(Command):
    """``inputs [objective]``: how the work was done, week by week, to the person who asks."""

    objective: Reference | None = None
