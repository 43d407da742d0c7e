"""Whether a nudge about an idea was right, by what was truly going on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.rehearsal.happenings import Life, Path
from core.rehearsal.readings import TARGET, true_reading
from core.rehearsal.truth import Goal, Idea

JUDGED = ("stalled", "plateau", "drop")
"""The kinds that ask about running work, and whose answer the truth knows."""
STANDS_STILL = 0.25
"""A metric has stopped where it will yet gain less than this part of the way to its target."""


@dataclass(frozen=True, slots=True)
class Nudged:
    """A nudge that was sent, and whether it was right.

    Attributes:
        strict: Whether it was right in the narrowest sense too: of a stalled one, nobody worked
            on it that day, for it lay untouched or was over; of a drop, it could never win.
    """

    kind: str
    right: bool
    strict: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of an idea; ``target`` is the working day by which its goal is due."""

    idea: Idea
    life: Life
    target: int


def ideas_of(goals: Iterable[Goal]) -> Mapping[Path, Idea]:
    """Every idea there is or will be."""
    return {
        (goal.key, job.key, idea.key): idea
        for goal in goals
        for job in goal.jobs
        for idea in (*job.ideas, *((job.spare,) if job.spare else ()))
    }


def nudged(kind: str, path: Path, day: int, silent: int, truth: Truth) -> Nudged:
    """Judge one nudge about an idea on a working day; ``silent`` is how long nobody wrote.

    *stalled* asks whether it still runs, is stuck, is over, or whether there is a result to log:
    right where anything but "still running" is the true answer. *plateau* is right where the
    metric stands still and its target is out of reach. *drop* is right where going on brings
    nothing: no win of this idea by the target.
    """
    if kind == "stalled":
        still = day not in truth.life.worked[path]
        return Nudged(kind, still or _has_unwritten(truth.life, path, day, silent), still)
    if kind == "plateau":
        worked = sum(each <= day for each in truth.life.worked[path])
        flat = stands_still(truth.idea, worked)
        return Nudged(kind, flat, flat)
    return Nudged(kind, not _wins_by_target(path, truth), not truth.idea.wins)


def _has_unwritten(life: Life, path: Path, day: int, silent: int) -> bool:
    """Whether there was a result in the days in which nobody wrote."""
    return any(
        each.kind == "tried" and each.path == path and day - silent < each.day <= day
        for each in life.happenings
    )


def _wins_by_target(path: Path, truth: Truth) -> bool:
    return any(
        each.kind == "won" and each.path == path and each.day <= truth.target
        for each in truth.life.happenings
    )


def stands_still(idea: Idea, worked: int) -> bool:
    """Whether the metric will gain little more, of what it lacks, after so many days of work."""
    now, end = true_reading(idea, worked), true_reading(idea, idea.days)
    return end < TARGET and end - now < STANDS_STILL * (TARGET - now)
