"""Worlds in which people are scarce: an event loop over all worlds of a chunk at once.

Each round takes every world to its next completion: first all completions of that instant, then
starts in order, then the pass for ``auto``. What may start is kept as one bit an attempt, so the
first that fits is a few word operations for thousands of worlds.
"""

import numpy as np
from numpy.typing import NDArray

from core.planner.draws import Draws
from core.planner.network import Network
from core.planner.runs import Run
from core.planner.slots import BITS, Ints, Tables, Words, lowest

Floats = NDArray[np.float64]
FREE = -1
ONE = np.uint64(1)


class Worlds:
    """The state of a chunk of worlds; every array has one column a world.

    ``ready`` holds what may start by its strategy, ``extra`` what the pass for ``auto`` may start
    besides. Slots hold what runs: its attempt (or FREE, or -2-k for step k of people), its start
    and its end.
    """

    def __init__(self, network: Network, tables: Tables, drawn: Draws) -> None:
        self.network, self.tables, self.drawn = network, tables, drawn
        count = drawn.wins.shape[1]
        jobs, words = tables.job_words.shape
        self.now = np.zeros(count)
        self.ready: Words = np.zeros((words, count), dtype=np.uint64)
        self.extra: Words = np.zeros((words, count), dtype=np.uint64)
        self.untried = np.ones(drawn.wins.shape, dtype=bool)
        self.waits = np.repeat(tables.before[:, None], count, axis=1)
        self.running = np.zeros((jobs, count), dtype=np.int64)
        self.left = np.repeat((tables.members >= 0).sum(axis=1)[:, None], count, axis=1)
        self.open_jobs = _jobs_of(network, count)
        self.finish = np.full((len(network.objectives), count), np.inf)
        self.spent = np.zeros((len(network.objectives), count))
        self.settled = np.zeros((len(network.objectives), count), dtype=bool)
        capacity = np.array([*network.at_first, 0], dtype=np.int64)
        self.capacity = np.repeat(capacity[:, None], count, axis=1)
        self.free = self.capacity.copy()
        self._empty_slots(count)

    def _empty_slots(self, count: int) -> None:
        changes = self.network.changes
        slots = self.tables.slots + len(changes)
        self.slot = np.full((slots, count), FREE, dtype=np.int64)
        self.begun = np.zeros((slots, count))
        self.end = np.full((slots, count), np.inf)
        for number, change in enumerate(changes):
            place = self.tables.slots + number
            self.slot[place], self.end[place] = -2 - number, change.days


def run_events(network: Network, tables: Tables, drawn: Draws) -> Run:
    """Run worlds until every objective is done, failed, or waits for nothing that comes."""
    worlds = Worlds(network, tables, drawn)
    _open(worlds)
    while True:
        following = worlds.end.min(axis=0)
        active = np.flatnonzero(np.isfinite(following) & ~worlds.settled.all(axis=0))
        if not len(active):
            return Run(worlds.finish, worlds.spent, drawn)
        worlds.now[active] = following[active]
        _complete(worlds, active)
        after = worlds.end[:, active].min(axis=0)
        _start_all(worlds, active[after > worlds.now[active]])


def _jobs_of(network: Network, count: int) -> Ints:
    numbers = np.zeros(len(network.objectives), dtype=np.int64)
    for job in network.jobs:
        numbers[job.objective] += 1
    return np.repeat(numbers[:, None], count, axis=1)


def _open(worlds: Worlds) -> None:
    """Day 0: what runs is running, what is won is won, what has failed has failed; then starts."""
    network, everywhere = worlds.network, np.arange(worlds.now.size)
    for number, attempt in enumerate(network.attempts):
        if attempt.running:
            _begin(worlds, np.full(everywhere.shape, number), everywhere)
    _open_jobs(worlds, everywhere)
    _start_all(worlds, everywhere[worlds.end.min(axis=0) > 0])


def _open_jobs(worlds: Worlds, everywhere: Ints) -> None:
    jobs = worlds.network.jobs
    for number, job in enumerate(jobs):
        if job.won:
            _win(worlds, np.full(everywhere.shape, number), everywhere)
        elif not job.attempts:
            _fail(worlds, np.full(everywhere.shape, job.objective), everywhere)
    for number in [n for n, job in enumerate(jobs) if not job.won and not job.after]:
        _offer(worlds, np.full(everywhere.shape, number), everywhere)


def _complete(worlds: Worlds, active: Ints) -> None:
    """One completion in each of these worlds, at its present moment."""
    place = worlds.end[:, active].argmin(axis=0)
    what = worlds.slot[place, active]
    worlds.end[place, active] = np.inf
    steps = what < FREE
    if steps.any():
        _step(worlds, -2 - what[steps], active[steps])
        worlds.slot[place[steps], active[steps]] = FREE
        place, what, active = place[~steps], what[~steps], active[~steps]
    _release(worlds, place, active)
    won = worlds.drawn.wins[what, active]
    tasks = worlds.tables.task[what]
    worlds.left[tasks, active] -= 1
    _win(worlds, tasks[won], active[won])
    _lose(worlds, tasks[~won], active[~won])


def _release(worlds: Worlds, place: Ints, active: Ints) -> None:
    """Free the slot and its people; count what was spent."""
    tables, what = worlds.tables, worlds.slot[place, active]
    spent = tables.people[what] * (worlds.now[active] - worlds.begun[place, active])
    worlds.spent[tables.objective[what], active] += spent
    worlds.free[tables.role[what], active] += tables.people[what]
    worlds.running[tables.task[what], active] -= 1
    worlds.slot[place, active] = FREE
    worlds.end[place, active] = np.inf


