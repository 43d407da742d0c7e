"""What the plan advises: what to start or stop next, and what everything rests on."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from core.model.ladder import Completing
from core.model.outcomes.base import Outcome
from core.model.places import Side


class Start(BaseModel):
    """A set of approaches that could start now, by name, and its worth."""

    model_config = ConfigDict(frozen=True)

    names: tuple[str, ...]
    references: tuple[str, ...]
    value: float


class Stop(BaseModel):
    """Running work that is better stopped, at once or where nothing shows by a day.

    Attributes:
        belief: The chance that it works, now.
        threshold: The chance below which stopping pays more.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    reference: str
    belief: float
    threshold: float
    by: date


class NextAsked(Outcome):
    """What to start now was asked; ``best`` None until it has been worked out.

    Attributes:
        beside: Names of what runs in the same tasks as the best set.
        unit: ``chance``, or the currency of the values.
        exact: Whether the programme was exact rather than index rules.
        first: What could start now and would let a pipeline run end to end that never did.
    """

    objective: str
    first: tuple[Completing, ...] = ()
    best: Start | None = None
    runner_up: Start | None = None
    nothing: float = 0.0
    unit: str = "chance"
    exact: bool = True
    tie: bool = False
    beside: tuple[str, ...] = ()
    stops: tuple[Stop, ...] = ()

    @property
    def unfinished(self) -> bool:
        """Whether it has yet to be worked out."""
        return self.best is None


class Weak(BaseModel):
    """A task on which an objective hangs, with what a second approach would add by target."""

    model_config = ConfigDict(frozen=True)

    task: str
    reference: str
    chance: float
    backup: float | None


class Critical(BaseModel):
    """Doubtful work that decides when an objective is done, in a share of its good worlds."""

    model_config = ConfigDict(frozen=True)

    task: str
    share: float
    chance: float


class Shared(BaseModel):
    """Everything open in a task counts on one premise, with its chance."""

    model_config = ConfigDict(frozen=True)

    task: str
    premise: str
    chance: float


class Risks(BaseModel):
    """What one objective rests on.

    Attributes:
        alone: Tasks that rest on one approach.
        weakest: Other tasks that are less than sure.
        person, running: Who has all running work, and how many approaches that is.
        side, ask: The side nobody of which took part for four weeks, and whom to ask.
    """

    model_config = ConfigDict(frozen=True)

    objective: int
    alone: tuple[Weak, ...] = ()
    weakest: tuple[Weak, ...] = ()
    critical: tuple[Critical, ...] = ()
    shared: tuple[Shared, ...] = ()
    person: str | None = None
    running: int = 0
    side: Side | None = None
    ask: tuple[str, ...] = ()


class RisksShown(Outcome):
    """What some objectives rest on, in the order of ``objectives``."""

    risks: tuple[Risks, ...] = ()
