"""Worlds in which people are scarce: an event loop over all worlds of a chunk at once.

Each round takes every world to its next completion. Once no other completion of that instant is
left, what may start there starts, one attempt a round: in order, then in the pass for ``auto``.
"""

import numpy as np
from numpy.typing import NDArray

from core.planner.network import Network
from core.planner.offers import offer, offer_next, offer_ready, withdraw, withdraw_all
from core.planner.running import begin, release, stop
from core.planner.starts import start_one
from core.planner.tables import FAR, Tables
from core.planner.worlds import NEVER, Worlds, worlds_from

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def run_events(network: Network, tables: Tables, outcomes: Ints, joins: Bools) -> Worlds:
    """Run worlds until every objective is done, failed, or waits for nothing that comes."""
    worlds = worlds_from(network, tables, outcomes)
    run(network, worlds, joins)
    return worlds


def run(network: Network, worlds: Worlds, joins: Bools, *, wait: bool = False) -> None:
    """Run fresh worlds; with ``wait`` nothing more starts before the first completion."""
    due = _open(network, worlds)
    _run(network, worlds, joins, due[:0] if wait else due)


def _run(network: Network, worlds: Worlds, joins: Bools, starting: Ints) -> None:
    while True:
        going = worlds.following != NEVER
        going[starting] = False
        active = going.nonzero()[0]
        if not active.size and not starting.size:
            return
        over = _round(network, worlds, joins, active)
        starting = start_one(worlds, np.concatenate((starting, over)))


def _round(network: Network, worlds: Worlds, joins: Bools, active: Ints) -> Ints:
    """The next completion in each of these worlds; those where it was the last of its instant."""
    keys = worlds.following.take(active)
    now = keys >> worlds.shift
    rows = keys & ((1 << worlds.shift) - 1)
    worlds.now[active] = now
    if network.changes:
        steps = rows >= worlds.slots
        _step(network, worlds, joins, rows[steps] - worlds.slots, active[steps])
        work = ~steps
        _complete(worlds, rows[work], active[work])
    else:
        _complete(worlds, rows, active)
    worlds.following = np.minimum.reduce(worlds.key.reshape(-1, worlds.count))
    return active[(worlds.following.take(active) >> worlds.shift) > now]


def _open(network: Network, worlds: Worlds) -> Ints:
    """Day 0: what is done already, what runs, what may start; the worlds where starts are due."""
    everywhere = np.arange(worlds.count)
    for number, jobs in enumerate(network.jobs_of):
        if all(network.jobs[job].won for job in jobs):
            worlds.finish.reshape(-1, worlds.count)[number] = 0
    numbers = _still_open(network)
    running = [
        each
        for number in numbers
        for each in network.jobs[number].attempts
        if network.attempts[each].running
    ]
    for attempt in running:
        begin(worlds, np.full(worlds.count, attempt), everywhere)
    for number in numbers:
        if not worlds.tables.waits[number]:
            offer_ready(worlds, np.full(worlds.count, number), everywhere)
    return everywhere[worlds.following >> worlds.shift > 0]


def _still_open(network: Network) -> list[int]:
    """The jobs that are neither won nor part of an objective that has failed already."""
    jobs = network.jobs
    failed = {job.objective for job in jobs if not job.won and not job.attempts}
    return [n for n, job in enumerate(jobs) if not job.won and job.objective not in failed]


def _step(network: Network, worlds: Worlds, joins: Bools, numbers: Ints, active: Ints) -> None:
    """Steps of people: the new number holds where its draw does; running work goes on."""
    count = worlds.count
    worlds.key[(numbers + worlds.slots) * count + active] = NEVER
    holds = joins[numbers, active]
    numbers, active = numbers[holds], active[holds]
    people = np.array([change.people for change in network.changes], dtype=np.int64)[numbers]
    roles = np.array([change.role for change in network.changes], dtype=np.int64)[numbers]
    place = roles * count + active
    worlds.free[place] += people - worlds.capacity[place]
    worlds.capacity[place] = people


