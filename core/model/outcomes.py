"""What a command did, in plain values: kept with the request, then said by core/wording."""

from datetime import date, datetime, time
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from core.model.durations import Days
from core.model.ladder import Completing, Ladder
from core.model.places import Side
from core.model.states import CurveState, Resolution, State, Verdict
from core.model.updates import Noted, UpdateState
from core.model.worth import PointWorth, Stakes

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


class PlanStarted(Outcome):
    """A whole plan was made at once.

    Attributes:
        doubtful_guess, plain_guess: Chances supposed where nobody stated one.
        results: The team's own that they rest on; 0 means none.
    """

    name: str
    tasks: int
    approaches: int
    doubtful: int
    doubtful_guess: float = 0.5
    plain_guess: float = 0.95
    results: int = 0


class Added(Outcome):
    """An objective, task or approach was added."""

    item: Item
    parent: str = ""
    chance: float | None = None
    days: Days | None = None
    guessed: tuple[str, ...] = ()


class FieldChange(BaseModel):
    """One field's change, as values of the plan."""

    model_config = ConfigDict(frozen=True)

    field: str
    before: Any
    after: Any


class Edited(Outcome):
    """Fields of an item were changed; none where they were so already.

    ``overridden`` is how many results a chance set by hand leaves behind.
    """

    item: Item
    fields: tuple[FieldChange, ...]
    overridden: int = 0


class ChancesStated(Outcome):
    """The chance of several approaches was stated at once."""

    names: tuple[str, ...]
    chance: float


class Removed(Outcome):
    """An item was taken out with all below it."""

    item: Item
    below: int


class TakenOver(Outcome):
    """An objective has a new owner, who took it on."""

    item: Item


class Closed(Outcome):
    """An objective was closed."""

    item: Item


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


class Resolved(Outcome):
    """Something was said to have come out, or said anew; ``target`` is its objective's."""

    item: Item
    was: Resolution | None
    resolution: Resolution
    target: date


class ReliabilityPoint(BaseModel):
    """Chances that were stated alike: their mean, the share that came true, how many."""

    model_config = ConfigDict(frozen=True)

    stated: float
    came: float
    count: int


class Correction(BaseModel):
    """logit(corrected) = shift + slope · logit(stated)."""

    model_config = ConfigDict(frozen=True)

    shift: float
    slope: float


class CalibrationShown(Outcome):
    """How good chances and ranges were; figures are None where nothing is resolved.

    Attributes:
        about: The objective's name, or None for all of them; ``reference`` is what it goes by.
        mine: Only the work of the person who asked.
        guessed: How many of the chances were the bot's guesses.
        correction: What the results of the whole workspace ask for, from 20 on.
        accepted: Whether chances are corrected by it.
    """

    about: str | None
    reference: str | None = None
    mine: bool
    count: int
    unscored: int
    guessed: int
    brier: float | None
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    within: float | None
    log: float | None
    points: tuple[ReliabilityPoint, ...]
    ranges: int
    coverage: float | None
    crps: float | None
    objectives_resolved: int
    objectives_brier: float | None
    correction: Correction | None
    accepted: bool


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


class AssumptionStated(Outcome):
    """An assumption was stated, judged or changed."""

    key: str
    was: float | None
    chance: float
    note: str
    assumed_by: int


class TeamRow(BaseModel):
    """How many people of a role from a day on."""

    model_config = ConfigDict(frozen=True)

    role: str
    since: date
    people: int
    chance: float


class TeamShown(Outcome):
    """The team as it stands, perhaps just changed."""

    rows: tuple[TeamRow, ...]
    changed: bool = False


class HolidaysAdded(Outcome):
    """Days nobody works were added; those already known are not among them."""

    dates: tuple[date, ...]


class ForecastAsked(Outcome):
    """A forecast is to be shown, in full."""


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


class Moved(BaseModel):
    """One cause's share of a change in chance; ``name`` of what, empty for the whole plan."""

    model_config = ConfigDict(frozen=True)

    kind: str
    name: str
    change: float


class Hinge(BaseModel):
    """The open approach on which most hangs: chance by target once it has worked, or not."""

    model_config = ConfigDict(frozen=True)

    name: str
    won: float
    lost: float


