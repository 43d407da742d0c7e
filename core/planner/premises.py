"""What a state of the programme tells about assumptions."""

import numpy as np
from numpy.typing import NDArray

from core.planner.beliefs import Group
from core.planner.decisions import LOST, SOLVED, WON, Site, Space, State
from core.planner.exact import groups_of

Floats = NDArray[np.float64]


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
