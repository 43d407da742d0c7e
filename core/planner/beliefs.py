"""What is believed of shared assumptions, given the approaches won and lost so far.

Bayes' rule over truth assignments: the prior times, for each approach that assumes something and
is won, p where all it assumes is true, and for each lost one 1 - p there and 1 elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from core.planner.plan import Approach, Plan

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MOST_TOGETHER = 12
"""Assumptions of one connected group that are enumerated."""
SAMPLED = 2**15


@dataclass(frozen=True, slots=True)
class Group:
    """Assumptions that hang together: truth assignments and their posterior weights.

    Attributes:
        members: Indices of the assumptions, ascending.
        truth: Shape (rows, members); every assignment, or weighted draws where ``sampled``.
        weights: Posterior chance of each row, shape (rows,), sum 1.
    """

    members: tuple[int, ...]
    truth: Bools
    weights: Floats
    sampled: bool

    def holds(self, assumes: Iterable[int]) -> Bools:
        """Per row, whether all of these assumptions that are members are true."""
        columns = [self.members.index(each) for each in assumes if each in self.members]
        return np.asarray(self.truth[:, columns].all(axis=1))


def connected(count: int, links: Iterable[Sequence[int]]) -> list[tuple[int, ...]]:
    """The groups into which links between ``count`` things tie them, each ascending."""
    parent = list(range(count))

    def root(of: int) -> int:
        while parent[of] != of:
            of = parent[of]
        return of

    for link in links:
        for other in link[1:]:
            parent[root(other)] = root(link[0])
    groups: dict[int, list[int]] = {}
    for each in range(count):
        groups.setdefault(root(each), []).append(each)
    return [tuple(group) for group in groups.values()]


def evidence(plan: Plan) -> list[Approach]:
    """Approaches that tell something about what they assume: won or lost, and not certain."""
    return [
        approach
        for objective in plan.objectives
        for task in objective.tasks
        for approach in task.approaches
        if approach.assumes and approach.state in ("won", "lost")
    ]


def believed(plan: Plan, members: tuple[int, ...], seen: Sequence[Approach]) -> Group:
    """The posterior of a connected group given what was ``seen``.

    Above twelve members by weighted draws of the prior.
    """
    keys = tuple(plan.assumptions)
    prior = np.array([plan.assumptions[keys[each]] for each in members])
    sampled = len(members) > MOST_TOGETHER
    if sampled:
        uniforms = np.random.Generator(np.random.Philox(key=len(members))).random(
            (SAMPLED, len(members))
        )
        truth, weights = uniforms < prior, np.ones(SAMPLED)
    else:
        rows = np.arange(2 ** len(members))[:, None]
        truth = (rows >> np.arange(len(members))[::-1]) & 1 == 1
        weights = np.where(truth, prior, 1 - prior).prod(axis=1)
    group = Group(members, truth, weights, sampled)
    numbers = {key: number for number, key in enumerate(keys)}
    likely = reduce(lambda so_far, each: so_far * _likelihood(group, each, numbers), seen, weights)
    return Group(members, truth, normalised(likely, weights), sampled)


def _likelihood(group: Group, approach: Approach, numbers: dict[str, int]) -> Floats:
    assumed = [numbers[key] for key in approach.assumes]
    if not set(assumed) <= set(group.members):
        return np.ones(len(group.weights))
    wins = approach.chance * group.holds(assumed)
    return np.asarray(wins if approach.state == "won" else 1.0 - wins)


def normalised(weights: Floats, otherwise: Floats) -> Floats:
    """Weights with sum 1; ``otherwise`` where evidence contradicts every assignment."""
    total = weights.sum()
    chosen = weights if total > 0 else otherwise
    return np.asarray(chosen / chosen.sum())


def drawn(group: Group, uniforms: Floats) -> Bools:
    """Truth in simulated worlds, shape (members, worlds), for uniforms of that shape.

    Assumption by assumption, each by its own uniform given the ones before it, so that a world
    keeps its draw of one assumption when another changes. Sampled groups pick whole rows.
    """
    if group.sampled:
        rows = np.searchsorted(np.cumsum(group.weights)[:-1], uniforms[0])
        return np.asarray(group.truth[rows].T)
    path = np.zeros(uniforms.shape[1], dtype=np.int64)
    found = np.empty(uniforms.shape, dtype=bool)
    for place in range(len(group.members)):
        sums = group.weights.reshape(2 ** (place + 1), -1).sum(axis=1)
        yes, no = sums[2 * path + 1], sums[2 * path]
        found[place] = uniforms[place] * (yes + no) < yes
        path = 2 * path + found[place]
    return found
