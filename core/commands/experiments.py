"""Experiments and readings: the evidence."""

from typing import Annotated

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Day, Name, Note, Person, Reference
from core.model.states import Quality, Verdict

Figure = Annotated[float, Field(allow_inf_nan=False)]


Link = Annotated[str, Field(max_length=2000, pattern=r"^https?://\S+$")]


class LogExperiment(Command):
    """``log [REF] VERDICT auc=0.83 "what we learned" [with @ben] [on DATE] [quality=hb] [link]``.

    ``quality`` None: nothing was said, every answer counts as unknown; otherwise the letters
    given are yes and the rest no. ``source`` is the message it was logged from.
    """

    approach: Reference | None = None
    verdict: Verdict
    values: dict[Name, Figure] = Field(default_factory=dict)
    learned: Note = ""
    participants: tuple[Person, ...] = ()
    on: Day | None = None
    quality: frozenset[Quality] | None = None
    link: Link | None = None
    source: Link | None = None


class RecordReading(Command):
    """``metric REF auc=0.83 …``: a reading without a verdict."""

    approach: Reference
    values: dict[Name, Figure] = Field(min_length=1)
    on: Day | None = None
