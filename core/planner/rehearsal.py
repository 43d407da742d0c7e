"""A policy tried under the true durations, in the forecast's own worlds, option beside option."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.decisions import Site, State
from core.planner.draws import common, outcomes
from core.planner.exact import groups_of
from core.planner.network import TICKS
from core.planner.policy import Option, Programme
from core.planner.streams import Streams
from core.planner.worths import ByTarget, PresentValue

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WORLDS = 2_000


@dataclass(frozen=True, slots=True)
class Tried:
    """Values of the same worlds under each option, shape (options, worlds)."""

    values: Floats

    def mean(self, option: int) -> float:
        """The mean value of an option."""
        return float(self.values[option].mean())

    def error(self, option: int) -> float:
        """The standard error of that mean."""
        return float(self.values[option].std() / math.sqrt(self.values.shape[1]))

    def apart(self, one: int, other: int) -> bool:
        """Whether two options differ by at least three standard errors of their difference."""
        gap = self.values[one] - self.values[other]
        error = float(gap.std()) / math.sqrt(len(gap))
        return abs(float(gap.mean())) >= 3 * error and bool(gap.any())


def tried(solved: Programme, found: list[Option], seed: int) -> Tried:
    """Each option's worlds, with common random numbers."""
    network = solved.space.network
    streams = Streams(seed)
    shared = common(network, groups_of(network), streams, WORLDS)
    mine = network.attempts_of[solved.space.objective]
    drawn = outcomes([network.attempts[each] for each in mine], shared, streams)
    lives = _Lives(solved, mine.start, np.tile(drawn, len(found)))
    return Tried(lives.values([option.sites for option in found]).reshape(len(found), WORLDS))


class _Lives:
    """Many worlds lived at once by the programme's decisions, those in one state together.

    Columns are worlds, once for each option. Every state comes before those that can follow it,
    so each is visited once, by all that ever come to it.
    """

    def __init__(self, solved: Programme, first: int, drawn: Ints) -> None:
        """``drawn`` holds twice the ticks of each attempt, plus its win."""
        self._solved, self._first = solved, first
        self._lasts, self._wins = drawn >> 1, (drawn & 1).astype(bool)
        self._ends = self._lasts.copy()  # right for what runs today; a start sets its own
        self._now = np.zeros(drawn.shape[1], dtype=np.int64)
        self._values = np.zeros(drawn.shape[1])
        self._come: dict[State, list[Ints]] = {}
        worth = solved.worth
        self._rate = worth.discount / TICKS if isinstance(worth, PresentValue) else 0.0

    def values(self, options: list[tuple[Site, ...]]) -> Floats:
        """The value of every world, option after option."""
        everywhere = np.arange(len(self._now)).reshape(len(options), -1)
        for starts, columns in zip(options, everywhere, strict=True):
            state = self._solved.space.root()
            for site in starts:
                state = self._started(state, site, columns)
            on = self._arrive if self._solved.space.is_over(state) else self._wait
            on(state, columns)
        for state in reversed(self._solved.space.states):
            if state in self._come:
                self._decide(state, np.concatenate(self._come.pop(state)))
        return self._values

    def _decide(self, state: State, columns: Ints) -> None:
        """Start what the programme starts at each column's time, else wait."""
        solved = self._solved
        if solved.space.is_over(state):
            if solved.space.has_succeeded(state):
                self._values[columns] += self._reward(columns)
            return
        at = self._place(columns)
        best = solved.best[state][at] - 1e-12
        waits = solved.waiting[state][at] >= best
        self._wait(state, columns[waits])
        left = ~waits
        for site in solved.space.startable(state) if left.any() else ():
            after = solved.best[solved.space.started(state, site)][at] - solved.cost(site)
            chosen = left & (after >= best)
            if chosen.any():
                self._arrive(self._started(state, site, columns[chosen]), columns[chosen])
            left &= ~chosen

    def _started(self, state: State, site: Site, columns: Ints) -> State:
        row = site.attempt - self._first
        now = self._now[columns]
        self._values[columns] -= self._solved.cost(site) * np.exp(-self._rate * now)
        self._ends[row, columns] = now + self._lasts[row, columns]
        return self._solved.space.started(state, site)

    def _wait(self, state: State, columns: Ints) -> None:
        """Live to the next completion, the first approach's of those at one instant."""
        running = self._solved.space.running(state)
        if not running or not len(columns):
            return
        rows = np.array([site.attempt - self._first for site in running])
        ends = self._ends[rows[:, None], columns]
        first = ends.argmin(axis=0)
        self._now[columns] = ends.min(axis=0)
        wins = self._wins[rows[first], columns]
        for place, site in enumerate(running):
            for won in (True, False):
                ended = columns[(first == place) & (wins == won)]
                if len(ended):
                    self._arrive(self._solved.space.completed(state, site, won=won), ended)

    def _arrive(self, state: State, columns: Ints) -> None:
        self._come.setdefault(state, []).append(columns)

    def _reward(self, columns: Ints) -> Floats:
        worth, now = self._solved.worth, self._now[columns]
        if isinstance(worth, PresentValue):
            return np.asarray(worth.prize * np.exp(-self._rate * now))
        return np.asarray(isinstance(worth, ByTarget) and now <= worth.days * TICKS, dtype=float)

    def _place(self, columns: Ints) -> Ints:
        """Points on the grid of the time left; none is left after a chance's deadline."""
        worth = self._solved.worth
        if not isinstance(worth, ByTarget):
            return np.zeros(len(columns), dtype=np.int64)
        left = worth.days - self._now[columns] / TICKS
        return np.maximum(0, np.rint(left / worth.days * worth.steps)).astype(np.int64)
