"""What the leaders' brief says, in plain values."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from core.model.lessons import Lesson
from core.model.week import Week


class Decision(BaseModel):
    """Something a leader may decide, with what each choice does to the chance by target.

    Attributes:
        approach: What would be paid for, by name; empty where it is a second approach in general.
        task: What it is for, by name.
        cost: In the currency of the objective's value; None where it costs people's time only.
        without: The chance by target if it is not done.
        with_it: The chance by target if it is.
    """

    model_config = ConfigDict(frozen=True)

    objective: int
    approach_id: int | None = None
    approach: str = ""
    task: str
    cost: float | None = None
    currency: str = "EUR"
    owner: str
    by: date
    without: float
    with_it: float
    week: Week

    @property
    def gain(self) -> float:
        """What it adds to the chance by target."""
        return self.with_it - self.without


class Brief(BaseModel):
    """One week for leaders: objectives in the order of what is at stake, decisions first.

    Attributes:
        first: Whether it is the first one, which says how to read it.
        key: That of its message, which answers to its decision name.
    """

    model_config = ConfigDict(frozen=True)

    today: date
    decisions: tuple[Decision, ...] = ()
    weeks: tuple[Week, ...] = ()
    lesson: Lesson | None = None
    first: bool = False
    key: str = ""
