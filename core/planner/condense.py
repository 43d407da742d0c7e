"""What of an objective can be collapsed, task by task, and the share of worlds left to draw."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import DTypeLike, NDArray

from core.model.durations import Pert
from core.planner.beliefs import Group, normalised
from core.planner.collapse import BINS, Collapsed, Tries, collapsed
from core.planner.exact import groups_of
from core.planner.network import Attempt, Job, Network
from core.planner.shelf import MOST, shelf
from core.planner.unlimited import in_order

Floats = NDArray[np.floating]
Bools = NDArray[np.bool_]

MOST_PATTERNS = 16
"""Truth assignments of one task's assumptions that get a law each."""
STRETCHED = 50.0
"""A tail this many means long would leave a grid too coarse for the rest."""


@dataclass(frozen=True, slots=True)
class Table:
    """A collapsed task's days: one law for each pattern of what it assumes.

    Attributes:
        assumes: Assumptions whose truth is the pattern's bits, the first one the lowest.
        chances: Of success, per pattern.
        days: Laws one after another, shape (patterns · bins,).
    """

    assumes: tuple[int, ...]
    chances: NDArray[np.float64]
    days: Floats
    bins: int = BINS

    def pattern(self, truth: Bools) -> NDArray[np.intp]:
        """The pattern of each column of truths, shape (assumptions, worlds) to (worlds,)."""
        found = np.zeros(truth.shape[1], dtype=np.intp)
        for place, each in enumerate(self.assumes):
            found |= truth[each].astype(np.intp) << place
        return found


@dataclass(frozen=True, slots=True)
class Condensed:
    """An objective ready to be run.

    Attributes:
        order: Its jobs, each after those it comes after; ``last`` those none surely outlasts.
        tables: The collapsed ones.
        groups: Assumptions, given that all collapsed tasks succeed.
        share: The chance that they do.
        kind: The number type of days: 32 bits are plenty where no law has a jump.
    """

    order: tuple[int, ...]
    last: tuple[int, ...]
    tables: Mapping[int, Table]
    groups: Sequence[Group]
    share: float
    kind: DTypeLike


def condensed(network: Network, objective: int) -> Condensed:
    """Collapse what can be collapsed of an objective."""
    numbers = network.jobs_of[objective]
    kind = _kind(network, objective)
    tables = _tables(network, [each for each in numbers if _fits(network, each)], kind)
    groups, share = _conditioned(network, objective, tables)
    before = {each for number in numbers for each in _outlasted(network, number)}
    return Condensed(
        order=tuple(in_order(network.jobs, numbers)),
        last=tuple(each for each in numbers if each not in before),
        tables=tables,
        groups=groups,
        share=share,
        kind=kind,
    )


def _outlasted(network: Network, number: int) -> tuple[int, ...]:
    """Jobs that are surely done before this one; what runs already may win before them."""
    job = network.jobs[number]
    running = any(network.attempts[each].running for each in job.attempts)
    return () if job.won or running else job.after


def _kind(network: Network, objective: int) -> DTypeLike:
    rows = network.attempts_of[objective]
    jumps = any(_jumps(each) for each in network.attempts[rows.start : rows.stop])
    return np.float64 if jumps else np.float32


def _jumps(attempt: Attempt) -> bool:
    """Whether an attempt's days have chances at single points."""
    fixed = isinstance(attempt.days, float | int) and attempt.factor[1] == 0
    return fixed or attempt.running or attempt.box != math.inf


def _fits(network: Network, number: int) -> bool:
    """Whether a task can be collapsed."""
    job = network.jobs[number]
    attempts = [network.attempts[each] for each in job.attempts]
    if job.won or not attempts or 2 ** len(_assumed(attempts)) > MOST_PATTERNS:
        return False
    if len(attempts) == 1:
        return not attempts[0].running and math.isinf(attempts[0].box)
    tame = job.strategy != "sequence" or not any(_is_stretched(each) for each in attempts)
    return tame and not any(_jumps(each) for each in attempts)


def _assumed(attempts: Sequence[Attempt]) -> tuple[int, ...]:
    if not any(attempt.assumes for attempt in attempts):
        return ()
    return tuple(sorted({each for attempt in attempts for each in attempt.assumes}))


def _is_stretched(attempt: Attempt) -> bool:
    """Whether a law's tail is very long beside its mean."""
    if isinstance(attempt.days, Pert) and attempt.factor[1] == 0:
        return False
    law = attempt.law
    return float(law.quantile(np.array([0.9995]))[0]) > STRETCHED * law.mean


def _tables(network: Network, numbers: Sequence[int], kind: DTypeLike) -> dict[int, Table]:
    """Tables of jobs that can be collapsed; the laws of all their patterns are made together."""
    tries: list[Tries] = []
    for number in numbers:
        tries += _patterns(network, network.jobs[number])
    # A plan that would sweep the shelf clean is not worth the keys.
    small = len(network.jobs) <= MOST
    laws = iter(shelf().collapsed(tries) if small else collapsed(tries))
    return {number: _table(network, network.jobs[number], laws, kind) for number in numbers}


def _patterns(network: Network, job: Job) -> list[Tries]:
    attempts = tuple(network.attempts[each] for each in job.attempts)
    assumed = _assumed(attempts)
    in_turn = job.strategy == "sequence"
    if not assumed:
        return [Tries(attempts, tuple(each.chance for each in attempts), in_turn)]
    found = []
    for pattern in range(2 ** len(assumed)):
        true = {each for place, each in enumerate(assumed) if pattern >> place & 1}
        chances = tuple(each.chance * true.issuperset(each.assumes) for each in attempts)
        found.append(Tries(attempts, chances, in_turn))
    return found


def _table(network: Network, job: Job, laws: Iterator[Collapsed], kind: DTypeLike) -> Table:
    assumed = _assumed([network.attempts[each] for each in job.attempts])
    mine = list(islice(laws, 2 ** len(assumed)))
    days = np.concatenate([law.days for law in mine]).astype(kind)
    return Table(assumed, np.array([law.chance for law in mine]), days)


def _conditioned(
    network: Network, objective: int, tables: Mapping[int, Table]
) -> tuple[list[Group], float]:
    """Assumptions given that all collapsed tasks succeed, and the chance of that."""
    share = math.prod(float(each.chances[0]) for each in tables.values() if not each.assumes)
    rows = network.attempts_of[objective]
    used = set(_assumed(network.attempts[rows.start : rows.stop]))
    found = []
    for group in groups_of(network, objective) if used else []:
        if used & set(group.members):
            mine = [each for each in tables.values() if set(each.assumes) & set(group.members)]
            weights = group.weights * _succeeding(network, group, mine)
            share *= float(weights.sum())
            found.append(replace(group, weights=normalised(weights, group.weights)))
    return found, share


def _succeeding(network: Network, group: Group, tables: Sequence[Table]) -> NDArray[np.float64]:
    """Per truth assignment of a group the chance that these tasks succeed."""
    truth = np.zeros((len(network.assumptions), len(group.weights)), dtype=bool)
    truth[list(group.members)] = group.truth.T
    found = np.ones(len(group.weights))
    for each in tables:
        found *= each.chances[each.pattern(truth)]
    return found
