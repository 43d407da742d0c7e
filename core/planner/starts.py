"""Starting what may start: in order, then in the pass for ``auto``.

People of different roles do not compete, so each world starts the first attempt of one role that
has both people and work. Few worlds start several at an instant: they do so in the next rounds,
while the others go on, which is why their clocks differ.
"""

import numpy as np
from numpy.typing import NDArray

from core.planner.numbering import BITS
from core.planner.offers import withdraw
from core.planner.running import begin
from core.planner.worlds import Ready, Worlds

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
Bools = NDArray[np.bool_]

ONE = np.uint64(1)
NONE = np.int64(2**62)


def start_one(worlds: Worlds, active: Ints) -> Ints:
    """Start one attempt in each of these worlds where one may; those where another may.

    What may start by its strategy comes first, then what the pass for ``auto`` adds.
    """
    again = [active[:0]]
    for ready in (worlds.ready, worlds.extra):
        if len(ready.words) and active.size:
            able = _able(worlds, ready, active)
            some = able.any(axis=0)
            again.append(_start(worlds, ready, able[:, some], active[some]))
            active = active[~some]
    return np.concatenate(again)


def _start(worlds: Worlds, ready: Ready, able: Bools, active: Ints) -> Ints:
    """Start one attempt of one able role a world; those where another may start."""
    if not active.size:
        return active
    attempts = _first(worlds, ready, able.argmax(axis=0), active)
    withdraw(worlds, attempts, active)
    left = begin(worlds, attempts, active)
    # Another may start only if people are left of the role, or another role was able too.
    maybe = (left > 0) | (able.sum(axis=0) > 1) | (len(worlds.extra.words) > 0)
    return _still_able(worlds, active[maybe])


def _still_able(worlds: Worlds, active: Ints) -> Ints:
    found = np.zeros(len(active), dtype=bool)
    for ready in (worlds.ready, worlds.extra):
        if len(ready.words):
            found |= _able(worlds, ready, active).any(axis=0)
    return active[found]


def _able(worlds: Worlds, ready: Ready, active: Ints) -> Bools:
    """Whether a role has work that fits the people free, shape (roles, worlds)."""
    kinds = worlds.tables.numbering.kinds
    free = worlds.free.reshape(-1, worlds.count).take(active, axis=1)
    held = ready.summaries.reshape(-1, worlds.count).take(active, axis=1) != 0
    if kinds.one_each:
        return np.asarray(held & (free[: len(held)] >= kinds.need[:, None]))
    found = np.zeros(free.shape, dtype=bool)
    for role, mine in enumerate(kinds.of_role.tolist()):
        for kind in (each for each in mine if each >= 0):
            rows = slice(kinds.row[kind], kinds.row[kind] + kinds.rows[kind])
            found[role] |= held[rows].any(axis=0) & (free[role] >= kinds.need[kind])
    return found


def _first(worlds: Worlds, ready: Ready, roles: Ints, active: Ints) -> Ints:
    """The first attempt in order, of one role each, whose people are free."""
    kinds = worlds.tables.numbering.kinds
    if kinds.of_role.shape[1] == 1:
        return _first_of(worlds, ready, kinds.of_role[:, 0].take(roles), active)
    free = worlds.free.take(roles * worlds.count + active)
    best = np.full(len(active), NONE)
    for column in kinds.of_role.T:
        kind = column.take(roles)
        fits = (kind >= 0) & (free >= kinds.need.take(kind))
        found = _first_of(worlds, ready, kind, active)
        best = np.where(fits & (found >= 0), np.minimum(best, found), best)
    return best


def _first_of(worlds: Worlds, ready: Ready, kind: Ints, active: Ints) -> Ints:
    """The first attempt of a kind that may start, or -1."""
    numbering, count = worlds.tables.numbering, worlds.count
    kinds = numbering.kinds
    row = kinds.row.take(kind)
    height = int(kinds.rows.max())
    summary = ready.summaries.take(row * count + active)
    above = np.zeros(len(active), dtype=np.int64)
    for step in range(1, height):
        # A kind of more than 4,096 attempts has several summaries; skip the empty ones.
        inside = (summary == 0) & (step < kinds.rows.take(kind))
        further = np.where(inside, row + step, row)
        summary = np.where(inside, ready.summaries.take(further * count + active), summary)
        above = np.where(inside, step * BITS, above)
    word = np.minimum(kinds.first.take(kind) + above + lowest(summary), kinds.last.take(kind))
    bit = lowest(ready.words.take(word * count + active))
    found = numbering.numbered.take(np.minimum(word * BITS + bit, len(numbering.numbered) - 1))
    return found if kinds.of_role.shape[1] == 1 else np.where(summary != 0, found, -1)


def lowest(words: Words) -> Ints:
    """The number of the lowest set bit of each word; 64 where there is none."""
    return np.bitwise_count((words & (~words + ONE)) - ONE).astype(np.int64)
