"""Objectives: new, close, and what belongs to the whole plan."""

from typing import Annotated, Literal

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Chance, Day, Money, Name, Note, Person, Reference, Sure
from core.model.durations import Days
from core.model.states import Failure, Stage, Strategy


class AddObjective(Command):
    """``objective new KEY "NAME" by DATE``; a missing key is made from the name."""

    key: Name | None = None
    name: Name
    target: Day


class CloseObjective(Command):
    """``objective close KEY``."""

    objective: Reference


class TakeOver(Command):
    """The button under an objective whose owner has left: whoever presses it owns it."""

    objective: Reference


class Value(Command):
    """What success is worth: ``400000 EUR per year``; ``per`` None is once."""

    amount: Money
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    per: Literal["year"] | None = None


class Changes(Command):
    """New values for fields of one item; only those in ``model_fields_set`` change.

    Objective: name, target, value, day_rate, priority, owner, editors, discount. Task: name,
    after, stage, done_when, strategy. Approach: name, chance, days, sure, assumes, role, people,
    time_box, cost, failure, owner.
    """

    name: Name | None = None
    target: Day | None = None
    value: Value | None = None
    day_rate: Money | None = None
    priority: Annotated[int, Field(ge=1, le=10_000)] | None = None
    discount: Annotated[float, Field(ge=0, le=0.1)] | None = None
    owner: Person | None = None
    editors: tuple[Person, ...] | None = None
    after: tuple[Reference, ...] | None = None
    stage: Stage | None = None
    done_when: Note | None = None
    strategy: Strategy | None = None
    chance: Chance | None = None
    days: Days | None = None
    sure: Sure | None = None
    assumes: tuple[Name, ...] | None = None
    role: Name | None = None
    people: Annotated[int, Field(ge=1, le=1000)] | None = None
    time_box: Annotated[float, Field(gt=0, le=10_000)] | None = None
    cost: Money | None = None
    failure: Failure | None = None


class EditItem(Command):
    """``edit REF field=value …``; ``revision`` is the version of the item that was changed."""

    item: Reference
    changes: Changes
    revision: str | None = None


class AnswerQuestion(Command):
    """One chance for several approaches, by id: the answer to a rough plan's question."""

    approaches: tuple[int, ...] = Field(min_length=1, max_length=60)
    chance: Chance


class RemoveItem(Command):
    """``remove REF``: an objective, task or approach with all below it."""

    item: Reference


class StateAssumption(Command):
    """``assume KEY 80% | true | false "how we know"``; a chance of 1 or 0 is a verdict."""

    key: Name
    chance: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
    note: Note = ""


class SetTeam(Command):
    """``team research=2 engineering=2 from 2027-02-01 p=60%``; no roles: show the team."""

    people: dict[Name, Annotated[int, Field(ge=0, le=10_000)]] = Field(default_factory=dict)
    since: Day | None = None
    chance: Chance = 1.0


class AddHolidays(Command):
    """``holiday DATE …``."""

    dates: tuple[Day, ...] = Field(min_length=1, max_length=400)
