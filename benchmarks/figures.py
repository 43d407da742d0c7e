"""A measured figure beside its target, as a line of the report."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

Timed = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure; ``at_least`` says whether more is better, ``how`` what was measured."""

    what: str
    value: float
    target: float
    unit: str
    how: str = ""
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the target is reached."""
        return self.value >= self.target if self.at_least else self.value <= self.target

    def line(self) -> str:
        """What people read."""
        sign = "≥" if self.at_least else "≤"
        mark = "met   " if self.is_met else "MISSED"
        aside = f" ({self.how})" if self.how else ""
        return f"{mark} {self.what}: {self.value:.3g}{self.unit}, {sign} {self.target:g}{aside}"


def told(figures: Iterator[Figure]) -> Iterator[str]:
    """A line each as soon as it is measured, and a count of those met."""
    seen: list[Figure] = []
    for figure in figures:
        seen.append(figure)
        yield figure.line()
    yield f"{sum(each.is_met for each in seen)} of {len(seen)} figures met"


def interleaved(rounds: int, *timed: Timed) -> list[float]:
    """The median of each, measured in turn, so that a busy minute strikes them all."""
    taken: Sequence[list[float]] = [[] for _ in timed]
    for _ in range(rounds):
        for times, measure in zip(taken, timed, strict=True):
            times.append(measure())
    return [median(times) for times in taken]


def milliseconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)
