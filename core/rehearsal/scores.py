"""How good forecasts were: Brier scores of done-by-target, and how often a range held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.rehearsal.judging import Nudged

NAMES = ("bot", "first", "pace", "path", "unlearned")
"""The bot; always its first forecast; last week's pace; the likeliest path; no overrun learned."""


@dataclass(frozen=True, slots=True)
class Said:
    """One weekly forecast of one objective, and what came of it.

    Attributes:
        team: The team's number.
        goal: The objective's key.
        week: Weeks since its first forecast.
        chances: Of done by the first target, by whom it was said; in [0, 1].
        early, late: The bot's 10 % and 90 % dates of the finish if it succeeds.
        made: The day it was said.
        finished: The day it was truly done, or None where it failed.
    """

    team: int
    goal: str
    week: int
    chances: dict[str, float]
    early: date | None
    late: date | None
    made: date
    target: date
    finished: date | None

    @property
    def met(self) -> bool:
        """Whether it was done by the target."""
        return self.finished is not None and self.finished <= self.target

    @property
    def in_time(self) -> bool:
        """Whether the target was still to come when it was said."""
        return self.made <= self.target

    @property
    def held(self) -> bool | None:
        """Whether the finish lay in the range; None where it failed or no range was given."""
        if self.finished is None or self.early is None or self.late is None:
            return None
        return self.early <= self.finished <= self.late


@dataclass(frozen=True, slots=True)
class Lived:
    """What came of one team's weeks.

    Attributes:
        said: The forecasts of objectives that were truly open then.
        reached: Per objective whether it was reached in the end.
        nudged: Nudges about running work that were sent.
        refused: Commands that the bot did not carry out, as when somebody starts what runs.
    """

    team: int
    said: tuple[Said, ...]
    reached: dict[str, bool]
    nudged: tuple[Nudged, ...]
    refused: int


def brier(said: Sequence[Said], name: str) -> float:
    """Mean squared distance of chance and outcome, 0 to 1, less is better (Brier 1950)."""
    return _mean((each.chances[name] - each.met) ** 2 for each in said)


def coverage(said: Iterable[Said]) -> float:
    """The share of ranges that held the finish, among objectives that succeeded."""
    return _mean(float(each.held) for each in said if each.held is not None)


def better(said: Sequence[Said], than: str) -> float:
    """By which part the bot's Brier score is below another's; negative where it is worse."""
    theirs = brier(said, than)
    return 1.0 - brier(said, "bot") / theirs if theirs else 0.0


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