class WhyAsked(Outcome):
    """What moved the chance was asked; ``parts`` None until it has been worked out.

    Attributes:
        asked: The day since which was asked for; None is a week ago.
    """

    objective: str
    asked: date | None = None
    since: date | None = None
    was: float = 0.0
    now: float = 0.0
    parts: tuple[Moved, ...] | None = None
    hinge: Hinge | None = None

    @property
    def unfinished(self) -> bool:
        """Whether it has yet to be worked out."""
        return self.parts is None


class Effect(BaseModel):
    """An objective as it would stand: chance by target, and the likely date if it works."""

    model_config = ConfigDict(frozen=True)

    objective: int
    chance: float
    standard_error: float
    likely: date | None


class Supposed(Outcome):
    """What a change would do was asked; ``effects`` None until it has been worked out.

    Attributes:
        keys: The objectives asked about, by id.
        done: The outcome the change would have, as kept.
        name, fields: The command that makes the change.
        plan: The plan file as it would be; empty once worked out.
    """

    keys: dict[int, str]
    done: dict[str, Any]
    name: str
    fields: dict[str, Any]
    plan: dict[str, Any]
    effects: tuple[Effect, ...] | None = None

    @property
    def unfinished(self) -> bool:
        """Whether it has yet to be worked out."""
        return self.effects is None


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


class WorthStated(Outcome):
    """What an objective's success and its metrics' points are worth, perhaps just changed."""

    item: Item
    stakes: Stakes
    points: tuple[PointWorth, ...] = ()


class PipelineShown(Outcome):
    """An objective's pipeline ladder, perhaps just changed.

    Attributes:
        first: Whether this very change was its first run end to end.
    """

    item: Item
    ladder: Ladder
    changed: bool = False
    first: bool = False


class OpenItem(BaseModel):
    """Something of one's own that is open: running since ``day`` working days, or ready to start.

    Attributes:
        days: The range of days it is expected to take.
        since: The day of its newest result, or None.
    """

    model_config = ConfigDict(frozen=True)

    item: Item
    state: State
    day: int
    days: Days
    since: date | None


class OverviewAsked(Outcome):
    """A channel's objectives are to be shown, with one's own open items."""

    channel: str
    mine: tuple[OpenItem, ...] = ()


class RowChange(BaseModel):
    """One column of one thing, as values of the plan; ``field`` empty: the thing came or went."""

    model_config = ConfigDict(frozen=True)

    noun: str
    name: str
    field: str = ""
    before: Any = None
    after: Any = None


class HistoryEntry(BaseModel):
    """One change: who, when, what, and every row before and after."""

    model_config = ConfigDict(frozen=True)

    author: str
    at: datetime
    command: str
    typed: str
    undone: bool
    details: tuple[RowChange, ...] = ()


class HistoryShown(Outcome):
    """Changes, newest first."""

    item: str | None
    entries: tuple[HistoryEntry, ...]


class ItemChanged(Outcome):
    """A button is older than what it is about: nothing was done, and what changed is said.

    Attributes:
        names: What it is about.
        name, fields: The command that does it after all.
    """

    names: tuple[str, ...]
    entries: tuple[HistoryEntry, ...]
    name: str
    fields: dict[str, Any]


class PrivacyShown(Outcome):
    """What is kept about a person, in counts, and for how many days; None is for good."""

    changes: int
    experiments: int
    owned: int
    took_part: int = 0
    channels: int = 0
    asked: int = 0
    retention: int | None = None


class Erasure(Outcome):
    """A person's name is taken off everything: asked for, or done; then nothing names them.

    Attributes:
        person: Whom it concerns; empty once it is done.
    """

    person: str
    changes: int
    experiments: int
    owned: int


class Undone(Outcome):
    """A change was taken back."""

    typed: str
    command: str
    rows: int


class AskedTwice(Outcome):
    """The same words came from the same person a moment ago."""

    typed: str
    name: str
    fields: dict[str, Any]


class Exported(Outcome):
    """The plan as a public plan file."""

    text: str


class Imported(Outcome):
    """A plan file was taken in."""

    added: int
    updated: int


class GoalSeen(BaseModel):
    """An objective that rows describe, as it would be taken in; ``target`` None: not known yet."""

    model_config = ConfigDict(frozen=True)

    name: str
    target: date | None
    known: bool
    tasks: int
    done: int
    running: int


