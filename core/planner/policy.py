"""What to start now: the exact policy, by stochastic dynamic programming over what can happen.

Class of models: De Reyck & Leus (2008), Creemers, De Reyck & Leus (2015). Durations are taken as
exponential with the attempt's own mean, so that between completions nothing changes but the time
left. Decisions fall at completions only. Net present value where success has a worth and work a
cost; otherwise the chance to be done by the target.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from core.planner.decisions import Site, Space, State
from core.planner.network import Network
from core.planner.premises import Beliefs
from core.planner.steps import Step, step_of
from core.planner.worths import ByTarget, PresentValue, Worth, costs_of, is_costly

Floats = NDArray[np.float64]

FINEST, COARSEST = 2_000, 400
"""Steps of the time left: many while states are few."""
FEW_STATES = 400
MOST_AT_ONCE = 10
"""Startable approaches of which all sets are listed; beyond, single ones and the best set."""
SAME = 0.01
"""Chances this close are one decision; then the smallest set is named."""


@dataclass
class Programme:
    """The solved programme.

    Attributes:
        waiting: Per state the value of starting nothing now.
        best: Per state the value of the best that can be started, nothing included.
    """

    space: Space
    worth: Worth
    steps: dict[int, Step]
    costly: bool
    beliefs: Beliefs
    waiting: dict[State, Floats] = field(default_factory=dict)
    best: dict[State, Floats] = field(default_factory=dict)

    def solve(self) -> None:
        """Values of all states, from the most decided back to today's."""
        nothing = np.zeros_like(self.worth.success())
        for state in self.space.states:
            if self.space.is_over(state):
                over = self.worth.success() if self.space.has_succeeded(state) else nothing
                self.waiting[state] = self.best[state] = over
                continue
            self.waiting[state] = self._waited(state, nothing)
            self.best[state] = self._chosen(state)

    def _waited(self, state: State, nothing: Floats) -> Floats:
        """V = Σ μ_i (p_i V(won) + (1 - p_i) V(lost)) over the time to the first completion."""
        running = self.space.running(state)
        if not running:
            return nothing
        reward, rate = nothing, 0.0
        for site in running:
            step = self.steps[site.attempt]
            wins = step.chance * self.beliefs.hold(state, site)
            won = self.best[self.space.completed(state, site, won=True)]
            lost = self.best[self.space.completed(state, site, won=False)]
            reward = reward + step.rate * (wins * won + (1.0 - wins) * lost)
            rate += step.rate
        return self.worth.waited(rate, reward)

    def waiting_value(self, state: State) -> Floats:
        """The value of starting nothing in a state, by the present steps."""
        return self._waited(state, np.zeros_like(self.worth.success()))

    def _chosen(self, state: State) -> Floats:
        """The better of waiting and of starting one more, which may start another."""
        best = self.waiting[state]
        for site in self.space.startable(state):
            best = np.maximum(best, self._after_start(state, site))
        return best

    def cost(self, site: Site) -> float:
        """What a start costs; nothing where costs are ignored."""
        return self.steps[site.attempt].cost if self.costly else 0.0

    def _after_start(self, state: State, site: Site) -> Floats:
        return self.best[self.space.started(state, site)] - self.cost(site)

    def value_of(self, state: State, sites: Sequence[Site]) -> float:
        """The value of starting exactly these now, with all the time there is left."""
        cost = 0.0
        for site in sites:
            cost += self.cost(site)
            state = self.space.started(state, site)
        return float(self.waiting[state][-1]) - cost


def programme(network: Network, objective: int) -> Programme:
    """Solve the programme of one objective. Raises TooManyStates."""
    space = Space(network, objective)
    space.explore()
    goal = network.objectives[objective]
    costs, money = costs_of(network, objective), is_costly(network, objective)
    steps = {
        site.attempt: step_of(
            network, network.attempts[site.attempt], goal.day_rate or 0.0, costs[site.attempt]
        )
        for site in space.sites
    }
    worth: Worth
    if money and goal.value is not None:
        worth = PresentValue(goal.value.amount, goal.discount)
    else:
        days = network.calendar.days_through(goal.target)
        worth = ByTarget(
            float(max(days, 1)), FINEST if len(space.states) < FEW_STATES else COARSEST
        )
    solved = Programme(space, worth, steps, money, Beliefs(space))
    solved.solve()
    return solved


@dataclass(frozen=True, slots=True)
class Option:
    """A set of approaches to start now, and the value of the best policy that begins with it."""

    sites: tuple[Site, ...]
    value: float


def options(solved: Programme) -> list[Option]:
    """What can be started now, best first, "start nothing" among it."""
    space, root = solved.space, solved.space.root()
    if space.is_over(root):
        return [Option((), float(solved.best[root][-1]))]
    found = [Option(sites, solved.value_of(root, sites)) for sites in _sets(solved, root)]
    return sorted(found, key=lambda option: (-round(option.value, 12), len(option.sites)))


def _sets(solved: Programme, root: State) -> list[tuple[Site, ...]]:
    """All sets that people allow; of many approaches only single ones and the best chain."""
    space = solved.space
    startable = space.startable(root)
    sizes = range(len(startable) + 1) if len(startable) <= MOST_AT_ONCE else range(2)
    found = [
        chosen
        for size in sizes
        for chosen in combinations(startable, size)
        if _fits(space, root, chosen)
    ]
    best = _best_chain(solved, root)
    return found if best in found else [*found, best]


def _fits(space: Space, state: State, sites: Sequence[Site]) -> bool:
    for site in sites:
        if site not in space.startable(state):
            return False
        state = space.started(state, site)
    return True


def _best_chain(solved: Programme, state: State) -> tuple[Site, ...]:
    return tuple(sorted(starts_at(solved, state), key=lambda site: site.attempt))


def starts_at(solved: Programme, state: State, at: int = -1) -> list[Site]:
    """What the programme starts in a state, at a point of its grid of the time left."""
    chain: list[Site] = []
    while True:
        value = float(solved.best[state][at])
        if float(solved.waiting[state][at]) >= value - 1e-12:
            return chain
        site = next(
            each
            for each in solved.space.startable(state)
            if float(solved.best[solved.space.started(state, each)][at]) - solved.cost(each)
            >= value - 1e-12
        )
        chain.append(site)
        state = solved.space.started(state, site)
