"""What a command did, in plain values: kept with the request, then said by core/wording."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["objective", "task", "approach"]


class Outcome(BaseModel):
    """Base of all outcomes.

    Attributes:
        objectives: Ids of the objectives the answer speaks of.
        before: Per objective the newest forecast when the command was carried out, if any.
        change: The change that was written, which Undo takes back, or None.
        replans: Whether a new forecast follows.
    """

    model_config = ConfigDict(frozen=True)

    objectives: tuple[int, ...] = ()
    before: dict[int, int | None] = Field(default_factory=dict)
    change: int | None = None
    replans: bool = False

    @property
    def unfinished(self) -> bool:
        """Whether the worker has to find something out before this can be answered."""
        return False


class Item(BaseModel):
    """Something of the plan by name; ``reference`` is what one can type for it."""

    model_config = ConfigDict(frozen=True)

    kind: Kind
    id: int
    name: str
    reference: str


def as_kept(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON, with its class."""
    return {"name": type(outcome).__name__, "fields": outcome.model_dump(mode="json")}


def outcome_from(kept: dict[str, Any]) -> Outcome:
    """An outcome as it was kept."""
    classes = {each.__name__: each for each in Outcome.__subclasses__()}
    return classes[kept["name"]].model_validate(kept["fields"])
