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
        still: Of a stalled one: nobody worked on it that day, for it lay untouched or was over.
    """

    kind: str
    right: bool
    still: bool = False


def ideas_of(goals: Iterable[Goal]) -> Mapping[Path, Idea]:
    """Every idea there is or will be."""
    return {
        (goal.key, job.key, idea.key): idea
        for goal in goals
        for job in goal.jobs
        for idea in (*job.ideas, *((job.spare,) if job.spare else ()))
    }


def nudged(kind: str, path: Path, day: int, silent: int, told: tuple[Idea, Life]) -> Nudged:
    """Judge one nudge about an idea on a working day; ``silent`` is how long nobody wrote.

    *stalled* asks whether it still runs, is stuck, is over, or whether there is a result to log:
    right where anything but "still running" is the true answer; *plateau* is right where the
    metric stands still and its target is out of reach; *drop* where the idea will not win.
    """
    idea, life = told
    if kind == "stalled":
        tried = any(
            each.kind == "tried" and each.path == path and day - silent < each.day <= day
            for each in life.happenings
        )
        still = day not in life.worked[path]
        return Nudged(kind, still or tried, still)
    if kind == "plateau":
        return Nudged(kind, stands_still(idea, sum(each <= day for each in life.worked[path])))
    return Nudged(kind, not idea.wins)


def stands_still(idea: Idea, worked: int) -> bool:
    """Whether the metric will gain little more, of what it lacks, after so many days of work."""
    now, end = true_reading(idea, worked), true_reading(idea, idea.days)
    return end < TARGET and end - now < STANDS_STILL * (TARGET - now)
