"""Correcting stated chances by how earlier ones came out."""

import math
from dataclasses import dataclass

import numpy as np

from core.learning.scores import Floats

FROM = 20
"""Resolved forecasts below which no correction is offered."""
SURE = (0.5, 0.35)
"""Prior spreads of shift and slope around 0 and 1."""
EXTREME = 0.005
EXAMPLE = 0.8
"""The stated chance by which people are shown what a correction does."""
ROUNDS = 50
LEAST_SLOPE = 0.05


@dataclass(frozen=True, slots=True)
class Recalibration:
    """logit(corrected) = shift + slope · logit(stated).

    Attributes:
        shift: Above 0: things went better than stated.
        slope: Below 1: overconfident. Never negative.
    """

    shift: float
    slope: float

    def corrected(self, chance: float) -> float:
        """A stated chance as it should have been; chances of 0 and 1 stay what they are."""
        if chance in (0.0, 1.0):
            return chance
        clipped = min(max(chance, EXTREME), 1 - EXTREME)
        return 1 / (1 + math.exp(-self.shift - self.slope * math.log(clipped / (1 - clipped))))


def recalibration(chances: Floats, won: Floats) -> Recalibration | None:
    """The correction that earlier forecasts ask for, shrunk to none; None below 20 of them.

    Most probable shift and slope under normal priors, by Newton's method.

    Source: Cox (1958) for the model; the priors shrink it to shift 0, slope 1.

    Args:
        chances: As stated, in [0, 1], shape (forecasts,).
        won: 1 where it happened, else 0, shape (forecasts,).
    """
    if len(chances) < FROM:
        return None
    clipped = np.clip(chances, EXTREME, 1 - EXTREME)
    design = np.column_stack([np.ones(len(chances)), np.log(clipped / (1 - clipped))])
    none, precision = np.array([0.0, 1.0]), np.diag([each**-2 for each in SURE])
    found = none.copy()
    for _ in range(ROUNDS):
        expected = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (won - expected) - precision @ (found - none)
        bend = (design * (expected * (1 - expected))[:, None]).T @ design + precision
        step = np.linalg.solve(bend, slope)
        found = found + step / max(1.0, float(np.abs(step).max()))
    return Recalibration(float(found[0]), max(float(found[1]), LEAST_SLOPE))
