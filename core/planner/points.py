"""Laws as equally likely points: the middles of so many bins of equal chance."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.model.durations import Pert
from core.planner.early import losing_law
from core.planner.network import Attempt
from core.planner.pert import NODES, shape_of, standard_points

Floats = NDArray[np.float64]


def middles(count: int) -> Floats:
    """The chances in the middle of ``count`` bins."""
    return (np.arange(count) + 0.5) / count


def winning_points(attempts: Sequence[Attempt], count: int) -> Floats:
    """Days of winning tries, before the shared overrun; shape (attempts, count)."""
    found = np.empty((len(attempts), count))
    quick = [place for place, each in enumerate(attempts) if _is_quick(each, count)]
    if quick:
        found[quick] = _pert_points([attempts[place] for place in quick], count)
    for place in set(range(len(attempts))).difference(quick):
        found[place] = _with_mean(attempts[place], attempts[place].law.quantile(middles(count)))
    return found


def losing_points(attempts: Sequence[Attempt], winning: Floats) -> Floats:
    """Days of losing tries: those of winning ones but where failure shows early."""
    if not any(each.early for each in attempts):
        return winning
    found = winning.copy()
    for place, each in enumerate(attempts):
        if each.early:
            _, quantile = losing_law(each.law, each.chance)
            found[place] = quantile(middles(winning.shape[1]))
    return found


def _with_mean(attempt: Attempt, points: Floats) -> Floats:
    """The last point moved so that their mean is the law's own: it stands for a whole tail."""
    points[-1] += max(0.0, len(points) * (attempt.law.mean - float(points.mean())))
    return points


def law_key(attempt: Attempt) -> object:
    """The same for attempts of the same law; cheap, so some that are equal may differ."""
    days = attempt.days
    return (days.low, days.likely, days.high) if isinstance(days, Pert) else id(days)


def _is_quick(attempt: Attempt, count: int) -> bool:
    return isinstance(attempt.days, Pert) and attempt.factor[1] == 0 and NODES % (2 * count) == 0


def _pert_points(attempts: Sequence[Attempt], count: int) -> Floats:
    laws = [each.days for each in attempts if isinstance(each.days, Pert)]
    shapes = np.array([shape_of(days.low, days.likely, days.high) for days in laws])
    median = np.array([each.factor[0] for each in attempts])[:, None]
    low = np.array([days.low for days in laws])[:, None]
    width = np.array([days.high - days.low for days in laws])[:, None]
    return np.asarray(median * (low + width * standard_points(shapes, count)))
