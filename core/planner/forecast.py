"""A plan's forecast: exact figures, simulated chances and dates, in the public shape."""

import time
from dataclasses import dataclass
from typing import Any

from core.planner.network import network_from
from core.planner.plan import Plan
from core.planner.report import Report, headlines
from core.planner.simulation import Clock, shares_of, simulate, simulate_to

Json = dict[str, Any]


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
    clock: Clock = time.perf_counter,
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
    if to is None:
        sample = simulate(network, seed, runs, clock)
    else:
        sample = simulate_to(network, seed, to, clock)
    found = headlines(network, sample.spreads)
    simulated = clock()
    report = Report(network, shares_of(network, seed, sample))
    for number, entry in enumerate(found):
        entry |= report.answers(number)
    seconds = {
        "read": 0.0,
        "compile": compiled - begun,
        "simulate": simulated - compiled - sample.walking,
        "answers": clock() - simulated + sample.walking,
    }
    by_key = {entry["key"]: entry for entry in found}
    in_order = tuple(by_key[objective.key] for objective in plan.objectives)
    return Forecast(sample.runs, seed, in_order, sample.reached, seconds)


def chance_by_target(plan: Plan, key: str, *, seed: int, runs: int) -> float:
    """The chance by target of one objective alone, with the digits that ``forecast`` gives it."""
    if plan.people is None:
        # Nobody waits for other objectives' people, and draws go by name.
        alone = tuple(each for each in plan.objectives if each.key == key)
        plan = plan.model_copy(update={"objectives": alone})
    network = network_from(plan)
    sample = simulate(network, seed, runs, lambda: 0.0)
    number = next(n for n, each in enumerate(network.objectives) if each.key == key)
    target = network.calendar.days_through(network.objectives[number].target)
    return round(sample.spreads[number].within(target), 6)
