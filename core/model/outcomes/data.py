"""What is kept, exported, imported and erased."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.model.outcomes.base import Outcome


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
