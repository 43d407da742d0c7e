"""The state of a chunk of worlds in which people are scarce.

Arrays have one column a world and are addressed flat, as row · worlds + world, which is what
numpy gathers and scatters fastest. What runs stands in slots under a key, its end in ticks
followed by the slot's number, so that one minimum finds both the next completion and its slot.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.planner.network import Network
from core.planner.prices import Prices
from core.planner.tables import Tables

Ints = NDArray[np.int64]
Links = NDArray[np.int32]
Words = NDArray[np.uint64]
Bools = NDArray[np.bool_]

NEVER = np.int64(2**63 - 1)
UNTRIED, AT_ONCE, AFTER = 0, 1, 2
ENDLESS = 2**40
"""People of the role of those who need nobody scarce."""


@dataclass
class Ready:
    """Bits of what may start, and summaries of the words that hold any; flat."""

    words: Words
    summaries: Words


@dataclass
class Worlds:
    """The state of ``count`` worlds; flat arrays, see above.

    Attributes:
        outcomes: Twice each attempt's ticks plus 1 where it wins, (attempts, worlds).
        key, slot: What ends next and where; per slot its attempt, doubled, plus 1 for a win.
        spare, spares: A stack of free slots, and its height.
        ready, extra: What may start by its strategy, and in the pass for ``auto`` besides.
        gone, left: Of tasks that are not simple: which attempts are lost, how many are not.
        spent: Ticks of people per objective.
        last, last_at: The newest completion of a world, and when.
        waited: Of each attempt, UNTRIED, AT_ONCE, or AFTER plus twice the newest completion of the
            instant of its start, plus 1 where it needed people freed then; (attempts, worlds).
        freed, freed_at: People of each role freed at the newest instant, and when.
        stops: Who stopped whose people, as (attempt, role, world) columns.
        ties: What completed, what had completed before it at the same instant, and the world.
        finishing: The newest completion when each objective was finished, or -1.
        prices: What starts cost, where that is asked for.
    """

    tables: Tables
    outcomes: Ints
    count: int
    shift: int
    key: Ints
    slot: Ints
    spare: Ints
    spares: Ints
    free: Ints
    capacity: Ints
    ready: Ready
    extra: Ready
    waits: Ints
    gone: Bools
    left: Ints
    open_jobs: Ints
    finish: Ints
    finishing: Ints
    spent: Ints
    now: Ints
    following: Ints
    last: Ints
    last_at: Ints
    waited: Links
    freed: Ints
    freed_at: Ints
    stops: list[tuple[Ints, Ints, Ints]] = field(default_factory=list)
    ties: list[tuple[Ints, Ints, Ints]] = field(default_factory=list)
    prices: Prices | None = None

    @property
    def slots(self) -> int:
        """How many slots there are for work; steps of people stand in those behind."""
        return self.tables.slots


def worlds_from(network: Network, tables: Tables, outcomes: Ints) -> Worlds:
    """Worlds before anything has happened, with the steps of people in their slots."""
    attempts, count = outcomes.shape
    objectives, changes = len(network.objectives), len(network.changes)
    rows = tables.slots + changes
    free = np.array([*network.at_first, ENDLESS], dtype=np.int64)
    shift = max(1, (rows - 1).bit_length())
    key = np.full((rows, count), NEVER)
    for number, change in enumerate(network.changes):
        row = tables.slots + number
        key[row] = (change.days * 1_000_000 << shift) | row
    return Worlds(
        tables=tables,
        outcomes=outcomes.ravel(),
        count=count,
        shift=shift,
        key=key.ravel(),
        slot=np.zeros(rows * count, dtype=np.int64),
        spare=np.repeat(np.arange(tables.slots)[::-1], count),
        spares=np.full(count, tables.slots),
        free=np.repeat(free, count),
        capacity=np.repeat(free, count),
        ready=_nothing(tables, count),
        extra=_nothing(tables, count if tables.auto.any() else 0),
        waits=np.repeat(tables.waits, count),
        gone=np.zeros(0 if tables.simple.all() else attempts * count, dtype=bool),
        left=np.repeat((tables.members >= 0).sum(axis=1), 0 if tables.simple.all() else count),
        open_jobs=np.repeat(_open_jobs(network), count),
        finish=np.full(objectives * count, NEVER),
        finishing=np.full(objectives * count, -1),
        spent=np.zeros(objectives * count, dtype=np.int64),
        now=np.zeros(count, dtype=np.int64),
        following=key.min(axis=0),
        last=np.full(count, -1),
        last_at=np.full(count, -1),
        waited=np.zeros(attempts * count, dtype=np.int32),
        freed=np.zeros(len(free) * count, dtype=np.int64),
        freed_at=np.full(len(free) * count, -1),
    )


def _nothing(tables: Tables, count: int) -> Ready:
    words, rows = len(tables.numbering.summary), int(tables.numbering.kinds.rows.sum())
    return Ready(np.zeros(words * count, dtype=np.uint64), np.zeros(rows * count, dtype=np.uint64))


def _open_jobs(network: Network) -> Ints:
    found = np.zeros(len(network.objectives), dtype=np.int64)
    for job in network.jobs:
        found[job.objective] += not job.won
    return found
