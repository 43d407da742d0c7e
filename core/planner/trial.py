"""One objective's worlds under a changed plan: what each is worth, less what its starts cost.

Other objectives' running work holds its people; their planned work is ignored.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.draws import common, joined, outcomes
from core.planner.events import run
from core.planner.exact import groups_of
from core.planner.network import TICKS, Network, network_from
from core.planner.plan import Objective, Task
from core.planner.prices import Prices, prices_from
from core.planner.steps import Step
from core.planner.streams import Streams
from core.planner.tables import tables_from
from core.planner.worlds import NEVER, worlds_from
from core.planner.worths import is_costly

Floats = NDArray[np.float64]
Change = Mapping[str, object]

WORLDS = 1_000


@dataclass(frozen=True)
class Trial:
    """An objective whose plan is tried with changes, always in the same worlds.

    Attributes:
        steps: Of each of its open attempts.
    """

    network: Network
    objective: int
    seed: int
    steps: Mapping[int, Step]

    @property
    def goal(self) -> Objective:
        """The objective."""
        return self.network.objectives[self.objective]

    @property
    def money(self) -> bool:
        """Whether net present value counts, rather than the chance by target."""
        return is_costly(self.network, self.objective)

    @property
    def unit(self) -> str:
        """The currency, or "chance"."""
        return self.goal.value.currency if self.money and self.goal.value else "chance"

    def started(self, references: Collection[str]) -> Floats:
        """Values with just these started now, the rest from the first completion on."""
        changes: dict[str, Change] = {key: {"state": "running"} for key in references}
        return self._values(changes, wait=True)

    def changed(self, reference: str, change: Change) -> Floats:
        """Values of the plan as written from now on, with one approach changed."""
        return self._values({reference: change}, wait=False)

    def spent(self, attempt: int) -> float:
        """What the people on running work cost until it ends; nothing where costs are ignored."""
        if not self.money:
            return 0.0
        people = self.network.attempts[attempt].people
        return (self.goal.day_rate or 0.0) * people / self.steps[attempt].rate

    def _values(self, changes: Mapping[str, Change], *, wait: bool) -> Floats:
        """Of each world: money of today, or 1 where the target is met; shape (WORLDS,)."""
        alone = self._alone(changes)
        number = next(n for n, each in enumerate(alone.objectives) if each.key == self.goal.key)
        streams, prices = Streams(self.seed), self._prices(alone)
        shared = common(alone, groups_of(alone), streams, WORLDS)
        drawn = outcomes(alone.attempts, shared, streams)
        joins = joined(alone, streams, WORLDS)
        worlds = worlds_from(alone, tables_from(alone), drawn)
        worlds.prices = prices
        run(alone, worlds, joins, wait=wait)
        finish = worlds.finish.reshape(-1, WORLDS)[number]
        if not self.money or self.goal.value is None:
            limit = alone.calendar.days_through(self.goal.target) * TICKS
            return np.asarray(finish <= limit, dtype=np.float64)
        worth = np.where(finish == NEVER, 0.0, np.exp(-self.goal.discount / TICKS * finish))
        return np.asarray(self.goal.value.amount * worth - prices.paid)

    def _prices(self, alone: Network) -> Prices:
        """What starts cost; the cost of what runs today is sunk."""
        known = {
            self.network.attempts[number].reference: step.cost
            for number, step in self.steps.items()
            if self.money and not self.network.attempts[number].running
        }
        costs = {
            number: known[attempt.reference]
            for number, attempt in enumerate(alone.attempts)
            if attempt.reference in known
        }
        return prices_from(costs, len(alone.attempts), self.goal.discount, WORLDS)

    def _alone(self, changes: Mapping[str, Change]) -> Network:
        plan = self.network.plan
        kept = (
            _changed(each, changes) if each.key == self.goal.key else _held(each)
            for each in plan.objectives
        )
        objectives = tuple(each for each in kept if each.tasks)
        return network_from(plan.model_copy(update={"objectives": objectives}))


def _changed(goal: Objective, changes: Mapping[str, Change]) -> Objective:
    tasks = tuple(_task(each, goal.key, changes) for each in goal.tasks)
    return goal.model_copy(update={"tasks": tasks})


def _task(task: Task, goal: str, changes: Mapping[str, Change]) -> Task:
    found = tuple(
        each.model_copy(update=dict(changes.get(f"{goal}/{task.key}/{each.key}", {})))
        for each in task.approaches
    )
    return task.model_copy(update={"approaches": found})


def _held(other: Objective) -> Objective:
    """Another objective's running work alone."""
    tasks = []
    for task in other.tasks:
        if running := tuple(each for each in task.approaches if each.state == "running"):
            tasks.append(task.model_copy(update={"approaches": running, "after": ()}))
    return other.model_copy(update={"tasks": tuple(tasks)})