class TableSeen(Outcome):
    """Rows as they were understood; nothing is saved but the rows themselves.

    Attributes:
        draft: Where they are kept; choices: what was chosen so far, as fields of the command.
        columns: Names of columns with what they say; ignored: the others.
        new, known: Tasks to be added, and those that are in the plan already.
        estimated, guessed: Tasks with and without an estimate.
        waits: How many tasks wait for another one.
        cancelled: Rows given up where they come from; still_planned: those still in the plan.
        strangers: Names nobody in the workspace has.
        odd: Cells that were not understood, with their columns.
        unknown: What rows wait for that is not there; across, circular: waits left out.
        empty: Goals without rows below them.
        unclear: A date that may be two days, with both.
        points: Whether there are points whose worth in days is not known.
        quarters: Days that are offered where an objective has none.
    """

    draft: int
    choices: dict[str, Any]
    goals: tuple[GoalSeen, ...]
    columns: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    new: int
    known: int
    estimated: int
    guessed: int
    waits: int
    cancelled: int
    still_planned: tuple[str, ...]
    untitled: int
    strangers: tuple[str, ...]
    odd: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    across: int
    circular: int
    empty: tuple[str, ...]
    unclear: tuple[str, date, date] | None
    points: bool
    quarters: tuple[date, ...]


class TableTaken(Outcome):
    """Rows were taken in: how many objectives and tasks are new, and how many tasks changed."""

    goals: int
    added: int
    updated: int


class DigestSet(Outcome):
    """The weekly digest of a channel was switched; ``at`` None is off."""

    weekday: int | None
    at: time | None
    timezone: str
    next_on: date | None = None


class DigestShown(Outcome):
    """The digest as it stands now: privately, or posted to the channel.

    Attributes:
        weekly: Whether it comes by itself.
    """

    message: dict[str, Any]
    posted: bool
    weekly: bool = True


class UpdateShown(Outcome):
    """An objective's update as it would be posted now, or has just been.

    Attributes:
        findings: What the wording check finds in it.
        instead: Its text without that; empty where nothing is left or nothing was found.
        standing: Whether it is what stands in the channel.
        mine: Whether this person may post it.
    """

    item: Item
    message: dict[str, Any]
    findings: tuple[Noted, ...] = ()
    instead: str = ""
    state: UpdateState = "draft"
    standing: bool = False
    channel: str = ""
    mine: bool = False


class TextChecked(Outcome):
    """A text of one's own is to be checked, beside the forecast it is probably about."""

    text: str


class BriefShown(Outcome):
    """The leaders' brief as it stands now: privately, or posted.

    Attributes:
        weekly: Whether it comes by itself, or this person may not change that.
    """

    message: dict[str, Any]
    posted: bool
    weekly: bool = True


class BriefSet(Outcome):
    """The leaders' brief was switched; ``at`` None is off."""

    channel: str
    weekday: int | None = None
    at: time | None = None
    timezone: str = ""
    next_on: date | None = None


class Consented(Outcome):
    """Whether a private channel's objective may stand in the brief was said."""

    item: Item
    consents: bool


class DecisionAnswered(Outcome):
    """A leader answered a brief's decision; without ``approach`` it is a second one in general."""

    item: Item
    approach: str = ""
    reference: str = ""
    cost: float | None = None
    currency: str = "EUR"
    answer: Literal["approve", "decline", "ask"]
    by: str
    owner: str


class OutOfOffice(Outcome):
    """A person is away until a day, or back."""

    until: date | None


class SettingsShown(Outcome):
    """The settings of a channel, a person and the workspace, perhaps just changed.

    Attributes:
        workspace: Whether the workspace's were what changed.
    """

    timezone: str
    digest: str
    out_until: date | None
    side: Side | None = None
    quiet: tuple[time, time] | None = None
    nudge_at: time | None = None
    nudges_a_week: int | None = None
    changed: bool = False
    retention: int | None = None
    backups: int = 14
    workspace: bool = False
    recalibrated: bool = False


def as_kept(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON, with its class."""
    return {"name": type(outcome).__name__, "fields": outcome.model_dump(mode="json")}


def outcome_from(kept: dict[str, Any]) -> Outcome:
    """An outcome as it was kept."""
    classes = {each.__name__: each for each in Outcome.__subclasses__()}
    return classes[kept["name"]].model_validate(kept["fields"])