def _complete(worlds: Worlds, rows: Ints, active: Ints) -> None:
    """One completion in each of these worlds, at its present moment."""
    tables, count = worlds.tables, worlds.count
    what = worlds.slot.take(rows * count + active)
    attempts, wins, now = what >> 1, (what & 1).astype(bool), worlds.now.take(active)
    release(worlds, attempts, rows, active, 0)
    same = (worlds.last_at.take(active) == now).nonzero()[0]
    if same.size:
        beside = active.take(same)
        worlds.ties.append((attempts.take(same), worlds.last.take(beside), beside))
    worlds.last[active] = attempts
    worlds.last_at[active] = now
    if len(worlds.left):
        np.subtract.at(worlds.left, tables.task.take(attempts) * count + active, 1)
        worlds.gone[attempts * count + active] = ~wins
    won, lost = np.flatnonzero(wins), np.flatnonzero(~wins)
    _win(worlds, attempts[won], active[won])
    _lose(worlds, attempts[lost], active[lost])


def _win(worlds: Worlds, attempts: Ints, active: Ints) -> None:
    """Tasks are done: their other attempts stop, their successors wait for one less."""
    tables, count = worlds.tables, worlds.count
    tasks = tables.task.take(attempts)
    several = np.flatnonzero(~tables.simple.take(tasks))
    if several.size:
        _stop_others(worlds, attempts[several], tasks[several], active[several])
    owners = tables.objective.take(attempts) * count + active
    jobs_left = worlds.open_jobs.take(owners) - 1
    worlds.open_jobs[owners] = jobs_left
    done = np.flatnonzero(jobs_left == 0)
    if done.size:
        worlds.finish[owners[done]] = worlds.now.take(active[done])
        worlds.finishing[owners[done]] = worlds.last.take(active[done])
    _unblock(worlds, tasks, active)


def _unblock(worlds: Worlds, tasks: Ints, active: Ints) -> None:
    """The successors of won tasks, each beside its world, wait for one task less."""
    tables = worlds.tables
    first = tables.first_later.take(tasks)
    many = tables.first_later.take(tasks + 1) - first
    ends = np.cumsum(many)
    if not len(ends) or not ends[-1]:
        return
    which = np.arange(ends[-1]) + np.repeat(first - ends + many, many)
    jobs, beside = tables.later.take(which), np.repeat(active, many)
    place = jobs * worlds.count + beside
    waits = worlds.waits.take(place) - 1
    worlds.waits[place] = waits
    free = np.flatnonzero(waits == 0)
    offer_ready(worlds, jobs[free], beside[free])


def _stop_others(worlds: Worlds, attempts: Ints, tasks: Ints, active: Ints) -> None:
    """Stop what else runs of won tasks, and let nothing more of them start."""
    tables = worlds.tables
    stop(worlds, tables.task, tasks, active, attempts)
    worlds.waits[tasks * worlds.count + active] += FAR
    for column in tables.members.T:
        members = column.take(tasks)
        some = members >= 0
        withdraw(worlds, members[some], active[some])


def _lose(worlds: Worlds, attempts: Ints, active: Ints) -> None:
    """Attempts are lost: the next one may start, or the task and its objective have failed."""
    tables = worlds.tables
    tasks = tables.task.take(attempts)
    simple = tables.simple.take(tasks)
    following = tables.following.take(attempts)
    over = simple & (following < 0)
    if not simple.all():
        over |= ~simple & (worlds.left.take(_places(worlds, tasks, active)) == 0)
        going = np.flatnonzero(~simple & ~over)
        offer_next(worlds, tasks[going], active[going])
    going = np.flatnonzero(simple & ~over)
    offer(worlds, worlds.ready, following[going], active[going])
    failed = np.flatnonzero(over)
    if failed.size:
        _fail(worlds, attempts[failed], active[failed])


def _places(worlds: Worlds, rows: Ints, active: Ints) -> Ints:
    return rows * worlds.count + active


def _fail(worlds: Worlds, attempts: Ints, active: Ints) -> None:
    """Objectives have failed: their running work stops and the rest is dropped."""
    tables = worlds.tables
    owners = tables.objective.take(attempts)
    stop(worlds, tables.objective, owners, active, attempts)
    withdraw_all(worlds, owners, active)
