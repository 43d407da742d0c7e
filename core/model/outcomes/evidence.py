"""What work brought: results, readings, endings."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from core.model.outcomes.base import Item, Outcome
from core.model.states import CurveState, State, Verdict


class Taught(BaseModel):
    """What another approach to the same task taught, whatever became of it."""

    model_config = ConfigDict(frozen=True)

    name: str
    note: str


class StateChanged(Outcome):
    """An approach went from one state to another.

    Attributes:
        left: Approaches of its task that are still open.
        counted_from: Its start, where a changed clock has put that later than its end.
        taught: After a win, what every other approach to the task taught.
    """

    item: Item
    was: State
    state: State
    learned: str = ""
    objective: str
    left: int = 0
    counted_from: date | None = None
    taught: tuple[Taught, ...] = ()


class MetricFound(BaseModel):
    """What the readings of one metric show, by its ruler in force.

    Attributes:
        count: Readings; ``earlier`` those by former rulers, which are kept apart.
        since: The day the present ruler began, where there were others.
        stopped: The last day of notable gain, for a plateau.
        by: The day asked about; ``chance`` that a reading then meets the target, or None.
        p10, p50, p90: The reading to expect that day.
        detour: Whether the approach is being reworked.
        shown: The newest days with their mean readings, oldest first.
    """

    model_config = ConfigDict(frozen=True)

    metric: str
    unit: str
    count: int
    earlier: int
    since: date | None
    last: float
    last_day: date
    target: float | None
    lower: bool
    state: CurveState
    stopped: date | None
    by: date
    chance: float | None
    p10: float | None
    p50: float | None
    p90: float | None
    base_rate: float | None
    detour: bool
    shown: tuple[tuple[date, float], ...]


class Logged(Outcome):
    """An experiment was logged and its approach's belief moved."""

    item: Item
    verdict: Verdict
    learned: str
    values: dict[str, float]
    yes: int
    answered: bool
    missing: tuple[str, ...]
    chance_before: float
    chance_after: float
    started: bool
    state: State
    experiment: int
    found: tuple[MetricFound, ...] = ()


class Recorded(Outcome):
    """Readings of metrics were recorded.

    Attributes:
        newest: The newest reading's day, where these are older.
    """

    item: Item
    values: dict[str, float]
    previous: dict[str, float]
    day: date
    newest: date | None = None
    found: tuple[MetricFound, ...] = ()


class MetricsShown(Outcome):
    """What the readings of an approach show; ``changed`` where something was just said of them."""

    item: Item
    found: tuple[MetricFound, ...]
    changed: str = ""
