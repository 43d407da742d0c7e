"""What simulated worlds come to, objective by objective."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.draws import Draws

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of worlds, one column each.

    Attributes:
        finish: Working days until each objective is done, infinite where it fails,
            shape (objectives, worlds).
        person_days: Days of people spent on each objective from today; same shape.
        draws: The draws the worlds were run with.
    """

    finish: Floats
    person_days: Floats
    draws: Draws
