"""When objectives are done where nobody is scarce: one look-up a task and world.

Whether the collapsed tasks succeed is taken exactly, and worlds are drawn in which they do; tasks
that cannot be collapsed are drawn attempt by attempt beside them. Shared assumptions are drawn
given that success.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from core.planner.condense import Condensed, condensed
from core.planner.draws import Common, common, outcomes
from core.planner.network import TICKS, Network
from core.planner.spread import Spread
from core.planner.streams import Streams
from core.planner.unlimited import part_of_job

Floats = NDArray[np.floating]

CHUNK = 50_000
"""Worlds of a chunk: few enough for the cache, a multiple of four for the 16-bit draws."""


def collapsed_spreads(network: Network, seed: int, runs: int) -> list[Spread]:
    """The finishes of every objective in ``runs`` worlds."""
    return [
        _Runner(network, condensed(network, number), seed).spread(runs)
        for number in range(len(network.objectives))
    ]


class _Runner:
    """Worlds of one objective."""

    def __init__(self, network: Network, plan: Condensed, seed: int) -> None:
        self.network, self.plan = network, plan
        self.streams = Streams(seed)
        self.rows = {number: row for row, number in enumerate(plan.order)}
        open_jobs = {each for each in plan.order if not network.jobs[each].won}
        self.after = {
            number: [self.rows[each] for each in network.jobs[number].after if each in open_jobs]
            for number in plan.order
        }
        self.last = [self.rows[each] for each in plan.last if each in open_jobs]

    def spread(self, runs: int) -> Spread:
        """The finishes in ``runs`` worlds."""
        if not self.plan.share:
            return Spread(np.zeros(0), runs, 0.0)
        found = np.empty(runs, dtype=self.plan.kind)
        room = _Room.of(self.plan, min(runs, CHUNK))
        for start in range(0, runs, CHUNK):
            count = min(CHUNK, runs - start)
            self._chunk(room.first(count), found[start : start + count])
        found.sort()
        # What never ends is sorted last.
        ended = found.searchsorted(found.dtype.type(np.inf))
        return Spread(found[:ended], runs, self.plan.share)

    def _chunk(self, room: "_Room", out: Floats) -> None:
        """Finishes of the next worlds."""
        shared = common(self.network, self.plan.groups, self.streams, len(out))
        for number in self.plan.order:
            row = room.done[self.rows[number]]
            if number in self.plan.tables:
                self._look_up(number, shared, room, row)
                if self.after[number]:
                    row += _latest(room, self.after[number])
            elif not self.network.jobs[number].won:
                self._draw(number, shared, room, row)
        out[:] = _latest(room, self.last) if self.last else 0.0
        if self.network.shared_sigma > 0:
            out *= shared.factor

    def _look_up(self, number: int, shared: Common, room: "_Room", out: Floats) -> None:
        """Days of a collapsed task, by 11 of 16 random bits a world."""
        table, count = self.plan.tables[number], len(out)
        raw = self.streams.raw(f"{self.network.jobs[number].reference} as one", -(-count // 4))
        bits = raw.astype("<u8", copy=False).view("<u2")[:count]
        place = np.right_shift(bits, 5, out=room.place, casting="unsafe")
        if table.assumes:
            place += table.pattern(shared.truth) * table.bins
        np.take(table.days, place, out=out, mode="wrap")

    def _draw(self, number: int, shared: Common, room: "_Room", out: Floats) -> None:
        """A task drawn attempt by attempt, in days before the shared overrun."""
        job = self.network.jobs[number]
        attempts = [self.network.attempts[each] for each in job.attempts]
        drawn = outcomes(attempts, shared, self.streams)
        ends = (drawn >> 1) / TICKS / shared.factor
        part = part_of_job(job, self.network.attempts, ends, (drawn & 1).astype(bool))
        after = self.after[number]
        ready = _latest(room, after) if after else np.zeros(len(out))
        out[:] = part.done(ready.astype(np.float64))


@dataclass(frozen=True, slots=True)
class _Room:
    """Arrays used again and again: fresh memory costs more than what is done in it.

    Attributes:
        done: When each job is, by row, shape (jobs, worlds).
        latest, place: For one job at a time, shape (worlds,).
    """

    done: Floats
    latest: Floats
    place: NDArray[np.intp]

    @classmethod
    def of(cls, plan: Condensed, count: int) -> Self:
        done = np.empty((len(plan.order), count), dtype=plan.kind)
        return cls(done, np.empty(count, dtype=plan.kind), np.empty(count, dtype=np.intp))

    def first(self, count: int) -> "_Room":
        """The same room for fewer worlds."""
        return _Room(self.done[:, :count], self.latest[:count], self.place[:count])


def _latest(room: _Room, rows: Sequence[int]) -> Floats:
    """When all of some jobs are done; in the room's own memory where there are several."""
    if len(rows) == 1:
        return np.asarray(room.done[rows[0]])
    np.maximum(room.done[rows[0]], room.done[rows[1]], out=room.latest)
    for row in rows[2:]:
        np.maximum(room.latest, room.done[row], out=room.latest)
    return room.latest
