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


class Kinds(NamedTuple):
    """The kinds as columns, and those of each role.

    Attributes:
        need: People of its role, shape (kinds,).
        first, last: Its first and last word.
        row, rows: Its first summary, and how many it has.
        of_role: Kinds of each role, fewest people first, padded with -1; shape (roles, most).
        one_each: Whether the first roles have one kind with one summary each, the rest none.
    """

    need: Ints
    first: Ints
    last: Ints
    row: Ints
    rows: Ints
    of_role: Ints
    one_each: bool


class Numbering(NamedTuple):
    """Which bit is whose.

    Attributes:
        word, bit: Where an attempt's bit stands, and the bit itself.
        summary, mark: Of each word, the row of its summary and its bit there.
        numbered: The attempt at each bit of all words, or -1.
    """

    word: Ints
    bit: Words
    summary: Ints
    mark: Words
    numbered: Ints
    kinds: Kinds


def numbering_of(role: Ints, need: Ints, roles: int) -> Numbering:
    """The numbering of attempts with these roles and needs, in the order in which they start."""
    word, place = np.zeros_like(role), np.zeros_like(role)
    columns: list[tuple[int, int, int, int, int]] = []
    listed = sorted({*zip(role.tolist(), need.tolist(), strict=True)})
    words = rows = 0
    for number, people in listed:
        mine = np.flatnonzero((role == number) & (need == people))
        word[mine] = words + np.arange(len(mine)) // BITS
        place[mine] = np.arange(len(mine)) % BITS
        width = -(-len(mine) // BITS)
        height = -(-width // BITS)
        columns.append((people, words, words + width - 1, rows, height))
        words, rows = words + width, rows + height
    kinds = _kinds(columns, [number for number, _ in listed], roles)
    numbered = np.full(words * BITS, -1, dtype=np.int64)
    numbered[word * BITS + place] = np.arange(len(role))
    return Numbering(word, bits(place), *_summaries(kinds, words), numbered, kinds)


def _kinds(columns: list[tuple[int, int, int, int, int]], owners: list[int], roles: int) -> Kinds:
    need, first, last, row, rows = np.array(columns, dtype=np.int64).reshape(-1, 5).T
    mine = [[kind for kind, role in enumerate(owners) if role == each] for each in range(roles)]
    of_role = np.full((roles, max(1, *(len(each) for each in mine))), -1, dtype=np.int64)
    for number, each in enumerate(mine):
        of_role[number, : len(each)] = each
    one_each = owners == list(range(len(owners))) and bool((rows == 1).all())
    return Kinds(need, first, last, row, rows, of_role, one_each)


def _summaries(kinds: Kinds, words: int) -> tuple[Ints, Words]:
    summary, place = np.zeros(words, dtype=np.int64), np.zeros(words, dtype=np.int64)
    for first, last, row in zip(kinds.first, kinds.last, kinds.row, strict=True):
        numbers = np.arange(last + 1 - first)
        summary[first : last + 1] = row + numbers // BITS
        place[first : last + 1] = numbers % BITS
    return summary, bits(place)


def bits(places: Ints) -> Words:
    """The word with only that bit set, for each place."""
    return np.asarray(np.uint64(1) << places.astype(np.uint64))


def clearing_of(objective: Ints, numbering: Numbering, objectives: int) -> tuple[Ints, Words]:
    """Per objective the words its attempts stand in, and the bits that remain without them.

    Rows are padded with their own last word, so that it does not matter which is written last.
    """
    rows: list[dict[int, int]] = [{} for _ in range(objectives)]
    listed = zip(objective.tolist(), numbering.word.tolist(), numbering.bit.tolist(), strict=True)
    for owner, word, bit in listed:
        rows[owner][word] = rows[owner].get(word, 0) | bit
    width = max((len(row) for row in rows), default=0)
    words = np.zeros((objectives, width), dtype=np.int64)
    kept = np.full((objectives, width), 2**64 - 1, dtype=np.uint64)
    for number, row in enumerate(rows):
        if row:
            words[number] = [*row, *[list(row)[-1]] * (width - len(row))]
            kept[number] = [2**64 - 1 - row[word] for word in words[number].tolist()]
    return words, kept
