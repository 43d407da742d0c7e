"""One objective in worlds where nobody is scarce: its finish, its people, its chain of waits."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.planner.network import TICKS, Job, Network
from core.planner.shares import Chunk
from core.planner.unlimited import Part, in_order, latest, part_of_job

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class ObjectiveWorlds:
    """One objective in worlds where nobody is scarce; times in ticks.

    Attributes:
        parts, ready, done: Of each open job by its number, shape (worlds,) each.
        finish: When the objective is done, infinite where it fails.
    """

    def __init__(self, network: Network, objective: int, drawn: NDArray[np.int64]) -> None:
        self.network, self.objective = network, objective
        self.first = network.attempts_of[objective].start
        self.wins = (drawn & 1).astype(bool)
        self.ends = (drawn >> 1).astype(np.float64)
        self.order = list(in_order(network.jobs, network.jobs_of[objective]))
        self.parts = {each: self._part(network.jobs[each]) for each in self.order}
        self.done = self.finished({})
        self.finish = np.max([self.done[each] for each in self.order], axis=0)
        days = network.calendar.days_through(network.objectives[objective].target)
        self.limit = float(days * TICKS)

    def _part(self, job: Job) -> Part:
        rows = slice(*self._rows(job))
        return part_of_job(job, self.network.attempts, self.ends[rows], self.wins[rows])

    def _rows(self, job: Job) -> tuple[int, int]:
        if not job.attempts:
            return 0, 0
        return job.attempts[0] - self.first, job.attempts[-1] + 1 - self.first

    def finished(self, instead: Mapping[int, Part]) -> dict[int, Floats]:
        """When each job is won, with other parts for some."""
        done: dict[int, Floats] = {}
        for number in self.order:
            job, count = self.network.jobs[number], self.wins.shape[1]
            part = instead.get(number, self.parts[number])
            ready = latest(done, job.after, count)
            done[number] = np.zeros(count) if job.won else part.done(ready)
        return done

    def chunk(self) -> Chunk:
        """The objective's share of these worlds."""
        return Chunk(
            met=self.finish <= self.limit,
            succeeded=np.isfinite(self.finish),
            spent=self._spent(),
            wins=self.wins,
            critical=self._critical(),
        )

    def _ready(self, job: Job) -> Floats:
        return latest(self.done, job.after, self.wins.shape[1])

    def _starts(self, job: Job, number: int) -> dict[int, Floats]:
        part, attempts = self.parts[number], self.network.attempts
        start = part.start(self._ready(job))
        return {
            each: begins if attempts[each].running else start + begins
            for each, begins in part.begins.items()
        }

    def _spent(self) -> Floats:
        """Ticks of people from today, until tasks are won or the objective has failed."""
        jobs, count = self.network.jobs, self.wins.shape[1]
        failed = np.full(count, np.inf)
        for number in self.order:
            if not jobs[number].won:
                lost = self.parts[number].lost(self._ready(jobs[number]))
                np.minimum(failed, np.where(np.isinf(self.done[number]), lost, np.inf), out=failed)
        spent = np.zeros(count)
        for number in self.order:
            until = np.minimum(self.done[number], failed)
            for each, start in self._starts(jobs[number], number).items():
                begun = np.minimum(start, until)
                end = np.minimum(begun + self.ends[each - self.first], until)
                spent += self.network.attempts[each].people * np.where(
                    start < until, end - begun, 0.0
                )
        return spent

    def _critical(self) -> Bools:
        """Whether each attempt is on the chain of waits behind the finish."""
        found = np.zeros(self.wins.shape, dtype=bool)
        behind = {each: self.done[each] == self.finish for each in self.order}
        for number in reversed(self.order):
            job = self.network.jobs[number]
            if not job.won:
                self._walk(number, behind, found)
        return np.asarray(found & np.isfinite(self.finish))

    def _walk(self, number: int, behind: dict[int, Bools], found: Bools) -> None:
        """Mark a job's attempts where its win is on the chain, and what their starts waited on."""
        job = self.network.jobs[number]
        starts, waiting = self._starts(job, number), np.zeros(found.shape[1])
        for each in reversed(job.attempts):
            row, start = each - self.first, starts[each]
            end = start + self.ends[row]
            on = behind[number] & self.wins[row] & (end == self.done[number])
            if job.strategy == "sequence":
                on |= found[row]
                self._lost_before(job, each, starts, on, found)
            found[row] |= on
            if not self.network.attempts[each].running:
                for before in job.after:
                    behind[before] |= on & (start == self.done[before]) & (start > waiting)

    def _lost_before(
        self, job: Job, each: int, starts: Mapping[int, Floats], on: Bools, found: Bools
    ) -> None:
        """In a sequence a start waited on the attempts lost at that instant."""
        if self.network.attempts[each].running:
            return
        for other in job.attempts:
            row = other - self.first
            lost = ~self.wins[row] & (starts[other] + self.ends[row] == starts[each])
            if other < each or self.network.attempts[other].running:
                found[row] |= on & lost & (starts[each] > 0)
