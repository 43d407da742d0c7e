"""What may start by a task's strategy, as bits that are set and cleared."""

import numpy as np
from numpy.typing import NDArray

from core.planner.worlds import UNTRIED, Ready, Worlds

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
Bools = NDArray[np.bool_]


def offer_ready(worlds: Worlds, jobs: Ints, active: Ints) -> None:
    """Tasks whose predecessors are all done: what their strategy allows may start."""
    tables = worlds.tables
    simple = tables.simple.take(jobs)
    if simple.all():
        offer(worlds, worlds.ready, tables.members[:, 0].take(jobs), active)
        return
    offer(worlds, worlds.ready, tables.members[:, 0].take(jobs[simple]), active[simple])
    _offer_several(worlds, jobs[~simple], active[~simple])


def offer_next(worlds: Worlds, jobs: Ints, active: Ints) -> None:
    """An attempt of these tasks was lost and some are left: the next ones may start."""
    reached = worlds.waits.take(jobs * worlds.count + active) == 0
    _offer_several(worlds, jobs[reached], active[reached])


def _offer_several(worlds: Worlds, jobs: Ints, active: Ints) -> None:
    """Tasks that are not tried strictly one by one: all, or the first once those before are lost.

    What ran on day 0 holds up the rest of a sequence, wherever in it it stands.
    """
    tables, count = worlds.tables, worlds.count
    parallel, auto = tables.parallel.take(jobs), tables.auto.take(jobs)
    held = _still_running(worlds, jobs, active)
    for column in tables.members.T:
        attempts = column.take(jobs)
        some, place = attempts >= 0, attempts * count + active
        fits = some & (worlds.waited.take(place) == UNTRIED)
        in_turn = fits & (parallel | ~held)
        offer(worlds, worlds.ready, attempts[in_turn], active[in_turn])
        besides = fits & auto
        offer(worlds, worlds.extra, attempts[besides], active[besides])
        held |= some & ~worlds.gone.take(place)


def _still_running(worlds: Worlds, jobs: Ints, active: Ints) -> Bools:
    """Whether anything that ran on day 0 still does."""
    found = np.zeros(len(jobs), dtype=bool)
    for column in worlds.tables.members.T:
        attempts = column.take(jobs)
        on = ~worlds.gone.take(attempts * worlds.count + active)
        found |= (attempts >= 0) & worlds.tables.at_first.take(attempts) & on
    return found


def offer(worlds: Worlds, ready: Ready, attempts: Ints, active: Ints) -> None:
    """Set the bits of attempts, and of their words; what comes of one world comes together."""
    numbering, count = worlds.tables.numbering, worlds.count
    words = numbering.word.take(attempts)
    places, marked = words * count + active, numbering.summary.take(words) * count + active
    bits, marks = numbering.bit.take(attempts), numbering.mark.take(words)
    if (active[1:] == active[:-1]).any():
        np.bitwise_or.at(ready.words, places, bits)
        np.bitwise_or.at(ready.summaries, marked, marks)
    else:
        ready.words[places] = ready.words.take(places) | bits
        ready.summaries[marked] = ready.summaries.take(marked) | marks


def withdraw(worlds: Worlds, attempts: Ints, active: Ints) -> None:
    """Clear the bits of one attempt a world, and of words that are empty now."""
    numbering = worlds.tables.numbering
    words = numbering.word.take(attempts)
    place, kept = words * worlds.count + active, ~numbering.bit.take(attempts)
    for ready in (worlds.ready, worlds.extra):
        if len(ready.words):
            rest = ready.words.take(place) & kept
            ready.words[place] = rest
            empty = (rest == 0).nonzero()[0]
            _unmark(worlds, ready, words.take(empty), active.take(empty))


def withdraw_all(worlds: Worlds, objectives: Ints, active: Ints) -> None:
    """Clear the bits of all that belongs to one objective a world."""
    tables = worlds.tables
    words, kept = tables.cleared.take(objectives, axis=0), tables.kept.take(objectives, axis=0)
    place = words * worlds.count + active[:, None]
    for ready in (worlds.ready, worlds.extra):
        if len(ready.words):
            rest = ready.words.take(place) & kept
            ready.words[place] = rest
            which, column = (rest == 0).nonzero()
            _unmark(worlds, ready, words[which, column], active.take(which))


def _unmark(worlds: Worlds, ready: Ready, words: Ints, active: Ints) -> None:
    """Words are empty: their summaries say so."""
    numbering = worlds.tables.numbering
    rows = numbering.summary.take(words)
    marks = ~numbering.mark.take(words)
    np.bitwise_and.at(ready.summaries, rows * worlds.count + active, marks)
