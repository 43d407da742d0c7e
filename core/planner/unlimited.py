"""Worlds in which nobody is scarce: every start is known from the tasks before, so no events."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.planner.draws import Draws
from core.planner.network import Job, Network
from core.planner.runs import Run

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def run_unlimited(network: Network, drawn: Draws) -> Run:
    """Run worlds task by task; all arrays have one column a world."""
    worlds = drawn.wins.shape[1]
    done = np.zeros((len(network.jobs), worlds))
    starts = np.zeros(drawn.days.shape)
    failed = np.full((len(network.objectives), worlds), np.inf)
    finish = np.zeros((len(network.objectives), worlds))
    for number in in_order(network.jobs):
        job = network.jobs[number]
        if not job.won:
            ready = _latest(done, job.after, worlds)
            done[number], lost = _job(network, job, ready, drawn, starts)
            np.minimum(failed[job.objective], lost, out=failed[job.objective])
        np.maximum(finish[job.objective], done[number], out=finish[job.objective])
    spent = _person_days(network, drawn, starts, np.minimum(done, _by_job(network, failed)))
    return Run(finish, spent, drawn)


def in_order(jobs: tuple[Job, ...]) -> Iterator[int]:
    """The numbers of the jobs, each after those it comes after."""
    seen: set[int] = set()
    waiting = list(range(len(jobs)))
    while waiting:
        free = [number for number in waiting if seen.issuperset(jobs[number].after)]
        yield from free
        seen.update(free)
        waiting = [number for number in waiting if number not in seen]


def _latest(done: Floats, after: tuple[int, ...], worlds: int) -> Floats:
    return done[list(after)].max(axis=0) if after else np.zeros(worlds)


def _job(
    network: Network, job: Job, ready: Floats, drawn: Draws, starts: Floats
) -> tuple[Floats, Floats]:
    """When a task is won, and when it is lost; infinite where it is not. Fills ``starts``."""
    won, all_lost = np.full(ready.shape, np.inf), np.zeros(ready.shape)
    running = [each for each in job.attempts if network.attempts[each].running]
    planned = [each for each in job.attempts if not network.attempts[each].running]
    for each in running:
        won = np.minimum(won, np.where(drawn.wins[each], drawn.days[each], np.inf))
        np.maximum(all_lost, drawn.days[each], out=all_lost)
    begin = np.maximum(ready, all_lost) if job.strategy == "sequence" else ready
    for each in planned:
        starts[each] = begin
        end = begin + drawn.days[each]
        # What is won before it could start never starts it; min() keeps the earlier win.
        won = np.minimum(won, np.where(drawn.wins[each], end, np.inf))
        np.maximum(all_lost, end, out=all_lost)
        if job.strategy == "sequence":
            begin = end
    return won, np.where(np.isinf(won), all_lost, np.inf)


def _by_job(network: Network, failed: Floats) -> Floats:
    return failed[[job.objective for job in network.jobs]]


def _person_days(network: Network, drawn: Draws, starts: Floats, until: Floats) -> Floats:
    """Days of people per objective: from each start to its end, its task's or its objective's."""
    spent = np.zeros((len(network.objectives), drawn.wins.shape[1]))
    for number, attempt in enumerate(network.attempts):
        start = starts[number]
        with np.errstate(invalid="ignore"):
            worked = np.minimum(start + drawn.days[number], until[attempt.task]) - start
        worked = np.where(np.isfinite(start), np.maximum(worked, 0.0), 0.0)
        spent[attempt.objective] += attempt.people * worked
    return spent
