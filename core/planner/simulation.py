"""As many worlds as are asked for: when each objective is done, and what shares come to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.planner.beliefs import Group
from core.planner.chain import critical
from core.planner.collapsed import collapsed_spreads
from core.planner.counting import plain_shares
from core.planner.draws import common, joined, outcomes
from core.planner.events import run_events
from core.planner.exact import groups_of
from core.planner.network import TICKS, Network
from core.planner.shares import Chunk, Shares, no_shares
from core.planner.spread import Spread
from core.planner.streams import Streams
from core.planner.tables import Tables, tables_from
from core.planner.worlds import NEVER, Worlds

Clock = Callable[[], float]

CELLS = 24_000_000
"""Attempts times worlds of one chunk where people are scarce: about 150 MB at most."""
MOST_WORLDS, FEWEST_WORLDS = 5000, 256
MOST_ATTEMPTS = 400_000_000
"""Simulated attempts after which precision is no longer bought with more worlds."""
FIRST_LOOK = 2_000


@dataclass
class Sample:
    """All simulated worlds.

    Attributes:
        spreads: When each objective is done.
        shares: Shares among the same worlds; None where nobody is scarce, see plain_shares.
        walking: Seconds spent on chains of waits.
        reached: False where the cap of attempts came before the precision asked for.
    """

    runs: int
    spreads: Sequence[Spread]
    shares: Shares | None = None
    walking: float = 0.0
    reached: bool = True


def simulate(network: Network, seed: int, runs: int, clock: Clock) -> Sample:
    """``runs`` worlds."""
    if network.scarce:
        return _Scarce(network, seed, clock).sample(runs)
    return Sample(runs, collapsed_spreads(network, seed, runs))


def simulate_to(network: Network, seed: int, points: float, clock: Clock) -> Sample:
    """Worlds until each chance by target has a standard error of at most ``points`` per cent.

    A first look says how many worlds the widest chance needs. Worlds are numbered, so the first
    ones are part of the whole.
    """
    cap = max(FIRST_LOOK, MOST_ATTEMPTS // max(1, len(network.attempts)))
    count = min(FIRST_LOOK, cap)
    while True:
        sample = simulate(network, seed, count, clock)
        error = max((_error(network, n, each) for n, each in enumerate(sample.spreads)), default=0)
        sample.reached = error <= points / 100.0
        if sample.reached or count >= cap:
            return sample
        wanted = int(np.ceil(1.02 * count * (error / (points / 100.0)) ** 2))
        count = min(cap, max(wanted, count + 1))


def _error(network: Network, objective: int, spread: Spread) -> float:
    target = network.calendar.days_through(network.objectives[objective].target)
    return spread.error(spread.within(target))


def shares_of(network: Network, seed: int, sample: Sample) -> Shares:
    """Shares among the sample's worlds, counted now where that has not been done yet."""
    return sample.shares or plain_shares(network, seed, sample.runs)


@dataclass
class _Scarce:
    """Worlds in which people are scarce, chunk by chunk."""

    network: Network
    seed: int
    clock: Clock
    walking: float = 0.0
    finishes: list[NDArray[np.int64]] = field(default_factory=list)

    def sample(self, runs: int) -> Sample:
        network, shares = self.network, no_shares(self.network)
        tables, groups, streams = tables_from(network), groups_of(network), Streams(self.seed)
        size = min(MOST_WORLDS, max(FEWEST_WORLDS, CELLS // max(1, len(network.attempts))))
        size = -(-runs // -(-runs // size))
        for start in range(0, runs, size):
            worlds = self._run(tables, groups, streams, min(size, runs - start))
            self._count(worlds, shares)
        finish = np.concatenate(self.finishes, axis=1)
        spreads = [Spread(np.sort(row[row != NEVER] / TICKS), runs) for row in finish]
        return Sample(runs, spreads, shares, self.walking)

    def _run(self, tables: Tables, groups: Sequence[Group], streams: Streams, count: int) -> Worlds:
        shared = common(self.network, groups, streams, count)
        drawn = outcomes(self.network.attempts, shared, streams)
        joins = joined(self.network, streams, count)
        return run_events(self.network, tables, drawn, joins)

    def _count(self, worlds: Worlds, shares: Shares) -> None:
        begun = self.clock()
        network, count = self.network, worlds.count
        chains = critical(network, worlds)
        drawn = worlds.outcomes.reshape(-1, count)
        finish = worlds.finish.reshape(-1, count)
        spent = worlds.spent.reshape(-1, count)
        for number, objective in enumerate(network.objectives):
            limit = network.calendar.days_through(objective.target) * TICKS
            rows = network.attempts_of[number]
            mine = slice(rows.start, rows.stop)
            met, done = finish[number] <= limit, finish[number] != NEVER
            wins = (drawn[mine] & 1).astype(bool)
            chunk = Chunk(met, done, spent[number], wins, chains[mine])
            shares.add(network, number, chunk)
        self.finishes.append(finish)
        self.walking += self.clock() - begun
