"""The peer in simpy: one world at a time, tasks as processes, people as priority resources.

For plans whose tasks are tried in turn (strategy ``sequence``) and whose approaches take one
person each, which is what the workloads ask for. It shares no code with the planner.
"""

import random
from collections.abc import Generator
from typing import Any

import simpy

Json = dict[str, Any]
Steps = Generator[simpy.Event, Any, None]

LAST = 2
"""Later than whatever else happens at an instant; simpy's own priorities are 0 and 1."""


def finishes(plan: Json, worlds: int, seed: int) -> dict[str, list[float]]:
    """Working days to each objective's finish in each world, infinite where it fails."""
    dice = random.Random(seed)
    found: dict[str, list[float]] = {each["key"]: [] for each in plan["objectives"]}
    for _ in range(worlds):
        for key, finish in World(plan, dice).run().items():
            found[key].append(finish)
    return found


class World:
    """One world: the team's people, and a process for each objective."""

    def __init__(self, plan: Json, dice: random.Random) -> None:
        self.env = simpy.Environment()
        self.dice = dice
        people = plan.get("people") or {}
        self.team = {
            role: simpy.PriorityResource(self.env, count) for role, count in people.items()
        }
        self.anybody = simpy.PriorityResource(self.env, float("inf"))
        self.objectives = [
            Objective(self, objective, (objective.get("priority", place), place))
            for place, objective in enumerate(plan["objectives"], start=1)
        ]

    def run(self) -> dict[str, float]:
        """Each objective's finish."""
        self.env.run()
        return {each.key: each.finish for each in self.objectives}

    def people(self, role: str | None) -> simpy.PriorityResource:
        """Who does this work; without a role nobody has to be waited for."""
        return self.team[role] if role else self.anybody


class EndOfInstant(simpy.Event):
    """Comes after all other events of its instant.

    People are given back then, so that whoever comes first in the plan's order gets them, not
    whoever asks first.
    """

    def __init__(self, env: simpy.Environment) -> None:
        super().__init__(env)
        self._ok, self._value = True, None
        env.schedule(self, priority=LAST)


class Objective:
    """All its tasks must succeed; where one fails, the others stop."""

    def __init__(self, world: World, objective: Json, rank: tuple[int, int]) -> None:
        self.world, self.env, self.rank = world, world.env, rank
        self.key, self.finish = objective["key"], float("inf")
        self.done = {task["key"]: self.env.event() for task in objective["tasks"]}
        self.tasks = [
            self.env.process(self.task(task, place))
            for place, task in enumerate(objective["tasks"])
        ]
        self.env.process(self.succeed())

    def succeed(self) -> Steps:
        """Note the finish when all tasks are done."""
        yield self.env.all_of(self.done.values())
        self.finish = self.env.now

    def task(self, task: Json, place: int) -> Steps:
        """Try one approach after the other, until one wins or the objective has failed."""
        try:
            yield self.env.all_of([self.done[key] for key in task.get("after", ())])
            for number, approach in enumerate(task["approaches"]):
                yield from self.attempt(task["key"], approach, (*self.rank, place, number))
                if self.done[task["key"]].triggered:
                    return
            self.fail()
        except simpy.Interrupt:
            return

    def attempt(self, task: str, approach: Json, order: tuple[int, ...]) -> Steps:
        """Wait for somebody of the role and work; a win starts what comes after."""
        people = self.world.people(approach.get("role"))
        with people.request(priority=order) as turn:
            yield turn
            yield self.env.timeout(attempt_days(approach["days"], self.world.dice))
            if self.world.dice.random() < approach["chance"]:
                self.done[task].succeed()
            yield EndOfInstant(self.env)

    def fail(self) -> None:
        """Stop all other tasks."""
        for process in self.tasks:
            if process.is_alive and process is not self.env.active_process:
                process.interrupt()


def attempt_days(days: Any, dice: random.Random) -> float:
    """One draw of an attempt's working days: fixed, or PERT."""
    if not isinstance(days, dict):
        return float(days)
    low, likely, high = days["low"], days["likely"], days["high"]
    first = 1 + 4 * (likely - low) / (high - low)
    return low + (high - low) * dice.betavariate(first, 6 - first)
