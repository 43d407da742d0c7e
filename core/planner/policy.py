"""What to start now: the exact policy, by stochastic dynamic programming over what can happen.

Class of models: De Reyck & Leus (2008), Creemers, De Reyck & Leus (2015). Durations are taken as
exponential with the attempt's own mean, so that between completions nothing changes but the time
left. Decisions fall at completions only. Net present value where success has a worth and work a
cost; otherwise the chance to be done by the target.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.planner.beliefs import Group
from core.planner.decisions import LOST, SOLVED, WON, Site, Space, State
from core.planner.early import part_of
from core.planner.exact import groups_of
from core.planner.network import Attempt, Network
from core.planner.normal import inverse_normal, normal_cdf
from core.planner.overruns import nodes_for, win_given

Floats = NDArray[np.float64]

FINEST, COARSEST = 2_000, 400
"""Steps of the time left: many while states are few."""
FEW_STATES = 400
MOST_AT_ONCE = 10
"""Startable approaches of which all sets are listed; beyond, single ones and the best set."""
SAME = 0.01
"""Chances this close are one decision; then the smallest set is named."""


@dataclass(frozen=True, slots=True)
class Step:
    """One approach as the programme sees it.

    Attributes:
        chance: Of winning, time limit and days already run included, what it assumes being true.
        rate: Completions per working day: one over its expected days.
        cost: What its start costs.
    """

    chance: float
    rate: float
    cost: float


def step_of(network: Network, attempt: Attempt, day_rate: float, cost: float | None) -> Step:
    """An approach's chance, rate and cost."""
    nodes, weights = nodes_for(network.shared_sigma, [attempt])
    chance = float(win_given(attempt, nodes, network.shared_sigma) @ weights)
    days = expected_days(network, attempt)
    return Step(chance, 1.0 / days, day_rate * attempt.people * days if cost is None else cost)


def expected_days(network: Network, attempt: Attempt) -> float:
    """Expected working days of an attempt, from its start or from today while running.

    The law's own mean where nothing cuts it; else the mean of what is left up to its time limit,
    by quadrature over its length and the shared overrun.
    """
    return _expected(network.shared_sigma, attempt)


@lru_cache(maxsize=4096)
def _expected(sigma: float, attempt: Attempt) -> float:
    cut = attempt.elapsed > 0 or not math.isinf(attempt.box)
    if not cut:
        mean = attempt.law.mean * math.exp(sigma * sigma / 2)
        if not attempt.early:
            return mean
        places = (np.arange(1000) + 0.5) / 1000
        lost = float(part_of(attempt.chance, places).mean())
        return mean * (attempt.chance + (1 - attempt.chance) * lost)
    points, weights = _shared_nodes()
    found = _left(attempt, np.exp(sigma * points))
    return max(1e-3, float(found @ weights))


@lru_cache(maxsize=1)
def _shared_nodes() -> tuple[Floats, Floats]:
    """Gauss's points and weights for one standard normal."""
    points, weights = np.polynomial.hermite_e.hermegauss(15)
    return points, weights / weights.sum()


@lru_cache(maxsize=1)
def _line_nodes() -> tuple[Floats, Floats]:
    """Gauss's points and weights for the interval from 0 to 1."""
    points, weights = np.polynomial.legendre.leggauss(64)
    return (points + 1) / 2, weights / 2


FARTHEST = 8.2
"""Normal deviates beyond which a double holds no chance below 1."""


