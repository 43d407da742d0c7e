"""What truly happens to a team, as plain values in the order it happens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core.model.states import Verdict
from core.rehearsal.truth import Idea

Kind = Literal["begun", "started", "tried", "won", "lost", "stopped", "added", "over"]
Path = tuple[str, str, str]
"""Keys of goal, job and idea."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened on a working day, day 0 being the first Monday.

    Attributes:
        verdict, reading: Of a try.
        idea: Of an idea that was thought of later.
    """

    day: int
    kind: Kind
    goal: str
    job: str = ""
    key: str = ""
    verdict: Verdict | None = None
    reading: float | None = None
    idea: Idea | None = None

    @property
    def path(self) -> Path:
        """Keys of goal, job and idea."""
        return self.goal, self.job, self.key


@dataclass(frozen=True, slots=True)
class Life:
    """A team's whole history.

    Attributes:
        happenings: In the order they happened.
        finished: Per goal the working day on which it was reached, or None where it failed.
        over: Per goal the working day on which it was reached or had failed.
        worked: Per idea the days on which somebody worked on it, ascending.
    """

    happenings: tuple[Happening, ...]
    finished: Mapping[str, int | None]
    over: Mapping[str, int]
    worked: Mapping[Path, tuple[int, ...]]
