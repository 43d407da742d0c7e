"""As many worlds as are asked for, in chunks that fit the cache, joined per objective."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.draws import Streams, draws
from core.planner.events import run_events
from core.planner.exact import groups_of
from core.planner.network import Network
from core.planner.runs import Run
from core.planner.slots import tables_from
from core.planner.unlimited import run_unlimited

Floats = NDArray[np.float64]

CHUNK_CELLS = 4_000_000
"""Attempts times worlds of one chunk: about 200 MB at most with people, 60 MB without."""
MOST_ATTEMPTS = 400_000_000
"""Simulated attempts after which precision is no longer bought with more worlds."""
FIRST_LOOK = 2_000


@dataclass(frozen=True, slots=True)
class Sample:
    """All simulated worlds.

    Attributes:
        finish, person_days: Shape (objectives, worlds), as in ``Run``.
        wins: Shape (attempts, worlds).
        reached: False where the cap of attempts came before the precision asked for.
    """

    finish: Floats
    person_days: Floats
    wins: NDArray[np.bool_]
    reached: bool = True


def simulate(network: Network, seed: int, runs: int) -> Sample:
    """``runs`` worlds."""
    return _joined(_more(network, Streams(seed), runs))


def simulate_to(network: Network, seed: int, points: float) -> Sample:
    """Worlds until each chance by target has a standard error of at most ``points`` per cent.

    Two passes: a first look says how many worlds the widest chance needs, then the rest is run;
    worlds are numbered, so the first look is part of the whole.
    """
    streams, cap = Streams(seed), max(FIRST_LOOK, MOST_ATTEMPTS // max(1, len(network.attempts)))
    run = _more(network, streams, FIRST_LOOK)
    count = FIRST_LOOK
    while (wanted := _wanted(network, run, points)) > count and count < cap:
        step = min(wanted, cap) - count
        run += _more(network, streams, step)
        count += step
    return _joined(run, reached=wanted <= count)


def by_target(network: Network, finish: Floats) -> NDArray[np.bool_]:
    """Whether each objective is done by its target, shape (objectives, worlds)."""
    last = [network.calendar.days_through(each.target) for each in network.objectives]
    return np.asarray(np.ceil(finish - 1e-9) <= np.array(last, dtype=np.float64)[:, None])


def _wanted(network: Network, run: list[Run], points: float) -> int:
    """Worlds that bring √(p(1-p)/n) to ``points`` per cent for the widest p."""
    met = np.concatenate([by_target(network, part.finish) for part in run], axis=1)
    share = met.mean(axis=1)
    widest = float((share * (1 - share)).max(initial=0.0))
    return int(np.ceil(widest / (points / 100.0) ** 2 - 1e-9))


def _more(network: Network, streams: Streams, runs: int) -> list[Run]:
    """The next ``runs`` worlds, chunk by chunk."""
    groups = groups_of(network)
    tables = tables_from(network) if network.scarce else None
    size = max(256, CHUNK_CELLS // max(1, len(network.attempts)))
    found = []
    for start in range(0, runs, size):
        drawn = draws(network, groups, streams, min(size, runs - start))
        found.append(
            run_events(network, tables, drawn) if tables else run_unlimited(network, drawn)
        )
    return found


def _joined(run: list[Run], *, reached: bool = True) -> Sample:
    return Sample(
        np.concatenate([part.finish for part in run], axis=1),
        np.concatenate([part.person_days for part in run], axis=1),
        np.concatenate([part.draws.wins for part in run], axis=1),
        reached,
    )
