"""When objectives are done in worlds where nobody is scarce."""

import numpy as np

from core.planner.draws import common, outcomes
from core.planner.exact import groups_of
from core.planner.network import TICKS, Network
from core.planner.plain import ObjectiveWorlds
from core.planner.spread import Spread
from core.planner.streams import Streams

CELLS = 2_000_000


def collapsed_spreads(network: Network, seed: int, runs: int) -> list[Spread]:
    """The finishes of every objective in ``runs`` worlds."""
    return [_spread(network, number, seed, runs) for number in range(len(network.objectives))]


def _spread(network: Network, objective: int, seed: int, runs: int) -> Spread:
    groups, streams = groups_of(network), Streams(seed)
    rows = network.attempts_of[objective]
    attempts = network.attempts[rows.start : rows.stop]
    size, parts = max(256, CELLS // max(1, len(rows))), []
    for start in range(0, runs, size):
        shared = common(network, groups, streams, min(size, runs - start))
        worlds = ObjectiveWorlds(network, objective, outcomes(attempts, shared, streams))
        parts.append(worlds.finish)
    finish = np.concatenate(parts)
    return Spread(np.sort(finish[np.isfinite(finish)]) / TICKS, runs)
