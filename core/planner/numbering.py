"""The numbering of what may start, as bits.

Attempts that need the same number of the same people are one *kind* and stand together, in the
order in which work starts; each kind begins a new word, and a summary word says which of a kind's
words hold anything. So the first that may start is found in the same few steps however long the
plan is.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
BITS = 64


class Kind(NamedTuple):
    """Attempts with one need; words and summaries are row numbers, half-open."""

    people: int
    words: tuple[int, int]
    summaries: tuple[int, int]


class Numbering(NamedTuple):
    """Which bit is whose."""

    word: Ints
    bit: Words
    summary: Ints
    mark: Words
    numbered: Ints
    kinds: tuple[tuple[Kind, ...], ...]


def numbering_of(role: Ints, need: Ints, roles: int) -> Numbering:
    """The numbering of attempts with these roles and needs, in the order in which they start."""
    word = np.zeros(len(role), dtype=np.int64)
    place = np.zeros(len(role), dtype=np.int64)
    kinds: list[list[Kind]] = [[] for _ in range(roles)]
    words = summaries = 0
    for number, people in sorted({*zip(role.tolist(), need.tolist(), strict=True)}):
        mine = np.flatnonzero((role == number) & (need == people))
        word[mine] = words + np.arange(len(mine)) // BITS
        place[mine] = np.arange(len(mine)) % BITS
        width = -(-len(mine) // BITS)
        height = -(-width // BITS)
        kinds[number].append(Kind(people, (words, words + width), (summaries, summaries + height)))
        words, summaries = words + width, summaries + height
    numbered = np.full(words * BITS, -1, dtype=np.int64)
    numbered[word * BITS + place] = np.arange(len(role))
    summary, mark = _summaries(kinds, words)
    return Numbering(
        word, bits(place), summary, mark, numbered, tuple(tuple(each) for each in kinds)
    )


def _summaries(kinds: list[list[Kind]], words: int) -> tuple[Ints, Words]:
    summary = np.zeros(words, dtype=np.int64)
    place = np.zeros(words, dtype=np.int64)
    for kind in (each for role in kinds for each in role):
        first, last = kind.words
        summary[first:last] = kind.summaries[0] + np.arange(last - first) // BITS
        place[first:last] = np.arange(last - first) % BITS
    return summary, bits(place)


def bits(places: Ints) -> Words:
    """The word with only that bit set, for each place."""
    return np.asarray(np.uint64(1) << places.astype(np.uint64))


def clearing_of(objective: Ints, numbering: Numbering, objectives: int) -> tuple[Ints, Words]:
    """Per objective the words its attempts stand in, and the bits that remain without them."""
    rows: list[dict[int, int]] = [{} for _ in range(objectives)]
    listed = zip(objective.tolist(), numbering.word.tolist(), numbering.bit.tolist(), strict=True)
    for owner, word, bit in listed:
        rows[owner][word] = rows[owner].get(word, 0) | bit
    width = max((len(row) for row in rows), default=0) or 1
    words = np.zeros((objectives, width), dtype=np.int64)
    kept = np.full((objectives, width), 2**64 - 1, dtype=np.uint64)
    for number, row in enumerate(rows):
        words[number, : len(row)] = list(row)
        kept[number, : len(row)] = [2**64 - 1 - mask for mask in row.values()]
    return words, kept
