"""Bits for many attempts in few words, and the tables the event loop looks things up in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.network import Network

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
BITS = 64


@dataclass(frozen=True)
class Tables:
    """The network as arrays; attempts are rows in the order in which work starts.

    Attributes:
        kinds: Distinct (role, people) needs, shape (kinds, 2); a role of -1 needs nobody.
        kind_words: Which attempts have that need, shape (kinds, words).
        job_words, objective_words: Which attempts belong to it, shape (…, words).
        owner: The objective of each job.
        steps: Role and number of each step of people, shape (changes, 2).
        later: Numbers of the jobs after each job, padded with -1, shape (jobs, most).
        members: Attempts of each job in order, padded with -1, shape (jobs, most).
    """

    role: Ints
    people: Ints
    task: Ints
    objective: Ints
    owner: Ints
    steps: Ints
    kinds: Ints
    kind_words: Words
    job_words: Words
    objective_words: Words
    later: Ints
    members: Ints
    before: Ints
    parallel: NDArray[np.bool_]
    auto: NDArray[np.bool_]
    slots: int


def tables_from(network: Network) -> Tables:
    """The tables of a network."""
    attempts = network.attempts
    needs = [(each.role, each.people if each.role >= 0 else 0) for each in attempts]
    kinds = sorted(set(needs)) or [(-1, 0)]
    later: list[list[int]] = [[] for _ in network.jobs]
    for number, job in enumerate(network.jobs):
        for before in job.after:
            later[before].append(number)
    strategies = [job.strategy for job in network.jobs]
    return Tables(
        role=np.array([each.role for each in attempts], dtype=np.int64),
        people=np.array([each.people for each in attempts], dtype=np.int64),
        task=np.array([each.task for each in attempts], dtype=np.int64),
        objective=np.array([each.objective for each in attempts], dtype=np.int64),
        owner=np.array([job.objective for job in network.jobs], dtype=np.int64),
        steps=np.array(
            [(change.role, change.people) for change in network.changes], dtype=np.int64
        ).reshape(-1, 2),
        kinds=np.array(kinds, dtype=np.int64),
        kind_words=_words([[n == kind for n in needs] for kind in kinds]),
        job_words=_words(
            [[each.task == job for each in attempts] for job in range(len(network.jobs))]
        ),
        objective_words=_words(
            [[each.objective == o for each in attempts] for o in range(len(network.objectives))]
        ),
        later=_padded(later),
        members=_padded([list(job.attempts) for job in network.jobs]),
        before=np.array([len(set(job.after)) for job in network.jobs], dtype=np.int64),
        parallel=np.array([each == "parallel" for each in strategies]),
        auto=np.array([each == "auto" for each in strategies]),
        slots=_slots(network),
    )


def _slots(network: Network) -> int:
    """The most attempts that can run at once."""
    most = list(network.at_first)
    for change in network.changes:
        most[change.role] = max(most[change.role], change.people)
    free = sum(each.running or each.role < 0 for each in network.attempts)
    return max(1, min(len(network.attempts), sum(most) + free))


def _words(rows: list[list[bool]]) -> Words:
    """Rows of booleans as rows of 64-bit words, lowest bit first."""
    bits = np.array(rows, dtype=bool)
    width = max(1, -(-bits.shape[1] // BITS)) * BITS
    wide = np.zeros((len(rows), width), dtype=bool)
    wide[:, : bits.shape[1]] = bits
    packed = np.packbits(wide, axis=1, bitorder="little")
    return packed.view("<u8").astype(np.uint64)


def _padded(rows: list[list[int]]) -> Ints:
    width = max((len(row) for row in rows), default=0)
    table = np.full((len(rows), max(1, width)), -1, dtype=np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table


def lowest(words: Words) -> tuple[Ints, NDArray[np.bool_]]:
    """Per column the number of the lowest set bit, and whether there is one.

    Shape (words, worlds) to (worlds,) each; the number is meaningless where there is none.
    """
    some = words != 0
    place = some.argmax(axis=0)
    word = np.take_along_axis(words, place[None, :], axis=0)[0]
    bit = np.bitwise_count((word & (~word + np.uint64(1))) - np.uint64(1))
    return place * BITS + bit.astype(np.int64), some.any(axis=0)
