"""What the programme maximises, the chance by target or money now, and what starts cost."""

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.planner.network import Network

Floats = NDArray[np.float64]


class Worth(Protocol):
    """What the programme maximises: how values combine over time."""

    def success(self) -> Floats:
        """The value of having succeeded."""

    def waited(self, rate: float, reward: Floats) -> Floats:
        """The value of waiting for the first completion, at ``rate`` a day in all.

        ``reward`` is the sum over running work of its rate times the value that follows.
        """


@dataclass(frozen=True, slots=True)
class ByTarget:
    """The chance to succeed in the time left, on a grid of it from none to all."""

    days: float
    steps: int

    def success(self) -> Floats:
        """Certain, whatever time is left."""
        return np.ones(self.steps + 1)

    def waited(self, rate: float, reward: Floats) -> Floats:
        """∫ e^{-rate·u} reward(left - u) du, with the reward linear between grid points."""
        width = self.days / self.steps
        whole = -math.expm1(-rate * width) / rate
        late = (1.0 - whole / width) / rate
        gained = (whole - late) * reward[:-1] + late * reward[1:]
        return np.concatenate(([0.0], _faded(gained, rate * width)))


FAR = 300.0
"""Logarithms that numbers may grow by within one stretch; e^700 is too large to write."""


def _faded(gained: Floats, fading: float) -> Floats:
    """Per place k the sum over j ≤ k of ``gained[j]`` times e^(-fading·(k - j)), gains ≥ 0."""
    stretch = min(len(gained), max(1, int(FAR / fading))) if fading > 0 else len(gained)
    growth = np.exp(fading * np.arange(stretch))
    found, carried = np.empty_like(gained), 0.0
    for start in range(0, len(gained), stretch):
        part = gained[start : start + stretch]
        sums = carried * math.exp(-fading) + np.cumsum(part * growth[: len(part)])
        found[start : start + stretch] = sums / growth[: len(part)]
        carried = float(found[start + len(part) - 1])
    return found


@dataclass(frozen=True, slots=True)
class PresentValue:
    """Money now: a prize at success, discounted continuously per working day."""

    prize: float
    discount: float

    def success(self) -> Floats:
        """The prize."""
        return np.array([self.prize])

    def waited(self, rate: float, reward: Floats) -> Floats:
        """Σ rate·value / (discount + Σ rate)."""
        return reward / (self.discount + rate)


def is_costly(network: Network, objective: int) -> bool:
    """Whether success has a worth and work a cost, so that net present value decides."""
    goal = network.objectives[objective]
    costs = costs_of(network, objective).values()
    return goal.value is not None and (
        goal.day_rate is not None or any(cost is not None for cost in costs)
    )


def costs_of(network: Network, objective: int) -> dict[int, float | None]:
    """The stated cost of each open approach."""
    stated = {
        f"{goal.key}/{task.key}/{approach.key}": approach.cost
        for goal in [network.objectives[objective]]
        for task in goal.tasks
        for approach in task.approaches
    }
    return {
        number: stated[network.attempts[number].reference]
        for number in network.attempts_of[objective]
    }
