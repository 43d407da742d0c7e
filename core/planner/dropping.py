"""When to drop running work: the belief below which, and the day on which, going on is worth less.

Going on until the next completion, beside whatever else is best started, is worth C(p), linear in
the belief p that the work wins; dropping it now is worth D, that of the state without it. Dropping
is right below p* = (D - C(0)) / (C(1) - C(0)). For one approach alone with running cost c a day,
completions at rate m, discount r, worth V once won and W without it, this is
(c + rW) / (m (V - W)), as in bandits with good news (Keller, Rady & Cripps 2005). Without news,
work that has run for longer has another belief and another expected time left.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from core.planner.decisions import Site, State
from core.planner.network import Attempt
from core.planner.policy import Programme, starts_at
from core.planner.steps import Step, step_of
from core.planner.worths import ByTarget, PresentValue

Json = dict[str, Any]

WEEK, HORIZON = 5, 260
"""Working days: the step of the first look ahead, and its end."""


@dataclass(frozen=True, slots=True)
class Dropping:
    """One running approach.

    Attributes:
        belief: Chance that it wins, with what it assumes.
        threshold: The belief below which dropping it is right; 0 where it never is.
        day: Working days from today after which, without news, dropping becomes right; None
            where that is not within a year or not before the target.
    """

    reference: str
    belief: float
    threshold: float
    day: int | None


def droppings(solved: Programme) -> list[Dropping]:
    """Every running approach of a solved programme."""
    root = solved.space.root()
    if solved.space.is_over(root):
        return []
    return [_dropping(_Watch(solved, site)) for site in solved.space.running(root)]


def today_thresholds(solved: Programme) -> list[tuple[str, float, float]]:
    """Every running approach with its belief and its threshold as of today."""
    root = solved.space.root()
    if solved.space.is_over(root):
        return []
    watched = [_Watch(solved, site) for site in solved.space.running(root)]
    return [(each.attempt.reference, *each.at(0)) for each in watched]


def dropping_json(solved: Programme) -> list[Json]:
    """The public shape: ``date`` None where dropping does not become right in time."""
    return [
        {
            "approach": each.reference,
            "belief": round(each.belief, 6),
            "threshold": round(each.threshold, 6),
            "date": _date(solved, each.day),
        }
        for each in droppings(solved)
    ]


def _date(solved: Programme, day: int | None) -> str | None:
    found: date | None = None
    if day is not None:
        found = solved.space.network.calendar.date_of(day + 1)
    return found.isoformat() if found else None


def _dropping(watch: "_Watch") -> Dropping:
    belief, threshold = watch.at(0)
    day = None
    if threshold > 0:
        day = 0 if belief < threshold else _first_day(watch)
    return Dropping(watch.attempt.reference, belief, threshold, day)


def _first_day(watch: "_Watch") -> int | None:
    """The first day on which dropping is right, found week by week, then day by day."""
    for end in range(WEEK, min(HORIZON, watch.horizon) + 1, WEEK):
        if _below(watch, end):
            return next(day for day in range(end - WEEK + 1, end + 1) if _below(watch, day))
    return None


def _below(watch: "_Watch", day: int) -> bool:
    belief, threshold = watch.at(day)
    return belief < threshold


class _Watch:
    """One running approach as it would stand on a later day without news."""

    def __init__(self, solved: Programme, site: Site) -> None:
        self.solved, self.site = solved, site
        self.network = solved.space.network
        self.attempt = self.network.attempts[site.attempt]
        self.root = solved.space.root()
        self.held = solved.beliefs.hold(self.root, site)
        worth = solved.worth
        self.horizon = int(worth.days) - 1 if isinstance(worth, ByTarget) else HORIZON

    def at(self, day: int) -> tuple[float, float]:
        """The belief and its threshold on a day."""
        steps = self._steps(day)
        mine = steps[self.site.attempt]
        going = [self._going(steps, mine, chance, day) for chance in (0.0, 1.0)]
        gain, gap = going[1] - going[0], self._dropped(day) - going[0]
        threshold = max(0.0, gap / gain) if gain > 0 else float(gap > 0)
        return mine.chance * self.held, threshold if gap > NEGLIGIBLE * self._scale() else 0.0

    def _steps(self, day: int) -> dict[int, Step]:
        """The steps of running work that has run for ``day`` more working days."""
        found = dict(self.solved.steps)
        for site in self.solved.space.running(self.root):
            aged = _aged(self.network.attempts[site.attempt], day)
            step = step_of(self.network, aged, 0.0, 0.0)
            found[site.attempt] = replace(step, cost=found[site.attempt].cost)
        return found

    def _going(self, steps: dict[int, Step], mine: Step, chance: float, day: int) -> float:
        """The value of going on until the next completion, were it sure to win or to lose."""
        held = chance / self.held if self.held > 0 else chance
        steps = steps | {self.site.attempt: replace(mine, chance=held)}
        varied, place = replace(self.solved, steps=steps), self._place(day)
        state, cost = self.root, 0.0
        for site in starts_at(self.solved, self.root, place):
            state, cost = self.solved.space.started(state, site), cost + self.solved.cost(site)
        value = float(varied.waiting_value(state)[place])
        return value - cost - self._spent(steps, state)

    def _dropped(self, day: int) -> float:
        state = self.solved.space.completed(self.root, self.site, won=False)
        return float(self.solved.best[state][self._place(day)])

    def _place(self, day: int) -> int:
        """The point on the grid of the time left."""
        worth = self.solved.worth
        if not isinstance(worth, ByTarget):
            return -1
        return max(0, round((worth.days - day) / worth.days * worth.steps))

    def _spent(self, steps: dict[int, Step], state: State) -> float:
        """What the people on it cost until the next completion of anything."""
        worth = self.solved.worth
        if not isinstance(worth, PresentValue):
            return 0.0
        rate = sum(steps[each.attempt].rate for each in self.solved.space.running(state))
        goal = self.network.objectives[self.solved.space.objective]
        return (goal.day_rate or 0.0) * self.attempt.people / (worth.discount + rate)

    def _scale(self) -> float:
        return float(np.max(self.solved.worth.success()))


NEGLIGIBLE = 1e-4
"""Shares of the prize below which a gain is the grid's own error."""


def _aged(attempt: Attempt, day: int) -> Attempt:
    """Running work after so many more working days; a time limit comes nearer."""
    return attempt._replace(elapsed=attempt.elapsed + day, box=max(attempt.box - day, 1e-3))
