"""How things came out, and how good the chances given to them were."""

from core.commands.base import Command
from core.commands.fields import Note, Reference
from core.model.states import Resolution


class Resolve(Command):
    """``resolve REF yes|no|ambiguous "how we know"``: an objective or an approach."""

    item: Reference
    resolution: Resolution
    learned: Note = ""


class AskCalibration(Command):
    """``calibration [objective]``; ``mine``: of the approaches I own, to me alone."""

    objective: Reference | None = None
    mine: bool = False
