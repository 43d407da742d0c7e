"""Many teams, each for itself, in several processes."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from bot.rehearsal.living import lived
from core.rehearsal.scores import Lived


def all_lived(seed: int, teams: int, weeks: int, processes: int = 1) -> Iterator[Lived]:
    """Teams 0 to ``teams`` - 1 in order; how many processes share them changes no digit."""
    live = partial(_lived, seed=seed, weeks=weeks)
    if processes == 1:
        yield from map(live, range(teams))
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(live, range(teams))


def _lived(number: int, *, seed: int, weeks: int) -> Lived:
    return lived(seed, number, weeks)
