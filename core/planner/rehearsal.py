"""A policy tried under the true durations, in the forecast's own worlds, option beside option."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from core.planner.decisions import Site, State
from core.planner.draws import common, outcomes
from core.planner.exact import groups_of
from core.planner.network import TICKS
from core.planner.policy import ByTarget, Option, PresentValue, Programme, starts_at
from core.planner.streams import Streams

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
    player = _Player(solved, mine.start)
    values = [[player.play(option.sites, world) for world in drawn.T] for option in found]
    return Tried(np.array(values, dtype=np.float64))


@dataclass
class _Player:
    """Lives one world after another by the programme's decisions."""

    solved: Programme
    first: int

    def __post_init__(self) -> None:
        self._decided: dict[tuple[State, int], list[Site]] = {}
        # The same few states come up in world after world.
        space, worth = self.solved.space, self.solved.worth
        self._root = space.root()
        self._rate = worth.discount / TICKS if isinstance(worth, PresentValue) else 0.0
        self._over, self._succeeded = cache(space.is_over), cache(space.has_succeeded)
        self._running = cache(space.running)
        self._started, self._completed = cache(space.started), cache(space.completed)

    def play(self, starts: tuple[Site, ...], world: Ints) -> float:
        """The value of one world; ``world`` holds twice the ticks of each attempt, plus its win."""
        now, value, state = 0, 0.0, self._root
        lasts = [int(each) for each in world]
        ends = {site: lasts[site.attempt - self.first] >> 1 for site in self._running(state)}
        chosen = list(starts)
        while True:
            for site in chosen:
                value -= self.solved.cost(site) * self._discounted(now)
                state = self._started(state, site)
                ends[site] = now + (lasts[site.attempt - self.first] >> 1)
            if self._over(state) or not ends:
                return value + self._reward(now) * self._succeeded(state)
            site = min(ends, key=lambda each: (ends[each], each.attempt))
            now = ends[site]
            won = bool(world[site.attempt - self.first] & 1)
            state = self._completed(state, site, won=won)
            running = self._running(state)
            ends = {each: end for each, end in ends.items() if each in running}
            chosen = self._starts(state, now)

    def _discounted(self, now: int) -> float:
        return math.exp(-self._rate * now)

    def _reward(self, now: int) -> float:
        worth = self.solved.worth
        if isinstance(worth, PresentValue):
            return worth.prize * self._discounted(now)
        return float(isinstance(worth, ByTarget) and now <= worth.days * TICKS)

    def _starts(self, state: State, now: int) -> list[Site]:
        """The programme's starts; after the deadline of a chance nothing matters any more."""
        worth = self.solved.worth
        at = 0
        if isinstance(worth, ByTarget):
            left = worth.days - now / TICKS
            at = max(0, round(left / worth.days * worth.steps))
        key = (state, at)
        if key not in self._decided:
            over = self._over(state)
            self._decided[key] = [] if over else starts_at(self.solved, state, at)
        return self._decided[key]
