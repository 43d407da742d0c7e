"""Chances that need no dice: of success at all, and what one approach more or less does to them.

An objective's chance is the product over its tasks of 1 - Π(1 - p), averaged over the truth of
shared assumptions and over the shared overrun where a time limit or days already run bring time
in. Both averages are exact: enumeration, and Gauss-Legendre between all points where an
integrand can break (error at most 1e-6).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.planner.beliefs import Group, believed, connected, evidence, normalised
from core.planner.early import SURELY_OVER, win_chance
from core.planner.network import Attempt, Network

Floats = NDArray[np.float64]

NEW_APPROACH = 0.4
"""The chance of the approach whose addition ``backup_gain`` measures."""
SINGLE_POINT = 0.1
NUDGE = 1e-6


@dataclass(frozen=True, slots=True)
class ApproachFigures:
    """Exact figures of one open approach."""

    importance: float
    if_lost: float
    if_won: float


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """Exact figures of one task, predecessors aside."""

    chance_ever: float
    backup_gain: float
    single_point: bool
    approaches: dict[int, ApproachFigures]


@dataclass(frozen=True, slots=True)
class ObjectiveFigures:
    """Exact figures of one objective; ``sampled`` where too many assumptions hang together."""

    chance_ever: float
    sampled: bool
    tasks: dict[int, TaskFigures]


def groups_of(network: Network, objective: int | None = None) -> list[Group]:
    """Connected assumptions with their posterior.

    Evidence ties what one approach assumes; for an exact product so does a task, whose approaches
    multiply, so with ``objective`` the assumptions of each of its tasks hang together too.
    """
    numbers = {key: number for number, key in enumerate(network.assumptions)}
    links = [[numbers[key] for key in each.assumes] for each in evidence(network.plan)]
    for job in network.jobs:
        if job.objective == objective:
            mine = [network.attempts[each].assumes for each in job.attempts]
            links.append(sorted({member for assumes in mine for member in assumes}))
    tied = connected(len(network.assumptions), [link for link in links if link])
    return [believed(network.plan, members) for members in tied]


def exact(network: Network, objective: int) -> ObjectiveFigures:
    """All exact figures of one objective, by its number in the network."""
    return _Product(network, objective).figures()


class _Product:
    """One objective's chance as a product of factors, with each factor's own table.

    Chances of attempts have shape (nodes,), tables of tasks (rows, nodes): rows are the truth
    assignments of the task's group, nodes those of the shared overrun.
    """

    def __init__(self, network: Network, objective: int) -> None:
        self.network = network
        self.jobs = [n for n, job in enumerate(network.jobs) if job.objective == objective]
        members = [each for job in self.jobs for each in network.jobs[job].attempts]
        self.nodes, self.weights = _nodes(network, [network.attempts[each] for each in members])
        self.chances = {each: self._chance(network.attempts[each]) for each in members}
        self.groups = groups_of(network, objective)
        self.group_of = {job: self._group(job) for job in self.jobs}
        self.others = {job: self._others(job) for job in self.jobs}

    def _chance(self, attempt: Attempt, stated: float | None = None) -> Floats:
        return win_given(attempt, self.nodes, self.network.shared_sigma, stated)

    def _group(self, job: int) -> Group | None:
        attempts = self.network.jobs[job].attempts
        assumed = {each for a in attempts for each in self.network.attempts[a].assumes}
        return next((group for group in self.groups if assumed & set(group.members)), None)

    def _holds(self, job: int, attempt: int) -> Floats:
        """Per row of the task's group whether an attempt's assumptions hold, shape (rows, 1)."""
        group = self.group_of[job]
        if group is None:
            return np.ones((1, 1))
        assumes = self.network.attempts[attempt].assumes
        return group.holds(assumes).astype(np.float64)[:, None]

    def _failing(self, job: int, without: int | None = None) -> Floats:
        """Π(1 - p) over a task's attempts, shape (rows, nodes); 0 where it is won."""
        group = self.group_of[job]
        shape = (1 if group is None else len(group.weights), len(self.nodes))
        failing = np.full(shape, 0.0 if self.network.jobs[job].won else 1.0)
        for each in self.network.jobs[job].attempts:
            if each != without:
                failing = failing * (1.0 - self.chances[each] * self._holds(job, each))
        return failing

    def _others(self, job: int) -> Floats:
        """The chance of everything but one task: tasks of its group by row, the rest averaged."""
        product = np.ones((1, len(self.nodes)))
        for members in self._by_group():
            mine = [each for each in members if each != job]
            group = self.group_of[members[0]]
            table = self._together(mine, group)
            if job in members and group is not None:
                product = product * table
            elif mine:
                product = product * _averaged(table, group)
        return product

    def _together(self, jobs: Sequence[int], group: Group | None) -> Floats:
        table = np.ones((1 if group is None else len(group.weights), len(self.nodes)))
        for job in jobs:
            table = table * (1.0 - self._failing(job))
        return table

    def _by_group(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for job in self.jobs:
            group = self.group_of[job]
            found.setdefault(-1 - job if group is None else id(group), []).append(job)
        return list(found.values())

    def _whole(self, job: int, succeeding: Floats, weights: Floats | None = None) -> float:
        """The objective's chance with one task's chance by row and node, and rows re-weighted."""
        group = self.group_of[job]
        rows = np.ones(1) if group is None else group.weights if weights is None else weights
        return float(rows @ (self.others[job] * succeeding) @ self.weights)

    def figures(self) -> ObjectiveFigures:
        first = self.jobs[0]
        ever = self._whole(first, 1.0 - self._failing(first))
        used = [group for group in self.group_of.values() if group is not None]
        tasks = {job: self._task(job, ever) for job in self.jobs}
        return ObjectiveFigures(ever, any(group.sampled for group in used), tasks)

    def _task(self, job: int, ever: float) -> TaskFigures:
        failing, group = self._failing(job), self.group_of[job]
        attempts = self.network.jobs[job].attempts
        found = {each: self._attempt(job, each) for each in attempts}
        return TaskFigures(
            chance_ever=float((_averaged(1.0 - failing, group) @ self.weights).item()),
            backup_gain=NEW_APPROACH * self._whole(job, failing),
            single_point=any(
                found[each].if_lost < SINGLE_POINT * ever
                for each in attempts
                if self.network.attempts[each].chance < 1
            ),
            approaches=found,
        )

    def _attempt(self, job: int, number: int) -> ApproachFigures:
        attempt, holds = self.network.attempts[number], self._holds(job, number)
        without = self._failing(job, without=number)
        slope = self._slope(attempt) * holds * without
        lost = won = None
        group = self.group_of[job]
        if group is not None and attempt.assumes:
            lost = normalised(group.weights * (1 - attempt.chance * holds[:, 0]), group.weights)
            won = normalised(group.weights * holds[:, 0], group.weights)
        return ApproachFigures(
            importance=self._whole(job, slope),
            if_lost=self._whole(job, 1.0 - without, lost),
            if_won=self._whole(job, np.ones_like(without), won),
        )

    def _slope(self, attempt: Attempt) -> Floats:
        """How the chance of winning answers to the stated chance."""
        if not (attempt.early and attempt.elapsed > 0):
            return self._chance(attempt) / attempt.chance
        low, high = attempt.chance - NUDGE, min(attempt.chance + NUDGE, 1.0)
        rise = self._chance(attempt, high) - self._chance(attempt, low)
        return rise / (high - low)


def _averaged(table: Floats, group: Group | None) -> Floats:
    """A table averaged over the rows of its group, shape (1, nodes)."""
    return table if group is None else np.asarray(group.weights @ table)[None, :]


def win_given(attempt: Attempt, nodes: Floats, sigma: float, stated: float | None = None) -> Floats:
    """P(an attempt wins, what it assumes being true) at nodes of the shared overrun.

    p·P(t < D ≤ box) over the chance to be running at t; a time limit of no days left is a loss.
    """
    asked = attempt if stated is None else replace(attempt, chance=stated)
    if asked.box <= 0:
        return np.zeros(len(nodes))
    factor = np.exp(sigma * nodes)
    since = asked.elapsed / factor
    chance = win_chance(asked, since) if asked.elapsed > 0 else np.full(len(nodes), asked.chance)
    if math.isinf(asked.box):
        return chance
    limit = (asked.elapsed + asked.box) / factor
    before = asked.law.cdf(since) if asked.elapsed > 0 else np.zeros(len(nodes))
    on = 1.0 - before
    # Where nothing remains one day does, which is within the limit or not.
    in_time = np.full(len(nodes), float(asked.box >= 1.0))
    np.divide(asked.law.cdf(limit) - before, on, out=in_time, where=on > SURELY_OVER)
    return np.asarray(chance * in_time)


EDGE, WIDTH = 8.5, 0.25
"""The shared normal is integrated over ±8.5 in panels of a quarter: beyond lies 2e-17."""


def _nodes(network: Network, attempts: Sequence[Attempt]) -> tuple[Floats, Floats]:
    """Nodes and weights for the shared overrun, one node where no chance depends on it."""
    sigma = network.shared_sigma
    timed = [
        each for each in attempts if not math.isinf(each.box) or (each.early and each.elapsed > 0)
    ]
    if sigma == 0 or not timed:
        return np.zeros(1), np.ones(1)
    breaks = {
        math.log(time / end) / sigma
        for each in timed
        for end in each.law.ends
        for time in (each.elapsed, each.elapsed + each.box)
        if end > 0 and 0 < time < math.inf
    }
    inside = {place for place in breaks if abs(place) < EDGE}
    edges = np.array(sorted(inside | set(np.arange(-EDGE, EDGE + WIDTH / 2, WIDTH).tolist())))
    points, shares = np.polynomial.legendre.leggauss(8)
    half = np.diff(edges)[:, None] / 2
    nodes = (edges[:-1, None] + half * (points + 1)).ravel()
    density = np.exp(-0.5 * nodes * nodes) / math.sqrt(2 * math.pi)
    weights = (half * shares).ravel() * density
    return nodes, weights / weights.sum()
