"""The states a plan can be in, for the stochastic dynamic programme: what runs, what is lost.

A state holds for each task the standing of its approaches. A solved task collapses to one
standing, unless an approach of it shares an assumption, whose truth its outcome tells about.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from core.planner.network import Network

PLANNED, RUNNING, LOST, WON = 0, 1, 2, 3
SOLVED = (-1,)
Standing = tuple[int, ...]
State = tuple[Standing, ...]
MOST_STATES = 20_000


class TooManyStates(Exception):
    """The programme would need more than 20,000 collapsed states."""


class Site(NamedTuple):
    """One approach's place: its task in the state and its position in the task."""

    attempt: int
    task: int
    place: int


@dataclass
class Space:
    """All states that can be reached from today's, each before those that can follow it.

    Attributes:
        sites: The objective's approaches, in order.
        free: People of each role that other objectives' running work leaves.
    """

    network: Network
    objective: int
    sites: tuple[Site, ...] = ()
    free: dict[int, int] = field(default_factory=dict)
    states: list[State] = field(default_factory=list)

    def __post_init__(self) -> None:
        jobs = self.network.jobs_of[self.objective]
        self._by_task = tuple(
            tuple(
                Site(attempt, task, place)
                for place, attempt in enumerate(self.network.jobs[job].attempts)
            )
            for task, job in enumerate(jobs)
        )
        self.sites = tuple(site for sites in self._by_task for site in sites)
        self.free = self._people()
        self._tied = tuple(
            any(self.network.attempts[each].assumes for each in self.network.jobs[job].attempts)
            for job in jobs
        )
        self._after = tuple(
            tuple(before - jobs.start for before in self.network.jobs[job].after) for job in jobs
        )

    def _people(self) -> dict[int, int]:
        """Today's people less those whom other objectives' running work holds."""
        free = dict(enumerate(self.network.at_first))
        for attempt in self.network.attempts:
            if attempt.running and attempt.role >= 0 and attempt.objective != self.objective:
                free[attempt.role] -= attempt.people
        return free

    def root(self) -> State:
        """Today's state."""
        jobs = self.network.jobs_of[self.objective]
        return tuple(
            SOLVED
            if self.network.jobs[job].won
            else tuple(
                RUNNING if self.network.attempts[each].running else PLANNED
                for each in self.network.jobs[job].attempts
            )
            for job in jobs
        )

    def explore(self) -> None:
        """Find all reachable states, most decided first. Raises TooManyStates."""
        if self.at_least() > MOST_STATES:
            raise TooManyStates
        root = self.root()
        seen = {root}
        waiting = [root]
        while waiting:
            state = waiting.pop()
            for following in self._following(state):
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
            if len(seen) > MOST_STATES:
                raise TooManyStates
        self.states = sorted(seen, key=self._decided, reverse=True)

    def at_least(self) -> int:
        """States reached by trying one approach after another, counted until there are too many.

        Once some tasks are solved, each task that they let begin may have lost any of the
        approaches that can run at all, except the last of them.
        """
        open_ = [sum(self._can_run(site) for site in sites) for sites in self._by_task]
        standings = [max(1, 2**count - 1) for count in open_]
        if self.is_over(self.root()):
            return 1
        solved = frozenset(t for t, each in enumerate(self.root()) if self.is_solved(each))
        seen, waiting, total = {solved}, [solved], 0
        while waiting and total <= MOST_STATES:
            solved = waiting.pop()
            begun = [t for t in range(len(open_)) if t not in solved and self._may_begin(t, solved)]
            total += math.prod(standings[task] for task in begun)
            following = {solved | {task} for task in begun if open_[task]} - seen
            seen |= following
            waiting += following
        return total

    def _can_run(self, site: Site) -> bool:
        attempt = self.network.attempts[site.attempt]
        return attempt.running or self._has_people(site, self.free)

    def _may_begin(self, task: int, solved: frozenset[int]) -> bool:
        return solved.issuperset(self._after[task])

    def _decided(self, state: State) -> int:
        """Grows with every start and every completion."""
        weight = 0
        for standing, job in zip(state, self.network.jobs_of[self.objective], strict=True):
            most = 2 * len(self.network.jobs[job].attempts) + 1
            solved = standing == SOLVED or WON in standing
            weight += most if solved else sum(standing)
        return weight

    def _following(self, state: State) -> Iterator[State]:
        if self.is_over(state):
            return
        for site in self.startable(state):
            yield self.started(state, site)
        for site in self.running(state):
            yield self.completed(state, site, won=True)
            yield self.completed(state, site, won=False)

    def is_solved(self, standing: Standing) -> bool:
        """Whether a task is done."""
        return standing == SOLVED or WON in standing

    def is_over(self, state: State) -> bool:
        """Whether the objective has succeeded or failed."""
        succeeded = True
        for standing in state:
            if standing != SOLVED and WON not in standing:
                if standing.count(LOST) == len(standing):
                    return True
                succeeded = False
        return succeeded

    def has_succeeded(self, state: State) -> bool:
        """Whether every task is done."""
        return all(self.is_solved(standing) for standing in state)

    def running(self, state: State) -> list[Site]:
        """Approaches that run."""
        return self._standing(state, RUNNING)

    def startable(self, state: State) -> list[Site]:
        """Planned approaches whose predecessors are done and whose people are free."""
        free = dict(self.free)
        for site in self.running(state):
            attempt = self.network.attempts[site.attempt]
            if attempt.role >= 0:
                free[attempt.role] -= attempt.people
        ready = {
            task
            for task, standing in enumerate(state)
            if PLANNED in standing
            and all(self.is_solved(state[before]) for before in self._after[task])
        }
        return [
            site
            for site in self._standing(state, PLANNED)
            if site.task in ready and self._has_people(site, free)
        ]

    def _standing(self, state: State, wanted: int) -> list[Site]:
        """Approaches of unsolved tasks with this standing."""
        return [
            self._by_task[task][place]
            for task, standing in enumerate(state)
            if wanted in standing and not self.is_solved(standing)
            for place, each in enumerate(standing)
            if each == wanted
        ]

    def _has_people(self, site: Site, free: dict[int, int]) -> bool:
        attempt = self.network.attempts[site.attempt]
        return attempt.role < 0 or free[attempt.role] >= attempt.people

    def started(self, state: State, site: Site) -> State:
        """The state with one more approach running."""
        return self._with(state, site, RUNNING)

    def completed(self, state: State, site: Site, *, won: bool) -> State:
        """The state after a running approach has ended."""
        if not won:
            return self._with(state, site, LOST)
        if not self._tied[site.task]:
            return (*state[: site.task], SOLVED, *state[site.task + 1 :])
        told = tuple(each if each == LOST else PLANNED for each in state[site.task])
        kept = (*state[: site.task], told, *state[site.task + 1 :])
        return self._with(kept, site, WON)

    def _with(self, state: State, site: Site, standing: int) -> State:
        task = state[site.task]
        changed = (*task[: site.place], standing, *task[site.place + 1 :])
        return (*state[: site.task], changed, *state[site.task + 1 :])
