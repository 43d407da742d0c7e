"""How long one attempt takes, in working days: the five laws a person can state."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

LONGEST = 10_000.0

Span = Annotated[float, Field(gt=0, le=LONGEST, allow_inf_nan=False)]


class Law(BaseModel):
    """Base of the laws: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(Law):
    """Lognormal with these 10 % and 90 % points, in working days."""

    p10: Span
    p90: Span

    @model_validator(mode="after")
    def _ascend(self) -> Self:
        if self.p10 >= self.p90:
            raise ValueError(f"p10 ({self.p10:g}) must be below p90 ({self.p90:g})")
        return self


class ThreePoint(Law):
    """Log-metalog with these 10 %, 50 % and 90 % points, in working days."""

    p10: Span
    p50: Span
    p90: Span


class Pert(Law):
    """PERT-beta with lambda 4 between ``low`` and ``high``, in working days."""

    low: Annotated[float, Field(ge=0, le=LONGEST, allow_inf_nan=False)]
    likely: Span
    high: Span


class Mean(Law):
    """Exponential with this mean, in working days."""

    mean: Span


Days = Span | Range | ThreePoint | Pert | Mean
"""Working days of one attempt, as the public plan file has it; a bare number is fixed."""


def as_json(days: Days) -> float | dict[str, float]:
    """The public plan file's form: a number or an object."""
    return days.model_dump() if isinstance(days, Law) else days
