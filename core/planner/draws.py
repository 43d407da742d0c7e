"""Every draw of a world: what wins, how long it takes, what is true, who joins.

The uniforms of an approach come from its own counter-based generator, keyed by the seed and its
full reference, and are read in the order of the worlds: so they depend on nothing else of the
plan, and neither on chunks nor on the number of worlds.
"""

import hashlib
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.planner.beliefs import Bools, Group, drawn
from core.planner.early import SURELY_OVER, lost_at, part_of, win_chance
from core.planner.network import Attempt, Network
from core.planner.normal import inverse_normal

Floats = NDArray[np.float64]


@dataclass
class Streams:
    """The uniforms of each named thing, in the order of the worlds."""

    seed: int
    _open: dict[str, np.random.Generator] = field(default_factory=dict)

    def uniforms(self, name: str, count: int) -> Floats:
        """The next ``count`` uniforms of a name, in (0, 1)."""
        if name not in self._open:
            digest = hashlib.blake2b(f"{self.seed}\x00{name}".encode(), digest_size=16)
            key = int.from_bytes(digest.digest(), "little")
            self._open[name] = np.random.Generator(np.random.Philox(key=key))
        return np.maximum(self._open[name].random(count), 2.0**-54)


@dataclass(frozen=True, slots=True)
class Draws:
    """The draws of a run of worlds; arrays have one column a world.

    Attributes:
        wins: Whether each attempt would win, started or not, shape (attempts, worlds).
        days: Working days it takes from its start, or from today while running; same shape.
        joins: Whether each step of people holds, shape (changes, worlds).
    """

    wins: Bools
    days: Floats
    joins: Bools


def draws(network: Network, groups: list[Group], streams: Streams, count: int) -> Draws:
    """The next ``count`` worlds."""
    factor = _shared_factor(network, streams, count)
    truth = _truths(network, groups, streams, count)
    wins = np.empty((len(network.attempts), count), dtype=bool)
    days = np.empty((len(network.attempts), count))
    for place, attempt in enumerate(network.attempts):
        wins[place], days[place] = _attempt(attempt, truth, factor, streams)
    joins = [
        streams.uniforms(change.reference, count) < change.chance for change in network.changes
    ]
    return Draws(wins, days, np.array(joins, dtype=bool).reshape(-1, count))


def _shared_factor(network: Network, streams: Streams, count: int) -> Floats:
    if network.shared_sigma == 0:
        return np.ones(count)
    shared = inverse_normal(streams.uniforms("overrun", count))
    return np.asarray(np.exp(network.shared_sigma * shared))


def _truths(network: Network, groups: list[Group], streams: Streams, count: int) -> Bools:
    truth = np.ones((len(network.assumptions), count), dtype=bool)
    for group in groups:
        names = [f"assumption/{network.assumptions[each]}" for each in group.members]
        uniforms = np.array([streams.uniforms(name, count) for name in names])
        truth[list(group.members)] = drawn(group, uniforms)
    return truth


def _attempt(
    attempt: Attempt, truth: Bools, factor: Floats, streams: Streams
) -> tuple[Bools, Floats]:
    """Whether one attempt wins in each world, and its days either way."""
    won, to_win, to_lose = _alone(attempt, factor, streams)
    if attempt.assumes:
        won &= truth[list(attempt.assumes)].all(axis=0)
    won &= to_win <= attempt.box
    days = np.where(won, to_win, to_lose) if attempt.early else to_win
    return won, np.minimum(days, attempt.box)


def _alone(attempt: Attempt, factor: Floats, streams: Streams) -> tuple[Bools, Floats, Floats]:
    """Assumptions and time limit aside: whether it wins, days to win and days to lose."""
    name, count = attempt.reference, len(factor)
    outcome = streams.uniforms(f"{name} outcome", count)
    length = streams.uniforms(f"{name} days", count)
    if attempt.elapsed > 0:
        since = attempt.elapsed / factor
        chance = win_chance(attempt, since)
        to_win = remaining(attempt, since, length) * factor
    else:
        since, chance = np.zeros(count), np.full(count, attempt.chance)
        spread = streams.uniforms(f"{name} spread", count) if attempt.law.bare else length
        to_win = attempt.law.drawn(length, spread) * factor
    if not attempt.early:
        return outcome < chance, to_win, to_win
    when = streams.uniforms(f"{name} failure", count)
    if attempt.elapsed > 0:
        to_lose = lost_at(attempt, since, when, length) * factor
    else:
        to_lose = to_win * part_of(attempt.chance, when)
    return outcome < chance, to_win, to_lose


def remaining(attempt: Attempt, since: Floats, uniforms: Floats) -> Floats:
    """Days that remain of an attempt known to have run ``since``, all before the shared factor.

    Where nothing remains, one working day does.
    """
    before = attempt.law.cdf(since)
    on = 1.0 - before
    inside = np.minimum(before + uniforms * on, 1 - 2.0**-53)
    left = attempt.law.quantile(inside) - since
    one_day = since / attempt.elapsed
    over = (on < SURELY_OVER) | (left <= 0)
    return np.where(over, one_day, left)
