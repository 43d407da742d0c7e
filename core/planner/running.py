"""How work starts and stops in worlds where people are scarce."""

import numpy as np
from numpy.typing import NDArray

from core.planner.worlds import AFTER, AT_ONCE, NEVER, Worlds

Ints = NDArray[np.int64]


def begin(worlds: Worlds, attempts: Ints, active: Ints) -> Ints:
    """Start one attempt in each of these worlds; the people of its role who are left."""
    tables, count = worlds.tables, worlds.count
    cells, now = attempts * count + active, worlds.now.take(active)
    outcome = worlds.outcomes.take(cells)
    ticks = outcome >> 1
    height = worlds.spares.take(active) - 1
    worlds.spares[active] = height
    row = worlds.spare.take(height * count + active)
    place = row * count + active
    key = ((now + ticks) << worlds.shift) | row
    worlds.key[place] = key
    worlds.slot[place] = (attempts << 1) | (outcome & 1)
    worlds.following[active] = np.minimum(worlds.following.take(active), key)
    owner = tables.objective.take(attempts) * count + active
    np.add.at(worlds.spent, owner, tables.people.take(attempts) * ticks)
    if worlds.prices is not None:
        worlds.prices.pay(attempts, active, now)
    return _engage(worlds, attempts, active, now, cells)


def _engage(worlds: Worlds, attempts: Ints, active: Ints, now: Ints, cells: Ints) -> Ints:
    """Take the people these attempts need, and note what their start waited on."""
    tables = worlds.tables
    role = tables.role.take(attempts) * worlds.count + active
    free, need = worlds.free.take(role), tables.need.take(attempts)
    left = free - need
    worlds.free[role] = left
    freed = np.where(worlds.freed_at.take(role) == now, worlds.freed.take(role), 0)
    waited = (worlds.last.take(active) << 1) + (AFTER + (left < freed))
    waited = np.where(worlds.last_at.take(active) == now, waited, AT_ONCE)
    worlds.waited[cells] = waited.astype(np.int32)
    return left


def release(worlds: Worlds, attempts: Ints, rows: Ints, active: Ints, turn: Ints | int) -> None:
    """Empty slots and free the people of the attempts in them.

    What is freed in one world stands together, and ``turn`` counts it from 0.
    """
    tables, count, now = worlds.tables, worlds.count, worlds.now.take(active)
    worlds.key[rows * count + active] = NEVER
    height = worlds.spares.take(active) + turn
    worlds.spare[height * count + active] = rows
    worlds.spares[active] = height + 1
    role, need = tables.role.take(attempts) * count + active, tables.need.take(attempts)
    worlds.freed[role] = np.where(worlds.freed_at.take(role) == now, worlds.freed.take(role), 0)
    worlds.freed_at[role] = now
    np.add.at(worlds.freed, role, need)
    np.add.at(worlds.free, role, need)


def stop(worlds: Worlds, belongs: Ints, whose: Ints, active: Ints, by: Ints) -> None:
    """Stop all that runs and belongs to a task, or an objective; ``by`` is what ended it."""
    rows = worlds.slots
    keys = worlds.key.reshape(-1, worlds.count)[:rows].take(active, axis=1)
    what = worlds.slot.reshape(-1, worlds.count)[:rows].take(active, axis=1) >> 1
    mine = (keys != NEVER) & (belongs.take(what) == whose)
    which, row = mine.T.nonzero()
    if which.size:
        what, active = what[row, which], active.take(which)
        worlds.stops.append((by.take(which), worlds.tables.role.take(what), active))
        _stop(worlds, row, what, active)


def _stop(worlds: Worlds, rows: Ints, what: Ints, active: Ints) -> None:
    """Stop what runs in these slots; those of one world stand together."""
    tables, count = worlds.tables, worlds.count
    rest = (worlds.key.take(rows * count + active) >> worlds.shift) - worlds.now.take(active)
    owner = tables.objective.take(what) * count + active
    np.subtract.at(worlds.spent, owner, tables.people.take(what) * rest)
    turns = _turns(active)
    _note_ties(worlds, what, active, np.where(rest == 0, turns, -1))
    release(worlds, what, rows, active, turns)


def _turns(active: Ints) -> Ints:
    """The number of each entry among those of its world, which stand together, from 0."""
    places = np.arange(len(active))
    first = np.concatenate(([True], active[1:] != active[:-1]))
    return np.asarray(places - np.maximum.accumulate(np.where(first, places, 0)))


def _note_ties(worlds: Worlds, what: Ints, active: Ints, turns: Ints) -> None:
    """What ends at the very instant at which it is stopped has completed there too.

    ``turns`` keeps those of one world apart, -1 where nothing ends.
    """
    for turn in range(int(turns.max()) + 1):
        ties = (turns == turn).nonzero()[0]
        also, beside = what.take(ties), active.take(ties)
        worlds.ties.append((also, worlds.last.take(beside), beside))
        worlds.last[beside] = also
