"""Every draw of a world: what wins, how long it takes, what is true, who joins.

Times are whole ticks of a millionth of a working day, so that sums of days written with up to six
decimals are exact and what ends at one instant is seen to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.beliefs import Group, drawn
from core.planner.early import losing_law, part_of, remaining, win_chance
from core.planner.network import TICKS, Attempt, Network
from core.planner.normal import quick_normal
from core.planner.streams import Streams, below, lower, upper

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LONGEST = 2.0**40
"""Ticks of an attempt at most, about four thousand years."""


@dataclass(frozen=True, slots=True)
class Common:
    """What all work of a world shares; arrays have one column a world.

    Attributes:
        factor: The shared part of the overrun, shape (worlds,).
        truth: Whether each assumption is true, shape (assumptions, worlds).
    """

    factor: Floats
    truth: Bools


def common(network: Network, groups: Sequence[Group], streams: Streams, count: int) -> Common:
    """The next ``count`` worlds' shared draws."""
    truth = np.ones((len(network.assumptions), count), dtype=bool)
    for group in groups:
        names = [f"assumption/{network.assumptions[each]}" for each in group.members]
        uniforms = np.array([streams.uniforms(name, count) for name in names])
        truth[list(group.members)] = drawn(group, uniforms)
    return Common(_factor(network, streams, count), truth)


def _factor(network: Network, streams: Streams, count: int) -> Floats:
    if network.shared_sigma == 0:
        return np.ones(count)
    return np.asarray(
        np.exp(network.shared_sigma * quick_normal(streams.uniforms("overrun", count)))
    )


def joined(network: Network, streams: Streams, count: int) -> Bools:
    """Whether each step of people holds, shape (changes, worlds)."""
    found = [streams.uniforms(each.reference, count) < each.chance for each in network.changes]
    return np.array(found, dtype=bool).reshape(-1, count)


def outcomes(attempts: Sequence[Attempt], shared: Common, streams: Streams) -> Ints:
    """Twice the ticks each attempt takes, plus 1 where it wins; shape (attempts, worlds).

    Ticks count from its start, or from today while running.
    """
    found = np.empty((len(attempts), len(shared.factor)), dtype=np.int64)
    for row, attempt in zip(found, attempts, strict=True):
        wins, days = _attempt(attempt, shared, streams)
        ticks = np.rint(days * TICKS)
        np.maximum(ticks, 1.0, out=ticks)
        limit = min(round(attempt.box * TICKS), LONGEST) if attempt.box < LONGEST else LONGEST
        if limit < LONGEST:
            wins &= ticks <= limit
        np.minimum(ticks, limit, out=ticks)
        np.multiply(ticks, 2.0, out=row, casting="unsafe")
        row += wins
    return found


def _attempt(attempt: Attempt, shared: Common, streams: Streams) -> tuple[Bools, Floats]:
    """Time limit aside: whether one attempt wins in each world, and its days either way."""
    raw = streams.raw(attempt.reference, len(shared.factor))
    drawing = _running if attempt.elapsed > 0 else _started
    chance, to_win, to_lose = drawing(attempt, shared.factor, upper(raw), streams)
    wins = below(raw, chance) if isinstance(chance, float) else lower(raw) < chance
    if attempt.assumes:
        wins &= shared.truth[list(attempt.assumes)].all(axis=0)
    return wins, np.where(wins, to_win, to_lose) if attempt.early else to_win


Lengths = tuple[Floats | float, Floats, Floats]
"""The chance to win, days to win and days to lose; the latter are the same at_end."""


def _started(attempt: Attempt, factor: Floats, length: Floats, streams: Streams) -> Lengths:
    """An attempt that starts in the worlds, or on this very day."""
    name, law = attempt.reference, attempt.law
    spread = streams.uniforms(f"{name} spread", len(length)) if law.bare else length
    days = law.drawn(length, spread)
    days *= factor
    if not attempt.early:
        return attempt.chance, days, days
    when = streams.uniforms(f"{name} failure", len(length))
    return attempt.chance, days, days * part_of(attempt.chance, when)


def _running(attempt: Attempt, factor: Floats, length: Floats, streams: Streams) -> Lengths:
    """An attempt known to have run a while; where nothing remains, one working day does."""
    law, since = attempt.law, attempt.elapsed / factor
    days = _left(remaining(law.cdf, law.quantile, since, length) * factor)
    if not attempt.early:
        return attempt.chance, days, days
    when = streams.uniforms(f"{attempt.reference} failure", len(length))
    showing = remaining(*losing_law(law, attempt.chance), since, when)
    return win_chance(law, attempt.chance, since), days, _left(showing * factor)


def _left(days: Floats) -> Floats:
    return np.where(np.isnan(days), 1.0, days)
