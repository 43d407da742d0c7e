"""Exact figures of an objective whose approaches share nothing: plain products."""

from collections.abc import Sequence
from itertools import accumulate
from operator import mul

from core.planner.figures import (
    NEW_APPROACH,
    SINGLE_POINT,
    ApproachFigures,
    ObjectiveFigures,
    TaskFigures,
)
from core.planner.network import Job, Network


def figures_of(
    network: Network, jobs: range, chances: dict[int, float], slopes: dict[int, float]
) -> ObjectiveFigures:
    """The figures, from each attempt's chance to win and its slope in the stated chance."""
    failing = [_failing(network.jobs[number], chances) for number in jobs]
    others = without_each([1.0 - each for each in failing])
    ever = others[0] * (1.0 - failing[0])
    tasks = {
        number: _task(network, network.jobs[number], (others[place], ever), (chances, slopes))
        for place, number in enumerate(jobs)
    }
    return ObjectiveFigures(ever, False, tasks)


def without_each(factors: Sequence[float]) -> list[float]:
    """The product of all factors but one, for each."""
    before = accumulate(factors[:-1], mul, initial=1.0)
    after = list(accumulate(reversed(factors[1:]), mul, initial=1.0))
    return [left * right for left, right in zip(before, reversed(after), strict=True)]


def _failing(job: Job, chances: dict[int, float]) -> float:
    failing = 0.0 if job.won else 1.0
    for number in job.attempts:
        failing *= 1.0 - chances[number]
    return failing


def _task(
    network: Network,
    job: Job,
    whole: tuple[float, float],
    of_attempts: tuple[dict[int, float], dict[int, float]],
) -> TaskFigures:
    (others, ever), (chances, slopes) = whole, of_attempts
    failing = _failing(job, chances)
    rest = without_each([0.0 if job.won else 1.0, *(1.0 - chances[each] for each in job.attempts)])
    found = {
        number: ApproachFigures(
            importance=others * slopes[number] * without,
            if_lost=others * (1.0 - without),
            if_won=others,
        )
        for number, without in zip(job.attempts, rest[1:], strict=True)
    }
    return TaskFigures(
        chance_ever=1.0 - failing,
        backup_gain=NEW_APPROACH * others * failing,
        single_point=any(
            found[each].if_lost < SINGLE_POINT * ever
            for each in job.attempts
            if network.attempts[each].chance < 1
        ),
        approaches=found,
    )
