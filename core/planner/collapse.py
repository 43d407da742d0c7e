"""A task's approaches as one law: its chance, and its days where it succeeds.

Valid where nobody is scarce and nothing of the task runs or has a time limit. At once: the first
of several wins. In turn: a mixture over which attempt wins, its days the sum of all up to it, by
the fast Fourier transform on a grid of the task's own.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.network import Attempt
from core.planner.points import law_key, losing_points, middles, winning_points

Floats = NDArray[np.float64]

BINS = 2048
"""Equally likely days that a task's law is kept as."""
POINTS = 512
"""Equally likely days that an attempt is put on a grid by."""
GRID = 1024


@dataclass(frozen=True, slots=True)
class Collapsed:
    """A task as one law.

    Attributes:
        chance: That it succeeds.
        days: Equally likely days where it does, ascending, shape (BINS,).
    """

    chance: float
    days: Floats


@dataclass(frozen=True, slots=True)
class Tries:
    """What a task is collapsed from; ``chances`` are 0 where an assumption is false."""

    attempts: tuple[Attempt, ...]
    chances: tuple[float, ...]
    in_turn: bool


def collapsed(tries: Sequence[Tries]) -> list[Collapsed]:
    """Each task as one law; tasks tried in turn go together, by their number of attempts."""
    found: dict[int, Collapsed] = {}
    by_length: dict[int, list[int]] = {}
    for place, each in enumerate(tries):
        if sum(map(bool, each.chances)) == 0:
            found[place] = Collapsed(0.0, np.zeros(BINS))
        elif len(each.attempts) == 1:
            found[place] = Collapsed(each.chances[0], winning_points(each.attempts, BINS)[0])
        elif each.in_turn:
            by_length.setdefault(len(each.attempts), []).append(place)
        else:
            found[place] = _at_once(each)
    for places in by_length.values():
        together = _in_turn([tries[place] for place in places])
        found |= dict(zip(places, together, strict=True))
    return [found[place] for place in range(len(tries))]


def _at_once(tries: Tries) -> Collapsed:
    """The first win of several that begin together: 1 - Π(1 - p·F)."""
    days, shares = winning_points(tries.attempts, BINS), middles(BINS)
    at = np.sort(days[:, ::4].ravel())
    failing = np.ones(len(at))
    for row, chance in zip(days, tries.chances, strict=True):
        failing *= 1.0 - chance * np.interp(at, row, shares, left=0.0, right=1.0)
    chance = _any_wins(tries.chances)
    return Collapsed(chance, np.interp(shares, (1.0 - failing) / chance, at))


def _in_turn(tries: Sequence[Tries]) -> list[Collapsed]:
    """Tasks of equally many attempts, each tried when the one before has lost."""
    rows, which = _distinct(tries)
    attempts = [attempt for _, attempt in rows]
    winning = winning_points(attempts, POINTS)
    losing = losing_points(attempts, winning)
    longest = np.maximum(winning[:, -1], losing[:, -1])[which].sum(axis=1)
    step = longest / (GRID - 2 - which.shape[1])
    steps = step[[task for task, _ in rows]]
    wins = _spectra(winning, steps)
    loses = wins if losing is winning else _spectra(losing, steps)
    chances = np.array([each.chances for each in tries])
    shares = _mixed(chances, which, wins, loses)
    ends, wanted = np.arange(GRID) + 0.5, middles(BINS)
    return [
        Collapsed(_any_wins(each.chances), np.maximum(np.interp(wanted, share, ends), 0.0) * width)
        for each, share, width in zip(tries, shares, step, strict=True)
    ]


def _any_wins(chances: Sequence[float]) -> float:
    return 1.0 - math.prod(1.0 - chance for chance in chances)


def _distinct(tries: Sequence[Tries]) -> tuple[list[tuple[int, Attempt]], NDArray[np.int64]]:
    """Attempts of different laws with their task's place, and which of them each attempt is.

    An idea that may be tried twice is put on the grid once.
    """
    rows: dict[object, tuple[int, Attempt]] = {}
    numbers: dict[object, int] = {}
    which = np.empty((len(tries), len(tries[0].attempts)), dtype=np.int64)
    for place, each in enumerate(tries):
        for column, attempt in enumerate(each.attempts):
            key = (place, law_key(attempt), attempt.early and attempt.chance)
            which[place, column] = numbers.setdefault(key, len(numbers))
            rows.setdefault(key, (place, attempt))
    return list(rows.values()), which


def _spectra(points: Floats, steps: Floats) -> NDArray[np.complex128]:
    """Transforms of points put on grids; each is split between its neighbours, which keeps means.

    Shape (laws, points) and (laws,) to (laws, frequencies).
    """
    place = points / steps[:, None]
    below = place.astype(np.int64)
    place -= below
    below += GRID * np.arange(len(place))[:, None]
    flat, part, size = below.ravel(), place.ravel(), GRID * len(place)
    part *= 1.0 / points.shape[1]
    masses = np.bincount(flat, 1.0 / points.shape[1] - part, size)
    masses[1:] += np.bincount(flat, part, size)[:-1]
    return np.asarray(np.fft.rfft(masses.reshape(-1, GRID), axis=1))


def _mixed(
    chances: Floats,
    which: NDArray[np.int64],
    wins: NDArray[np.complex128],
    loses: NDArray[np.complex128],
) -> Floats:
    """Shares of success within each step of the grid; a mixture over which attempt wins.

    From the last attempt backwards: win, or lose and go on with the rest.
    """
    rest = np.zeros((len(chances), wins.shape[1]), dtype=np.complex128)
    for number in reversed(range(chances.shape[1])):
        chance, rows = chances[:, number, None], which[:, number]
        rest *= 1.0 - chance
        if loses is wins:
            rest += chance
            rest *= wins[rows]
        else:
            rest *= loses[rows]
            rest += chance * wins[rows]
    shares = np.cumsum(np.fft.irfft(rest, GRID, axis=1), axis=1)
    return np.asarray(np.maximum.accumulate(shares / shares[:, -1:], axis=1))
