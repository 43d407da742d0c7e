"""How long one attempt takes, in working days: the five laws a person can state."""

import math
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

LONGEST = 10_000.0

Span = Annotated[float, Field(gt=0, le=LONGEST, allow_inf_nan=False)]

STEEPEST = 1.66711
"""Largest |a3|/a2 for which a three-term metalog is a distribution (Keelin 2016)."""
LN9 = math.log(9.0)


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
            raise ValueError(
                f"p10 ({self.p10:g}) must be below p90 ({self.p90:g});"
                f" did you mean {self.p90:g}-{self.p10:g}?"
                if self.p10 > self.p90
                else f"p10 and p90 are both {self.p10:g}; for a fixed time write {self.p10:g}"
            )
        return self


class ThreePoint(Law):
    """Log-metalog with these 10 %, 50 % and 90 % points, in working days (Keelin 2016)."""

    p10: Span
    p50: Span
    p90: Span

    @property
    def is_lognormal(self) -> bool:
        """Whether the middle is where a lognormal has it, within 1e-6."""
        middle = self.p10 * self.p90
        return abs(self.p50**2 - middle) <= 1e-6 * middle

    @property
    def coefficients(self) -> tuple[float, float, float]:
        """The metalog's a1, a2, a3 on the log scale (Keelin 2016)."""
        low, middle, high = math.log(self.p10), math.log(self.p50), math.log(self.p90)
        width, place = high - low, (middle - low) / (high - low)
        return middle, width / (2 * LN9), (1 - 2 * place) * width / (0.8 * LN9)

    @model_validator(mode="after")
    def _feasible(self) -> Self:
        if not self.p10 < self.p50 < self.p90:
            raise ValueError(f"{self.p10:g}, {self.p50:g}, {self.p90:g} must ascend: p10, p50, p90")
        low, high = middle_range(self.p10, self.p90)
        if not self.is_lognormal and not low < self.p50 < high:
            raise ValueError(
                f"p50 {self.p50:g} does not fit p10 {self.p10:g} and p90 {self.p90:g}:"
                f" it may lie between {low:.3g} and {high:.3g}"
            )
        return self


def middle_range(p10: float, p90: float) -> tuple[float, float]:
    """The open interval of p50 for which a log-metalog exists and has a finite mean.

    The mean is finite where a2 + a3/2 < 1, for the upper tail is (1/(1-y))^(a2 + a3/2).
    """
    low, width = math.log(p10), math.log(p90 / p10)
    least, most = 0.5 - STEEPEST / 5, 0.5 + STEEPEST / 5
    least = max(least, 0.5 - (2 * LN9 / width - 1) / 2.5)
    lowest = math.exp(low + min(least, most) * width)
    return lowest, math.exp(low + most * width)


class Pert(Law):
    """PERT-beta with lambda 4 between ``low`` and ``high``, in working days."""

    low: Annotated[float, Field(ge=0, le=LONGEST, allow_inf_nan=False)]
    likely: Span
    high: Span

    @model_validator(mode="after")
    def _ascend(self) -> Self:
        if not self.low <= self.likely <= self.high or self.low == self.high:
            raise ValueError(
                f"{self.low:g}, {self.likely:g}, {self.high:g} must ascend: low, likely, high"
            )
        return self


class Mean(Law):
    """Exponential with this mean, in working days."""

    mean: Span


_LAWS: dict[frozenset[str], type[Law]] = {
    frozenset(law.model_fields): law for law in (Range, ThreePoint, Pert, Mean)
}


def _picked(value: Any) -> Any:  # noqa: ANN401 - anything a file may hold
    """The law whose fields these are; other values go on to be refused as they are."""
    if isinstance(value, Law):
        return value
    if isinstance(value, dict):
        law = _LAWS.get(frozenset(value))
        if law is None:
            given = ", ".join(str(name) for name in value) or "nothing"
            raise ValueError(
                f"it has {given}; write a number, p10 and p90, p10, p50 and p90,"
                " low, likely and high, or mean"
            )
        return law.model_validate(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{str(value)[:40]!r} is no number of working days; try 8 or 5-20")
    if not 0 < value <= LONGEST:
        raise ValueError(f"{value:g} is out of range: above 0, at most {LONGEST:g} working days")
    return float(value)


Days = Annotated[Span | Range | ThreePoint | Pert | Mean, BeforeValidator(_picked)]
"""Working days of one attempt, as the public plan file has it; a bare number is fixed."""


def as_json(days: Days) -> float | dict[str, float]:
    """The public plan file's form: a number or an object."""
    return days.model_dump() if isinstance(days, Law) else days