def _step(worlds: Worlds, numbers: Ints, active: Ints) -> None:
    """Steps of people: the new number holds where its draw does; running work goes on."""
    roles, people = worlds.tables.steps[numbers].T
    holds = worlds.drawn.joins[numbers, active]
    roles, people, active = roles[holds], people[holds], active[holds]
    worlds.free[roles, active] += people - worlds.capacity[roles, active]
    worlds.capacity[roles, active] = people


def _win(worlds: Worlds, tasks: Ints, active: Ints) -> None:
    """A task is done: its other attempts stop, its successors wait for one less."""
    tables = worlds.tables
    _stop(worlds, tables.task, tasks, active)
    _withdraw(worlds, tables.job_words[tasks].T, active)
    for column in tables.later.T:
        later = column[tasks]
        some = later >= 0
        jobs, where = later[some], active[some]
        worlds.waits[jobs, where] -= 1
        freed = worlds.waits[jobs, where] == 0
        _offer(worlds, jobs[freed], where[freed])
    owners = tables.owner[tasks]
    worlds.open_jobs[owners, active] -= 1
    done = (worlds.open_jobs[owners, active] == 0) & ~worlds.settled[owners, active]
    worlds.finish[owners[done], active[done]] = worlds.now[active[done]]
    worlds.settled[owners[done], active[done]] = True


def _lose(worlds: Worlds, tasks: Ints, active: Ints) -> None:
    """An attempt is lost: the next one may start, or the task and its objective have failed."""
    over = worlds.left[tasks, active] == 0
    owners = worlds.tables.owner[tasks]
    _fail(worlds, owners[over], active[over])
    going = ~over & (worlds.waits[tasks, active] == 0)
    _offer(worlds, tasks[going], active[going])


def _fail(worlds: Worlds, objectives: Ints, active: Ints) -> None:
    """An objective has failed: its running work stops and the rest is dropped."""
    worlds.settled[objectives, active] = True
    _stop(worlds, worlds.tables.objective, objectives, active)
    _withdraw(worlds, worlds.tables.objective_words[objectives].T, active)


def _stop(worlds: Worlds, belongs: Ints, whose: Ints, active: Ints) -> None:
    """Stop all that runs and belongs to a task, or to an objective."""
    for place in range(worlds.tables.slots):
        what = worlds.slot[place, active]
        mine = (what >= 0) & (belongs[what] == whose)
        if mine.any():
            _release(worlds, np.full(int(mine.sum()), place), active[mine])


def _withdraw(worlds: Worlds, words: Words, active: Ints) -> None:
    worlds.ready[:, active] &= ~words
    worlds.extra[:, active] &= ~words


def _offer(worlds: Worlds, tasks: Ints, active: Ints) -> None:
    """Make startable what a task's strategy allows now; its predecessors are all done."""
    tables = worlds.tables
    wanted = ~worlds.settled[tables.owner[tasks], active]
    tasks, active = tasks[wanted], active[wanted]
    idle = worlds.running[tasks, active] == 0
    first = np.ones(len(tasks), dtype=bool)
    for column in tables.members.T:
        attempts = column[tasks]
        fits = (attempts >= 0) & worlds.untried[attempts, active]
        in_turn = fits & (tables.parallel[tasks] | (idle & first))
        _set(worlds.ready, attempts[in_turn], active[in_turn])
        besides = fits & tables.auto[tasks]
        _set(worlds.extra, attempts[besides], active[besides])
        first &= ~fits


def _set(words: Words, attempts: Ints, active: Ints) -> None:
    words[attempts // BITS, active] |= ONE << (attempts % BITS).astype(np.uint64)


def _start_all(worlds: Worlds, settled: Ints) -> None:
    """Starts of one instant: by strategy first, then the pass for ``auto``."""
    for words in (worlds.ready, worlds.extra):
        active = settled
        while len(active):
            attempts, some = lowest(words[:, active] & _fitting(worlds, active))
            attempts, active = attempts[some], active[some]
            _begin(worlds, attempts, active)


def _fitting(worlds: Worlds, active: Ints) -> Words:
    """Which attempts would find the people they need."""
    tables = worlds.tables
    fits = np.zeros((tables.kind_words.shape[1], len(active)), dtype=np.uint64)
    for (role, people), words in zip(tables.kinds, tables.kind_words, strict=True):
        enough = (worlds.free[role, active] >= people) | (role < 0)
        fits |= np.where(enough, words[:, None], np.uint64(0))
    return fits


def _begin(worlds: Worlds, attempts: Ints, active: Ints) -> None:
    """Start one attempt in each of these worlds."""
    tables = worlds.tables
    place = (worlds.slot[: tables.slots, active] == FREE).argmax(axis=0)
    worlds.slot[place, active] = attempts
    worlds.begun[place, active] = worlds.now[active]
    worlds.end[place, active] = worlds.now[active] + worlds.drawn.days[attempts, active]
    worlds.free[tables.role[attempts], active] -= tables.people[attempts]
    worlds.running[tables.task[attempts], active] += 1
    worlds.untried[attempts, active] = False
    bit = ~(ONE << (attempts % BITS).astype(np.uint64))
    worlds.ready[attempts // BITS, active] &= bit
    worlds.extra[attempts // BITS, active] &= bit
