"""The network as arrays for the event loop."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.network import Job, Network
from core.planner.numbering import Numbering, clearing_of, numbering_of

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
Bools = NDArray[np.bool_]

FAR = 2**20
"""More predecessors than any task has: a won task is never offered again."""


@dataclass(frozen=True)
class Tables:
    """The network as arrays; attempts are rows in the order in which work starts.

    Attributes:
        role: Of each attempt; those who need nobody scarce share one role more, without end.
        need, people: People it takes of its role, and people it costs.
        following: The next attempt of a simple task, or -1; shape (attempts,).
        at_first: Which attempts run on day 0.
        simple: Whether a task is tried strictly one after the other from here; shape (jobs,).
        waits: Unfinished predecessors of each job on day 0.
        later, first_later: The jobs after each job, one after another; where each one's start.
        members: Attempts of each job in order, padded with -1, shape (jobs, most).
        cleared, kept: See ``clearing_of``; shape (objectives, most).
    """

    role: Ints
    need: Ints
    people: Ints
    task: Ints
    objective: Ints
    numbering: Numbering
    following: Ints
    at_first: Bools
    simple: Bools
    parallel: Bools
    auto: Bools
    sequence: Bools
    waits: Ints
    later: Ints
    first_later: Ints
    members: Ints
    cleared: Ints
    kept: Words
    slots: int


def tables_from(network: Network) -> Tables:
    """The tables of a network."""
    attempts, jobs = network.attempts, network.jobs
    count = len(network.roles)
    role = _column([count if each.role < 0 else each.role for each in attempts])
    need = _column([0 if each.role < 0 else each.people for each in attempts])
    numbering = numbering_of(role, need, count + 1)
    later = [[] for _ in jobs]  # type: list[list[int]]
    for number, job in enumerate(jobs):
        for before in job.after:
            later[before].append(number)
    simple = np.array([_is_simple(network, number) for number in range(len(jobs))], dtype=bool)
    strategies = np.array([job.strategy for job in jobs], dtype=object)
    objective = _column([each.objective for each in attempts])
    cleared, kept = clearing_of(objective, numbering, len(network.objectives))
    return Tables(
        role=role,
        need=need,
        people=_column([each.people for each in attempts]),
        task=_column([each.task for each in attempts]),
        objective=objective,
        numbering=numbering,
        following=_following(network),
        at_first=np.array([each.running for each in attempts], dtype=bool),
        simple=simple,
        parallel=strategies == "parallel",
        auto=strategies == "auto",
        sequence=strategies == "sequence",
        waits=_column([_waits(network, job) for job in jobs]),
        later=_column([each for row in later for each in row]),
        first_later=np.cumsum([0, *(len(row) for row in later)], dtype=np.int64),
        members=_padded([list(job.attempts) for job in jobs]),
        cleared=cleared,
        kept=kept,
        slots=_slots(network),
    )


def _is_simple(network: Network, number: int) -> bool:
    """Whether a task's attempts can only run one after the other, in their order."""
    job = network.jobs[number]
    if any(network.attempts[each].running for each in job.attempts):
        return False
    return job.strategy == "sequence" or len(job.attempts) < 2


def _following(network: Network) -> Ints:
    found = np.full(len(network.attempts), -1, dtype=np.int64)
    for job in network.jobs:
        found[list(job.attempts[:-1])] = job.attempts[1:]
    return found


def _waits(network: Network, job: Job) -> int:
    return FAR if job.won else sum(not network.jobs[each].won for each in job.after)


def _slots(network: Network) -> int:
    """The most attempts that can run at once."""
    most = list(network.at_first)
    for change in network.changes:
        most[change.role] = max(most[change.role], change.people)
    free = sum(each.running or each.role < 0 for each in network.attempts)
    return max(1, min(len(network.attempts), sum(most) + free))


def _column(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _padded(rows: list[list[int]]) -> Ints:
    width = max((len(row) for row in rows), default=0) or 1
    table = np.full((len(rows), width), -1, dtype=np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table
