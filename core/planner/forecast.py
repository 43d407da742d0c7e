"""A plan's forecast: exact figures, simulated chances and dates, in the public shape."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.planner.exact import ObjectiveFigures, TaskFigures, exact
from core.planner.network import Network, network_from
from core.planner.plan import Objective, Plan, Task
from core.planner.simulation import Sample, by_target, simulate, simulate_to

Floats = NDArray[np.float64]
Json = dict[str, Any]

FEWEST = 400
"""Below this many worlds a share among them is not given."""
POINTS = {"p10": 0.1, "p50": 0.5, "p90": 0.9}


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast of all objectives of a plan.

    Attributes:
        objectives: Each objective's part of ``forecast --json``, in the plan's order.
        reached: Whether the precision asked for was reached.
        seconds: How long reading, compiling, simulating and answering took.
    """

    runs: int
    seed: int
    objectives: tuple[Json, ...]
    reached: bool
    seconds: dict[str, float]

    def as_json(self) -> Json:
        """The public shape of ``forecast --json``."""
        return {
            "runs": self.runs,
            "seed": self.seed,
            "reached": self.reached,
            "seconds": {name: round(took, 4) for name, took in self.seconds.items()},
            "objectives": list(self.objectives),
        }


def forecast(
    plan: Plan,
    *,
    seed: int = 0,
    runs: int = 10_000,
    to: float | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Forecast:
    """Forecast a plan.

    Args:
        plan: A validated plan.
        seed: Of all draws; the same seed and plan give the same digits.
        runs: Worlds to simulate, at least 1; ignored where ``to`` is given.
        to: Points of standard error that every chance by target should have at most.
        clock: Seconds, for the times reported.
    """
    begun = clock()
    network = network_from(plan)
    compiled = clock()
    sample = simulate(network, seed, runs) if to is None else simulate_to(network, seed, to)
    met = by_target(network, sample.finish)
    simulated = clock()
    found = {
        objective.key: _objective(network, number, sample, met[number])
        for number, objective in enumerate(network.objectives)
    }
    seconds = {
        "read": 0.0,
        "compile": compiled - begun,
        "simulate": simulated - compiled,
        "answers": clock() - simulated,
    }
    in_order = tuple(found[objective.key] for objective in plan.objectives)
    return Forecast(sample.finish.shape[1], seed, in_order, sample.reached, seconds)


def _objective(network: Network, number: int, sample: Sample, met: NDArray[np.bool_]) -> Json:
    figures = exact(network, number)
    objective, finish = network.objectives[number], np.sort(sample.finish[number])
    succeeded = finish[np.isfinite(finish)]
    chance = float(met.mean())
    spent = np.sort(sample.person_days[number])
    return {
        "key": objective.key,
        "chance_ever": figures.chance_ever,
        "chance_ever_method": "sampled assumptions" if figures.sampled else "exact",
        "chance_by_target": round(chance, 6),
        "standard_error": round(math.sqrt(chance * (1 - chance) / len(met)), 6),
        "finish": _dates(network, _quantiles(finish)),
        "finish_days": _rounded(_quantiles(finish)),
        "finish_if_success": _dates(network, _quantiles(succeeded)),
        "finish_if_success_days": _rounded(_quantiles(succeeded) | {"mean": _mean(succeeded)}),
        "person_days": _rounded({"mean": _mean(spent), "p90": _quantile(spent, 0.9)}),
        "curve": _curve(network, objective, finish),
        "tasks": _tasks(network, objective, figures, sample, met),
    }


def _quantile(ascending: Floats, share: float) -> float | None:
    """The smallest value that at least ``share`` of all lie at or below; None if infinite."""
    if not len(ascending):
        return None
    value = float(ascending[max(0, math.ceil(share * len(ascending) - 1e-9) - 1)])
    return value if math.isfinite(value) else None


def _quantiles(ascending: Floats) -> dict[str, float | None]:
    return {name: _quantile(ascending, share) for name, share in POINTS.items()}


def _mean(values: Floats) -> float | None:
    return float(values.mean()) if len(values) else None


def _rounded(days: dict[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 3) for name, value in days.items()}


def _dates(network: Network, days: dict[str, float | None]) -> dict[str, str | None]:
    return {
        name: None if value is None else network.calendar.date_of(value).isoformat()
        for name, value in days.items()
    }


def _curve(network: Network, objective: Objective, ascending: Floats) -> list[Json]:
    """P(done by date) on the last working day of each week until target and last finish."""
    last = max(objective.target, network.calendar.today)
    finite = ascending[np.isfinite(ascending)]
    if len(finite):
        last = max(last, network.calendar.date_of(float(finite[-1])))
    found = network.calendar.week_ends(_sunday(last))
    done = np.searchsorted(finite, [days + 1e-9 for _, days in found], side="right")
    return [
        {"date": day.isoformat(), "days": days, "chance": round(int(count) / len(ascending), 6)}
        for (day, days), count in zip(found, done, strict=True)
    ]


def _sunday(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _tasks(
    network: Network,
    objective: Objective,
    figures: ObjectiveFigures,
    sample: Sample,
    met: NDArray[np.bool_],
) -> list[Json]:
    first = min(figures.tasks)
    return [
        _task(network, task, figures.tasks[first + place], sample, met)
        for place, task in enumerate(objective.tasks)
    ]


def _task(
    network: Network, task: Task, figures: TaskFigures, sample: Sample, met: NDArray[np.bool_]
) -> Json:
    numbers = {network.attempts[n].reference.rpartition("/")[2]: n for n in figures.approaches}
    approaches = []
    for approach in task.approaches:
        entry: Json = {"key": approach.key, "chance": approach.chance}
        if approach.key in numbers:
            number = numbers[approach.key]
            found, won = figures.approaches[number], sample.wins[number]
            entry |= {
                "importance": found.importance,
                "if_lost": found.if_lost,
                "if_won": found.if_won,
                "if_lost_by_target": _share(met, ~won),
                "if_won_by_target": _share(met, won),
            }
        approaches.append(entry | {"state": approach.state})
    return {
        "key": task.key,
        "chance_ever": figures.chance_ever,
        "single_point": figures.single_point,
        "backup_gain": figures.backup_gain,
        "strategy": task.strategy,
        "approaches": approaches,
    }


def _share(met: NDArray[np.bool_], among: NDArray[np.bool_]) -> float | None:
    """The share of worlds that meet the target among some; None where these are too few."""
    return round(float(met[among].mean()), 6) if among.sum() >= FEWEST else None
