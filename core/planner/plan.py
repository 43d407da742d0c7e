"""The public plan file, version 1, as frozen models; its rules over several fields in rules.py."""

import json
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.errors import PlanInvalid
from core.model.durations import Days
from core.model.states import Failure, Stage, State, Strategy
from core.planner.faults import sentence
from core.planner.rules import check

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Chance = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Part(BaseModel):
    """Base of the file's parts: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Step(Part):
    """How many people from a day on; perhaps, with ``chance``."""

    since: date = Field(alias="from")
    people: Count
    chance: Chance = 1.0


class Overrun(Part):
    """Factor on all durations: lognormal; ``shared`` is the part of its log-variance in common."""

    median: Positive = 1.0
    sigma: Annotated[float, Field(ge=0, le=5, allow_inf_nan=False)] = 0.0
    shared: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.0


class Value(Part):
    """What success is worth; ``per`` None is once."""

    amount: Amount
    currency: str = "EUR"
    per: Literal["year"] | None = None


class Approach(Part):
    """One idea for a task."""

    key: Key
    name: str = ""
    chance: Chance
    sure: Positive = 4.0
    days: Days
    role: Key | None = None
    people: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    assumes: tuple[Key, ...] = ()
    failure: Failure = "at_end"
    time_box: Positive | None = None
    cost: Amount | None = None
    state: State = "planned"
    elapsed: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0


class Task(Part):
    """Something that must be achieved, by any of its approaches."""

    key: Key
    name: str = ""
    done_when: str = ""
    after: tuple[Key, ...] = ()
    stage: Stage | None = None
    strategy: Strategy = "auto"
    approaches: tuple[Approach, ...]


class Objective(Part):
    """A business outcome: all of its tasks."""

    key: Key
    name: str = ""
    priority: int | None = None
    target: date
    value: Value | None = None
    day_rate: Amount | None = None
    discount: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.0
    tasks: tuple[Task, ...]


class Plan(Part):
    """One workspace's plan on a day."""

    version: Literal[1]
    today: date
    holidays: tuple[date, ...] = ()
    people: dict[Key, Count | tuple[Step, ...]] | None = None
    assumptions: dict[Key, Chance] = Field(default_factory=dict)
    overrun: Overrun = Overrun()
    objectives: tuple[Objective, ...]


def read_plan(text: str | bytes) -> Plan:
    """The plan in the text of a plan file. Raises PlanInvalid."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PlanInvalid(f"This is not JSON: {error}.", place="the file") from error
    return plan_from(data)


def plan_from(data: object) -> Plan:
    """The plan in plain JSON values.

    Raises:
        PlanInvalid: its sentence names the place and offers a way on.
    """
    try:
        plan = Plan.model_validate(data)
    except ValidationError as error:
        place, text = sentence(error.errors(), data, Plan)
        raise PlanInvalid(text, place=place) from error
    check(plan)
    return plan


def plan_schema() -> dict[str, Any]:
    """The plan file's JSON schema."""
    return Plan.model_json_schema(by_alias=True)
