"""Worlds in which nobody is scarce: every start is known from the tasks before, so no events.

Each task comes down to four numbers a world: when what runs already wins, when it has all been
lost, and, from the moment its planned attempts may begin, how long until one of them wins, or all
are lost. Times are ticks or days, as the caller likes; what never happens is infinite.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.planner.network import Attempt, Job

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Part(NamedTuple):
    """A task's own times in each world, shape (worlds,); see above.

    Attributes:
        alone, held: Of what runs on day 0: its first win, and the end of the last.
        wins, loses: Of what is planned, from its beginning: the first win, and the end of all.
        begins: Beginnings of each attempt from that moment, or from day 0 while running.
        in_turn: Whether planned attempts wait until all that runs is lost.
        planned: Whether any attempt is planned.
    """

    alone: Floats
    held: Floats
    wins: Floats
    loses: Floats
    begins: Mapping[int, Floats]
    in_turn: bool
    planned: bool

    def start(self, ready: Floats) -> Floats:
        """When planned attempts may begin, once the tasks before are done at ``ready``."""
        return np.maximum(ready, self.held) if self.in_turn else ready

    def done(self, ready: Floats) -> Floats:
        """When the task is won."""
        return np.minimum(self.alone, self.start(ready) + self.wins)

    def lost(self, ready: Floats) -> Floats:
        """When all its attempts are lost, if none wins."""
        return np.maximum(self.held, self.start(ready) + self.loses) if self.planned else self.held


def part_of_job(job: Job, attempts: Sequence[Attempt], ends: Floats, wins: Bools) -> Part:
    """A task's times; ``ends`` and ``wins`` have one row an attempt, shape (attempts, worlds)."""
    count = ends.shape[1]
    alone, held = np.full(count, np.inf), np.zeros(count)
    first, begins = np.full(count, np.inf), {}
    at = np.zeros(count)
    last = np.zeros(count)
    sequence = job.strategy == "sequence"
    for row, number in enumerate(job.attempts):
        won = np.where(wins[row], ends[row], np.inf)
        if attempts[number].running:
            begins[number] = np.zeros(count)
            np.minimum(alone, won, out=alone)
            np.maximum(held, ends[row], out=held)
            continue
        begins[number] = at
        np.minimum(first, at + won, out=first)
        last = np.maximum(last, at + ends[row])
        at = last if sequence else at
    planned = any(not attempts[number].running for number in job.attempts)
    return Part(alone, held, first, last, begins, sequence, planned)


def in_order(jobs: Sequence[Job], numbers: range) -> Iterator[int]:
    """The numbers of one objective's jobs, each after those it comes after."""
    seen: set[int] = set()
    waiting = list(numbers)
    while waiting:
        free = [number for number in waiting if seen.issuperset(jobs[number].after)]
        yield from free
        seen.update(free)
        waiting = [number for number in waiting if number not in seen]


def latest(done: Mapping[int, Floats], after: Sequence[int], count: int) -> Floats:
    """When all tasks before are done."""
    if not after:
        return np.zeros(count)
    found = done[after[0]]
    for each in after[1:]:
        found = np.maximum(found, done[each])
    return found
