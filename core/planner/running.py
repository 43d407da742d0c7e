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
    worlds.spent[owner] += tables.people.take(attempts) * ticks
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


def release(worlds: Worlds, attempts: Ints, rows: Ints, active: Ints) -> None:
    """Empty these slots and free the people of the attempts in them."""
    tables, count = worlds.tables, worlds.count
    worlds.key[rows * count + active] = NEVER
    height = worlds.spares.take(active)
    worlds.spare[height * count + active] = rows
    worlds.spares[active] = height + 1
    role, need = tables.role.take(attempts) * count + active, tables.need.take(attempts)
    now = worlds.now.take(active)
    freed = np.where(worlds.freed_at.take(role) == now, worlds.freed.take(role), 0)
    worlds.freed[role] = freed + need
    worlds.freed_at[role] = now
    worlds.free[role] += need


def stop(worlds: Worlds, belongs: Ints, whose: Ints, active: Ints, by: Ints) -> None:
    """Stop all that runs and belongs to a task, or an objective; ``by`` is what ended it."""
    rows = worlds.slots
    keys = worlds.key.reshape(-1, worlds.count)[:rows].take(active, axis=1)
    what = worlds.slot.reshape(-1, worlds.count)[:rows].take(active, axis=1) >> 1
    mine = (keys != NEVER) & (belongs.take(what) == whose)
    which, row = mine.T.nonzero()
    while which.size:
        # A world may have several to stop; each pass takes one, for they share its slots.
        first = np.ones(len(which), dtype=bool)
        first[1:] = which[1:] != which[:-1]
        now, slots = which[first], row[first]
        worlds.stops.append((by.take(now), worlds.tables.role.take(what[slots, now]), active[now]))
        _stop(worlds, slots, what[slots, now], active[now])
        which, row = which[~first], row[~first]


def _stop(worlds: Worlds, rows: Ints, what: Ints, active: Ints) -> None:
    tables, count = worlds.tables, worlds.count
    end = worlds.key.take(rows * count + active) >> worlds.shift
    owner = tables.objective.take(what) * count + active
    rest = end - worlds.now.take(active)
    worlds.spent[owner] -= tables.people.take(what) * rest
    _note_ties(worlds, what, active, np.flatnonzero(rest == 0))
    release(worlds, what, rows, active)


def _note_ties(worlds: Worlds, what: Ints, active: Ints, ties: Ints) -> None:
    """What ends at the very instant at which it is stopped has completed there too."""
    if ties.size:
        also, beside = what.take(ties), active.take(ties)
        worlds.ties.append((also, worlds.last.take(beside), beside))
        worlds.last[beside] = also
