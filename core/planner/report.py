"""An objective's figures in the public shape of ``forecast --json``.

Simulated chances are given to 6 decimals and days to 3; exact figures in full.
"""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from core.planner.calendar import Calendar
from core.planner.exact import exact
from core.planner.figures import ApproachFigures, TaskFigures
from core.planner.network import Network
from core.planner.plan import Approach, Task
from core.planner.shares import Shares
from core.planner.spread import Spread

Json = dict[str, Any]

FEWEST = 400
"""Below this many worlds a share among them is not given."""
POINTS = {"p10": 0.1, "p50": 0.5, "p90": 0.9}


def headlines(network: Network, spreads: Sequence[Spread]) -> list[Json]:
    """Chances by target, dates and the curve of every objective, in the network's order."""
    calendar = network.calendar
    found = []
    for objective, spread in zip(network.objectives, spreads, strict=True):
        chance = spread.within(calendar.days_through(objective.target))
        finish = {name: spread.quantile(share) for name, share in POINTS.items()}
        success = {name: spread.quantile_of_success(share) for name, share in POINTS.items()}
        found.append(
            {
                "key": objective.key,
                "chance_by_target": round(chance, 6),
                "standard_error": round(spread.error(chance), 6),
                "finish": _dates(calendar, finish),
                "finish_days": _rounded(finish),
                "finish_if_success": _dates(calendar, success),
                "finish_if_success_days": _rounded(success | {"mean": spread.mean_of_success()}),
                "curve": _curve(network, objective.target, spread),
            }
        )
    return found


def _rounded(days: dict[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 3) for name, value in days.items()}


def _dates(calendar: Calendar, days: dict[str, float | None]) -> dict[str, str | None]:
    return {
        name: None if value is None else calendar.date_of(value).isoformat()
        for name, value in days.items()
    }


def _curve(network: Network, target: date, spread: Spread) -> list[Json]:
    """P(done by date) on the last working day of each week until target and last finish."""
    last = float(spread.ascending[-1]) if len(spread.ascending) else 0.0
    ends = network.calendar.week_ends(target, last)
    return [
        {"date": day, "days": days, "chance": round(spread.within(days), 6)} for day, days in ends
    ]


class Report:
    """Answers about tasks and approaches: exact figures, and shares of simulated worlds."""

    def __init__(self, network: Network, shares: Shares) -> None:
        self.network, self.shares = network, shares

    def answers(self, number: int) -> Json:
        """One objective's answers, to stand beside its headline."""
        figures, shares = exact(self.network, number), self.shares
        spent = np.sort(np.concatenate(shares.spent[number]))
        ninth = float(spent[max(0, math.ceil(0.9 * len(spent) - 1e-9) - 1)])
        objective = self.network.objectives[number]
        listed = zip(objective.tasks, figures.tasks.items(), strict=True)
        return {
            "chance_ever": figures.chance_ever,
            "chance_ever_method": "sampled assumptions" if figures.sampled else "exact",
            "person_days": {
                "mean": round(float(spent.mean(dtype=np.float64)), 3),
                "p90": round(ninth, 3),
            },
            "tasks": [self._task(task, job, found) for task, (job, found) in listed],
        }

    def _task(self, task: Task, job: int, figures: TaskFigures) -> Json:
        shares, objective = self.shares, self.network.jobs[job].objective
        gain = shares.gains[job]
        numbers = {self._key(number): number for number in figures.approaches}
        return {
            "key": task.key,
            "chance_ever": figures.chance_ever,
            "criticality": _share(shares.critical_jobs[job], shares.successes[objective]),
            "single_point": figures.single_point,
            "backup_gain": figures.backup_gain,
            "backup_gain_by_target": _share(gain, shares.worlds[objective]),
            "strategy": task.strategy,
            "approaches": [
                self._approach(each, numbers.get(each.key), figures) for each in task.approaches
            ],
        }

    def _key(self, number: int) -> str:
        return self.network.attempts[number].reference.rpartition("/")[2]

    def _approach(self, approach: Approach, number: int | None, figures: TaskFigures) -> Json:
        entry: Json = {"key": approach.key, "chance": approach.chance, "state": approach.state}
        if number is None:
            return entry | dict.fromkeys(
                (
                    "importance",
                    "if_lost",
                    "if_won",
                    "if_lost_by_target",
                    "if_won_by_target",
                    "criticality",
                )
            )
        return entry | self._open(number, figures.approaches[number])

    def _open(self, number: int, found: ApproachFigures) -> Json:
        shares, objective = self.shares, self.network.attempts[number].objective
        wins, met_wins = shares.wins[number], shares.met_wins[number]
        loses = shares.worlds[objective] - wins
        met_losses = shares.met[objective] - met_wins
        return {
            "importance": found.importance,
            "if_lost": found.if_lost,
            "if_won": found.if_won,
            "if_lost_by_target": _share(met_losses, loses, FEWEST),
            "if_won_by_target": _share(met_wins, wins, FEWEST),
            "criticality": _share(shares.critical[number], shares.successes[objective]),
        }


def _share(part: float, whole: float, fewest: int = 1) -> float | None:
    """A share among simulated worlds; None where these are too few, or were not simulated."""
    return None if whole < fewest or math.isnan(part) else round(float(part) / float(whole), 6)
