"""Chances that need no dice: of success at all, and what one approach more or less does to them.

An objective's chance is the product over its tasks of 1 - Π(1 - p), averaged over the truth of
shared assumptions and over the shared overrun where a time limit or days already run bring time
in. Both averages are exact: enumeration, and quadrature with an error of at most 1e-6.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.planner.beliefs import Group, believed, connected, evidence, normalised
from core.planner.figures import (
    NEW_APPROACH,
    SINGLE_POINT,
    ApproachFigures,
    ObjectiveFigures,
    TaskFigures,
)
from core.planner.independent import figures_of
from core.planner.network import Attempt, Network
from core.planner.overruns import is_timed, nodes_for, win_given

Floats = NDArray[np.float64]

NUDGE = 1e-6


def groups_of(network: Network, objective: int | None = None) -> list[Group]:
    """Connected assumptions with their posterior.

    Evidence ties what one approach assumes; for an exact product so does a task, whose approaches
    multiply, so with ``objective`` the assumptions of each of its tasks hang together too.
    """
    if not network.assumptions:
        return []
    numbers = {key: number for number, key in enumerate(network.assumptions)}
    seen = evidence(network.plan)
    links = [[numbers[key] for key in each.assumes] for each in seen]
    for number in network.jobs_of[objective] if objective is not None else ():
        mine = [network.attempts[each].assumes for each in network.jobs[number].attempts]
        links.append(sorted({member for assumes in mine for member in assumes}))
    tied = connected(len(network.assumptions), [link for link in links if link])
    return [believed(network.plan, members, seen) for members in tied]


def exact(network: Network, objective: int) -> ObjectiveFigures:
    """All exact figures of one objective, by its number in the network."""
    rows = network.attempts_of[objective]
    mine = {number: network.attempts[number] for number in rows}
    timed = [attempt for attempt in mine.values() if is_timed(attempt)]
    if any(attempt.assumes for attempt in mine.values()) or (timed and network.shared_sigma):
        return _Product(network, objective).figures()
    chances = {number: alone(attempt) for number, attempt in mine.items()}
    slopes = {number: slope(attempt, chances[number]) for number, attempt in mine.items()}
    return figures_of(network, network.jobs_of[objective], chances, slopes)


def alone(attempt: Attempt) -> float:
    """An attempt's chance to win where nothing is shared and all it assumes is true."""
    if not is_timed(attempt):
        return attempt.chance
    return float(win_given(attempt, np.zeros(1), 0.0)[0])


def slope(attempt: Attempt, chance: float) -> float:
    """How an attempt's chance to win answers to the stated one."""
    if attempt.early and attempt.elapsed > 0:
        return float(_slopes(attempt, np.zeros(1), 0.0)[0])
    return chance / attempt.chance


def _slopes(attempt: Attempt, nodes: Floats, sigma: float) -> Floats:
    low, high = attempt.chance - NUDGE, min(attempt.chance + NUDGE, 1.0)
    rise = win_given(attempt, nodes, sigma, high) - win_given(attempt, nodes, sigma, low)
    return np.asarray(rise / (high - low))


class _Product:
    """One objective's chance as a product of factors, with each factor's own table.

    Chances of attempts have shape (nodes,), tables of tasks (rows, nodes): rows are the truth
    assignments of the task's group, nodes those of the shared overrun.
    """

    def __init__(self, network: Network, objective: int) -> None:
        self.network = network
        self.jobs = list(network.jobs_of[objective])
        members = [each for job in self.jobs for each in network.jobs[job].attempts]
        self.nodes, self.weights = nodes_for(
            network.shared_sigma, [network.attempts[each] for each in members]
        )
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
        # Weights that sum to one only within rounding may lift a chance of one a hair above it.
        ever = min(1.0, self._whole(first, 1.0 - self._failing(first)))
        used = [group for group in self.group_of.values() if group is not None]
        tasks = {job: self._task(job, ever) for job in self.jobs}
        return ObjectiveFigures(ever, any(group.sampled for group in used), tasks)

    def _task(self, job: int, ever: float) -> TaskFigures:
        failing, group = self._failing(job), self.group_of[job]
        attempts = self.network.jobs[job].attempts
        found = {each: self._attempt(job, each) for each in attempts}
        return TaskFigures(
            chance_ever=min(1.0, float((_averaged(1.0 - failing, group) @ self.weights).item())),
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
            if_lost=min(1.0, self._whole(job, 1.0 - without, lost)),
            if_won=min(1.0, self._whole(job, np.ones_like(without), won)),
        )

    def _slope(self, attempt: Attempt) -> Floats:
        """How the chance of winning answers to the stated chance."""
        if not (attempt.early and attempt.elapsed > 0):
            return self._chance(attempt) / attempt.chance
        return _slopes(attempt, self.nodes, self.network.shared_sigma)


def _averaged(table: Floats, group: Group | None) -> Floats:
    """A table averaged over the rows of its group, shape (1, nodes)."""
    return table if group is None else np.asarray(group.weights @ table)[None, :]