def _left(attempt: Attempt, factors: Floats) -> Floats:
    """Mean working days left of an attempt in worlds with each shared overrun.

    E[min(D - t, box) | D > t] for length D and elapsed t, integrated over the normal deviate of
    D's quantile, in which every law is smooth, up to the time limit's own deviate.
    """
    law, since = attempt.law, attempt.elapsed / factors
    before, boxed = law.cdf(since), law.cdf(since + attempt.box / factors)
    first, last = _deviates(before), _deviates(boxed)
    points, weights = _line_nodes()
    places = first[:, None] + (last - first)[:, None] * points
    shares = np.minimum(normal_cdf(places), 1 - 2.0**-53)
    left = np.maximum(law.quantile(shares) * factors[:, None] - attempt.elapsed, 0.0)
    dense = np.exp(-0.5 * places * places) / math.sqrt(2 * math.pi)
    inside = (np.minimum(left, attempt.box) * dense) @ weights * (last - first)
    cut = (1 - boxed) * attempt.box if math.isfinite(attempt.box) else 0.0
    running = 1 - before
    gone = running < 1e-12
    found: Floats = np.where(
        gone, min(1.0, attempt.box), (inside + cut) / np.where(gone, 1.0, running)
    )
    return found


def _deviates(chances: Floats) -> Floats:
    return np.clip(inverse_normal(np.clip(chances, 1e-300, 1 - 2.0**-53)), -FARTHEST, FARTHEST)


class Beliefs:
    """What a state tells about assumptions: the chance that an approach's own hold."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._groups = groups_of(space.network, space.objective)
        self._known: dict[tuple[State, int], float] = {}

    def hold(self, state: State, site: Site) -> float:
        """P(all that this approach assumes is true | what was won and lost in the state)."""
        assumes = self._space.network.attempts[site.attempt].assumes
        if not assumes:
            return 1.0
        key = (state, site.attempt)
        if key not in self._known:
            holding = 1.0
            for group in self._groups:
                if set(assumes) & set(group.members):
                    weights = self._told(state, group)
                    total = float(weights.sum())
                    true = float(weights @ group.holds(assumes))
                    holding *= true / total if total > 0 else 1.0
            self._known[key] = holding
        return self._known[key]

    def _told(self, state: State, group: Group) -> Floats:
        weights = group.weights
        for site in self._space.sites:
            attempt = self._space.network.attempts[site.attempt]
            standing = state[site.task]
            if not set(attempt.assumes) & set(group.members) or standing == SOLVED:
                continue
            wins = attempt.chance * group.holds(attempt.assumes)
            if standing[site.place] == WON:
                weights = weights * wins
            elif standing[site.place] == LOST:
                weights = weights * (1.0 - wins)
        return weights


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
    waiting: dict[State, Floats] = field(default_factory=dict)
    best: dict[State, Floats] = field(default_factory=dict)

    def solve(self) -> None:
        """Values of all states, from the most decided back to today's."""
        beliefs = Beliefs(self.space)
        nothing = np.zeros_like(self.worth.success())
        for state in self.space.states:
            if self.space.is_over(state):
                over = self.worth.success() if self.space.has_succeeded(state) else nothing
                self.waiting[state] = self.best[state] = over
                continue
            self.waiting[state] = self._waited(state, beliefs, nothing)
            self.best[state] = self._chosen(state)

    def _waited(self, state: State, beliefs: Beliefs, nothing: Floats) -> Floats:
        """V = Σ μ_i (p_i V(won) + (1 - p_i) V(lost)) over the time to the first completion."""
        running = self.space.running(state)
        if not running:
            return nothing
        reward, rate = nothing, 0.0
        for site in running:
            step = self.steps[site.attempt]
            wins = step.chance * beliefs.hold(state, site)
            won = self.best[self.space.completed(state, site, won=True)]
            lost = self.best[self.space.completed(state, site, won=False)]
            reward = reward + step.rate * (wins * won + (1.0 - wins) * lost)
            rate += step.rate
        return self.worth.waited(rate, reward)

    def waiting_value(self, state: State) -> Floats:
        """The value of starting nothing in a state, by the present steps."""
        return self._waited(state, Beliefs(self.space), np.zeros_like(self.worth.success()))

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
    solved = Programme(space, worth, steps, costly=money)
    solved.solve()
    return solved


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
