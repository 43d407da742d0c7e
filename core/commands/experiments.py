"""Experiments and readings: the evidence."""

from typing import Annotated

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Day, Name, Note, Person, Reference
from core.model.states import Quality, Verdict

Figure = Annotated[float, Field(allow_inf_nan=False)]
Unit = Annotated[str, Field(max_length=20)]


Link = Annotated[str, Field(max_length=2000, pattern=r"^https?://\S+$")]


class LogExperiment(Command):
    """``log [REF] VERDICT auc=0.83 "what we learned" [with @ben] [on DATE] [quality=hb] [link]``.

    Attributes:
        quality: None where nothing was said, so that every answer counts as unknown; otherwise
            the letters given are yes and the rest no.
        source: The message it was logged from.
        new_ruler: Its metrics are measured in a new way.
    """

    approach: Reference | None = None
    verdict: Verdict
    values: dict[Name, Figure] = Field(default_factory=dict)
    units: dict[Name, Unit] = Field(default_factory=dict)
    learned: Note = ""
    participants: tuple[Person, ...] = ()
    on: Day | None = None
    quality: frozenset[Quality] | None = None
    link: Link | None = None
    source: Link | None = None
    new_ruler: bool = False


class RecordReading(Command):
    """``metric REF auc=0.83 … [target=0.9] [lower] [new ruler] [again]``: no verdict.

    Attributes:
        units: Of the values that were typed with one.
        target: The value to reach, of the first metric given; ``lower`` whether lower is better.
        new_ruler: The metric is defined anew; earlier readings are kept apart.
        again: A second measurement on a day, even if it gave the same.
    """

    approach: Reference
    values: dict[Name, Figure] = Field(min_length=1)
    units: dict[Name, Unit] = Field(default_factory=dict)
    on: Day | None = None
    target: Figure | None = None
    lower: bool | None = None
    new_ruler: bool = False
    again: bool = False


class DescribeMetric(Command):
    """``metric REF auc target=0.9 [lower|higher]``: what to reach, without a reading."""

    approach: Reference
    metric: Name
    target: Figure | None = None
    lower: bool | None = None


class MarkDetour(Command):
    """``metric REF detour [off]``: the work is being reworked; its metrics may fall back."""

    approach: Reference
    on: bool = True


class AskMetrics(Command):
    """``metric REF``: what the readings of an approach show, and where they go."""

    approach: Reference
