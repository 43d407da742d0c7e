"""What shares of the simulated worlds come to, counted chunk by chunk."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.planner.network import TICKS, Network

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass
class Shares:
    """Counts of worlds.

    Attributes:
        worlds, met, successes: All of them; those done by target and at all, per objective.
        wins, met_wins: Those in which each attempt's own draw wins, and the met ones among them.
        critical, critical_jobs: Those in which it is on the chain behind its objective's finish.
        gains: Those a task's backup would bring in time, per job; NaN where not simulated.
        spent: Days of people per objective and world, in chunks.
    """

    worlds: Ints
    met: Ints
    successes: Ints
    wins: Ints
    met_wins: Ints
    critical: Ints
    critical_jobs: Ints
    gains: Floats
    spent: list[list[NDArray[np.float32]]] = field(default_factory=list)

    def add(self, network: Network, objective: int, chunk: "Chunk") -> None:
        """Count one objective's worlds of a chunk."""
        rows, jobs = network.attempts_of[objective], network.jobs_of[objective]
        self.worlds[objective] += chunk.met.size
        self.met[objective] += np.count_nonzero(chunk.met)
        self.successes[objective] += np.count_nonzero(chunk.succeeded)
        mine = slice(rows.start, rows.stop)
        self.wins[mine] += np.count_nonzero(chunk.wins, axis=1)
        self.met_wins[mine] += np.count_nonzero(chunk.wins & chunk.met, axis=1)
        self.critical[mine] += np.count_nonzero(chunk.critical, axis=1)
        self.critical_jobs[jobs.start : jobs.stop] += _by_job(network, jobs, rows, chunk.critical)
        self.spent[objective].append((chunk.spent / TICKS).astype(np.float32))


@dataclass(frozen=True, slots=True)
class Chunk:
    """One objective in some worlds; one column a world, one row an attempt of the objective.

    Attributes:
        met, succeeded: Whether it is done by target, and at all, shape (worlds,).
        spent: Ticks of people, shape (worlds,).
        wins, critical: Shape (attempts, worlds).
    """

    met: Bools
    succeeded: Bools
    spent: Floats | Ints
    wins: Bools
    critical: Bools


def no_shares(network: Network) -> Shares:
    """Nothing counted yet."""
    objectives, jobs = len(network.objectives), len(network.jobs)
    return Shares(
        worlds=np.zeros(objectives, dtype=np.int64),
        met=np.zeros(objectives, dtype=np.int64),
        successes=np.zeros(objectives, dtype=np.int64),
        wins=np.zeros(len(network.attempts), dtype=np.int64),
        met_wins=np.zeros(len(network.attempts), dtype=np.int64),
        critical=np.zeros(len(network.attempts), dtype=np.int64),
        critical_jobs=np.zeros(jobs, dtype=np.int64),
        gains=np.full(jobs, np.nan),
        spent=[[] for _ in range(objectives)],
    )


def _by_job(network: Network, jobs: range, rows: range, critical: Bools) -> Ints:
    """In how many worlds any attempt of each job is critical."""
    found = np.zeros(len(jobs), dtype=np.int64)
    for place, number in enumerate(jobs):
        mine = network.jobs[number].attempts
        if mine:
            part = critical[mine[0] - rows.start : mine[-1] + 1 - rows.start]
            found[place] = np.count_nonzero(part.any(axis=0))
    return found
