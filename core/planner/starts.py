"""What may start, and starting it: in order, then in the pass for ``auto``."""

import numpy as np
from numpy.typing import NDArray

from core.planner.numbering import BITS, Kind
from core.planner.running import begin
from core.planner.tables import Tables
from core.planner.worlds import UNTRIED, Ready, Worlds

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]

ONE = np.uint64(1)
NONE = np.int64(2**62)


def offer_ready(worlds: Worlds, jobs: Ints, active: Ints) -> None:
    """Tasks whose predecessors are all done: what their strategy allows may start."""
    tables = worlds.tables
    simple = tables.simple.take(jobs)
    if simple.all():
        offer(worlds, worlds.ready, tables.members[:, 0].take(jobs), active)
        return
    mine = np.flatnonzero(simple)
    offer(worlds, worlds.ready, tables.members[:, 0].take(jobs[mine]), active[mine])
    others = np.flatnonzero(~simple)
    _offer_several(worlds, jobs[others], active[others])


def offer_next(worlds: Worlds, jobs: Ints, active: Ints) -> None:
    """An attempt of these tasks was lost and some are left: the next ones may start."""
    reached = np.flatnonzero(worlds.waits.take(jobs * worlds.count + active) == 0)
    _offer_several(worlds, jobs[reached], active[reached])


def _offer_several(worlds: Worlds, jobs: Ints, active: Ints) -> None:
    """Tasks that are not tried strictly one by one: all, or the first once those before are lost.

    What ran on day 0 holds up the rest of a sequence, wherever in it it stands.
    """
    tables, count = worlds.tables, worlds.count
    parallel, auto = tables.parallel.take(jobs), tables.auto.take(jobs)
    held = _still_running(worlds, jobs, active)
    for column in tables.members.T:
        attempts = column.take(jobs)
        some, place = attempts >= 0, attempts * count + active
        fits = some & (worlds.waited.take(place) == UNTRIED)
        in_turn = fits & (parallel | ~held)
        offer(worlds, worlds.ready, attempts[in_turn], active[in_turn])
        besides = fits & auto
        offer(worlds, worlds.extra, attempts[besides], active[besides])
        held |= some & ~worlds.gone.take(place)


def _still_running(worlds: Worlds, jobs: Ints, active: Ints) -> NDArray[np.bool_]:
    """Whether anything that ran on day 0 still does."""
    found = np.zeros(len(jobs), dtype=bool)
    for column in worlds.tables.members.T:
        attempts = column.take(jobs)
        on = ~worlds.gone.take(attempts * worlds.count + active)
        found |= (attempts >= 0) & worlds.tables.at_first.take(attempts) & on
    return found


def offer(worlds: Worlds, ready: Ready, attempts: Ints, active: Ints) -> None:
    """Set the bits of attempts, and of their words; columns of one world stand together."""
    tables, count = worlds.tables, worlds.count
    while attempts.size:
        # Scattering keeps one of several values for a place, so one a world at a time.
        again = np.flatnonzero(active[1:] == active[:-1]) + 1
        mine, beside = np.delete(attempts, again), np.delete(active, again)
        words = tables.word.take(mine)
        ready.words[words * count + beside] |= tables.bit.take(mine)
        ready.summaries[tables.summary.take(words) * count + beside] |= tables.mark.take(words)
        attempts, active = attempts[again], active[again]


def withdraw(worlds: Worlds, attempts: Ints, active: Ints) -> None:
    """Clear the bits of attempts, and of words that are empty now."""
    tables, count = worlds.tables, worlds.count
    words = tables.word.take(attempts)
    place, bit = words * count + active, ~tables.bit.take(attempts)
    for ready in (worlds.ready, worlds.extra):
        if len(ready.words):
            rest = ready.words.take(place) & bit
            ready.words[place] = rest
            empty = np.flatnonzero(rest == 0)
            gone = words[empty]
            ready.summaries[tables.summary.take(gone) * count + active[empty]] &= ~tables.mark.take(
                gone
            )


def start_all(worlds: Worlds, active: Ints) -> None:
    """Starts of one instant in these worlds."""
    whole = np.zeros(worlds.count, dtype=bool)
    whole[active] = True
    for ready in (worlds.ready, worlds.extra):
        if len(ready.words):
            for role in range(len(worlds.tables.kinds)):
                _start(worlds, ready, role, whole)


def _start(worlds: Worlds, ready: Ready, role: int, whole: NDArray[np.bool_]) -> None:
    """Start what fits of one role; people of different roles do not compete."""
    kinds = worlds.tables.kinds[role]
    if not kinds:
        return
    free = worlds.free[role * worlds.count : (role + 1) * worlds.count]
    rows = range(kinds[0].summaries[0], kinds[-1].summaries[1])
    some = whole & (free >= kinds[0].people)
    held = ready.summaries.reshape(-1, worlds.count)
    active = np.flatnonzero(some & (held[rows[0]] != 0 if len(rows) == 1 else held[rows].any(0)))
    while active.size:
        attempts = _first(worlds, ready, kinds, active)
        found = np.flatnonzero(attempts < NONE)
        active = active[found]
        attempts = attempts[found]
        withdraw(worlds, attempts, active)
        begin(worlds, attempts, active)
        active = active[free.take(active) >= kinds[0].people]


def _first(worlds: Worlds, ready: Ready, kinds: tuple[Kind, ...], active: Ints) -> Ints:
    """The first attempt in order whose people are free, or NONE."""
    free = worlds.free.take(_role_of(worlds.tables, kinds) * worlds.count + active)
    best = np.full(len(active), NONE)
    for kind in kinds:
        found = _first_of(worlds, ready, kind, active)
        best = np.where(free >= kind.people, np.minimum(best, found), best)
    return best


def _role_of(tables: Tables, kinds: tuple[Kind, ...]) -> int:
    return int(tables.role[tables.numbered[kinds[0].words[0] * BITS]])


def _first_of(worlds: Worlds, ready: Ready, kind: Kind, active: Ints) -> Ints:
    """The first attempt of a kind that may start, or NONE."""
    count = worlds.count
    found = np.full(len(active), NONE)
    for row in reversed(range(*kind.summaries)):
        summary = ready.summaries.take(row * count + active)
        first = kind.words[0] + (row - kind.summaries[0]) * BITS
        words = first + np.minimum(lowest(summary), kind.words[1] - first - 1)
        bit = lowest(ready.words.take(words * count + active))
        attempts = worlds.tables.numbered.take(
            np.minimum(words * BITS + bit, len(worlds.tables.numbered) - 1)
        )
        found = np.where(summary != 0, attempts, found)
    return found


def lowest(words: Words) -> Ints:
    """The number of the lowest set bit of each word; 64 where there is none."""
    below = (words & (~words + ONE)) - ONE
    return np.asarray(np.bitwise_count(below).astype(np.int64))
