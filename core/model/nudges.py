"""Nudges: what asks a person for one decision, with the evidence in plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.model.durations import Days
from core.model.places import Side
from core.model.states import Quality, Stage

NudgeKind = Literal[
    "stalled", "plateau", "time-box", "one-approach", "one-assumption", "end-to-end",
    "moved", "drop", "resolution", "quality", "side",
]  # fmt: skip


class Evidence(BaseModel):
    """What every nudge rests on: its objective, by when, and how likely that is now.

    Attributes:
        chance: Chance by target in [0, 1], or None before the first forecast; ``was`` it was about
            a week ago.
        rough: Whether most of its numbers are guesses.
    """

    model_config = ConfigDict(frozen=True)

    objective: str
    key: str
    target: date
    today: date
    chance: float | None
    was: float | None = None
    rough: bool = False


class OfApproach(Evidence):
    """Evidence about one running approach; ``day`` counts its working days, today included."""

    name: str
    reference: str
    day: int
    days: Days


class Stalled(OfApproach):
    """Nothing was logged for ``silent`` working days; a quiet week costs ``week`` of chance."""

    kind: Literal["stalled"] = "stalled"
    since: date
    silent: int
    week: float | None


class AtPlateau(OfApproach):
    """A metric stopped improving; ``other`` is a planned approach that could start instead."""

    kind: Literal["plateau"] = "plateau"
    metric: str
    value: float
    goal: float | None
    since: date
    other: str | None
    other_reference: str | None
    free: str


class Overtime(OfApproach):
    """The time limit agreed before the start is over."""

    kind: Literal["time-box"] = "time-box"
    limit: float
    if_lost: float | None


class BelowThreshold(OfApproach):
    """Going on is worth less than stopping: the belief fell below the threshold.

    Attributes:
        without: Chance by target once it is stopped, or None where that was not worked out.
    """

    kind: Literal["drop"] = "drop"
    belief: float
    threshold: float
    without: float | None = None


class OnOneApproach(Evidence):
    """A task has one approach left; ``backup`` is the chance gained by a second at 40 %.

    Attributes:
        failed: The approach that ended last in this task, or None.
        free: A reference that a second approach could have.
    """

    kind: Literal["one-approach"] = "one-approach"
    task: str
    name: str
    failed: str | None
    failed_on: date | None
    if_lost: float | None
    backup: float | None
    free: str


class OnOneAssumption(Evidence):
    """Everything open in a task counts on the same premise."""

    kind: Literal["one-assumption"] = "one-assumption"
    task: str
    premise: str
    belief: float
    names: tuple[str, ...]
    backup: float | None
    free: str


class NeverEndToEnd(Evidence):
    """No first run end to end ``weeks`` weeks after the start; ``absent`` stages are missing."""

    kind: Literal["end-to-end"] = "end-to-end"
    weeks: int
    absent: tuple[Stage, ...]


class LargeMove(Evidence):
    """The chance moved by more than ten points since a day."""

    kind: Literal["moved"] = "moved"
    since: date


class Unresolved(Evidence):
    """The target date is past and nobody has said how it ended."""

    kind: Literal["resolution"] = "resolution"


class QualitySlips(Evidence):
    """Fewer of the six answers are yes than before; shares in [0, 1] over at least three people.

    Attributes:
        worst: The answer that slipped most.
    """

    kind: Literal["quality"] = "quality"
    was: float
    now: float
    worst: Quality
    results: int


class OneSideMissing(Evidence):
    """One side took part in nothing for four weeks; ``ask`` are people of that side."""

    kind: Literal["side"] = "side"
    side: Side
    results: int
    ask: tuple[str, ...]


Found = Annotated[
    Stalled | AtPlateau | Overtime | BelowThreshold | OnOneApproach | OnOneAssumption
    | NeverEndToEnd | LargeMove | Unresolved | QualitySlips | OneSideMissing,
    Field(discriminator="kind"),
]  # fmt: skip


class Nudge(BaseModel):
    """One question to one person.

    Attributes:
        about: The thing it is about, such as ``approach:12``; what is set aside is kept by it.
        to: Whose decision it is.
        objective: The objective's id.
        worth: Change in chance by target times the objective's value: what comes first.
        team: Whether it concerns the team and is asked in the objective's channel.
    """

    model_config = ConfigDict(frozen=True)

    about: str
    to: str
    objective: int
    worth: float
    found: Found
    team: bool = False

    @property
    def kind(self) -> NudgeKind:
        """What it is about, as a kind that can be switched off."""
        return self.found.kind


@dataclass(frozen=True, slots=True)
class Asked:
    """A nudge a person has had, on their local day."""

    kind: NudgeKind
    about: str
    on: date


@dataclass(frozen=True, slots=True)
class Aside:
    """What a person does not want to hear: one thing or a whole kind, until a day or for good.

    Attributes:
        about: The thing, or None for the whole kind.
        until: It may come back on this day; None is never.
    """

    kind: NudgeKind
    about: str | None
    until: date | None

    def covers(self, nudge: Nudge, today: date) -> bool:
        """Whether a nudge is set aside today."""
        same = nudge.kind == self.kind and self.about in (None, nudge.about)
        return same and (self.until is None or today < self.until)
