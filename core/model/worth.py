"""What progress is worth to the business, in plain values."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from core.model.plan import Noun, Worth


class PointWorth(Noun):
    """What one point of an objective's metric is worth; ``per`` None is once.

    Attributes:
        spread: How far off the amount may be, either way.
    """

    objective: int
    metric: str
    amount: float
    spread: float
    currency: str
    per: Literal["year"] | None


class Stakes(BaseModel):
    """What success of an objective is worth: an amount, a phrase in its place, or neither yet."""

    model_config = ConfigDict(frozen=True)

    value: Worth | None = None
    phrase: str = ""

    @property
    def known(self) -> bool:
        """Whether anything was said."""
        return self.value is not None or bool(self.phrase)


class News(BaseModel):
    """A metric's newest reading beside the one before the span, and what a point is worth.

    Attributes:
        before: None where there was no reading before.
        approach: The approach it was read on, by name.
        lower: Whether lower is better, as somebody said or by its name.
    """

    model_config = ConfigDict(frozen=True)

    metric: str
    approach: str
    day: date
    now: float
    before: float | None
    point: PointWorth | None = None
    lower: bool = False

    @property
    def better(self) -> bool:
        """Whether it moved the way one wants."""
        return (self.points > 0) != self.lower

    @property
    def points(self) -> float:
        """Points gained: hundredths where readings lie between 0 and 1, else units."""
        if self.before is None:
            return 0.0
        share = max(abs(self.now), abs(self.before)) <= 1
        return (self.now - self.before) * (100 if share else 1)
