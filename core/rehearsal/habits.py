"""How a simulated team works, estimates and writes things down; described in docs/rehearsal.md."""

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Habits:
    """What is true of one team and unknown to the bot.

    Attributes:
        counted: Whether the bot is told how many people there are; where not, nobody is scarce.
        people: How many of each role.
        pace: Actual over estimated days, as often above as below.
        wild: Log standard deviation of actual over estimated days within the team.
        common: The part of that variance that all work of one objective shares.
        optimism: Added to the logit of every true chance when it is stated.
        blur: Standard deviation of what is further added, anew each time.
        alike: Correlation behind the outcomes of one task's ideas.
        logs: The share of experiments that are ever written down.
        late: Working days, on average, until something is written down.
        forgets: The chance that an ending is written down only two to four weeks later.
        letters: The chance of a yes to each question about how a try was run.
    """

    counted: bool
    people: dict[str, int]
    pace: float
    wild: float
    common: float
    optimism: float
    blur: float
    alike: float
    logs: float
    late: float
    forgets: float
    letters: float


def habits_of(rng: np.random.Generator) -> Habits:
    """One team's habits.

    Source: people take longer than they predict, by 1.6 times in Buehler, Griffin & Ross (1994),
    by 1.0 in the median and 1.3 in the mean in Jones's software tasks; stated ranges are much too
    narrow (Jørgensen et al. 2004). The rest is assumed.
    """
    return Habits(
        counted=bool(rng.random() < 0.5),
        people={"research": int(rng.integers(2, 5)), "engineering": int(rng.integers(1, 4))},
        pace=math.exp(rng.normal(math.log(1.4), 0.35)),
        wild=rng.uniform(0.4, 0.8),
        common=rng.uniform(0.2, 0.6),
        optimism=rng.normal(0.5, 0.35),
        blur=rng.uniform(0.3, 0.9),
        alike=rng.uniform(0.1, 0.5),
        logs=rng.uniform(0.3, 0.95),
        late=rng.uniform(0.5, 4.0),
        forgets=rng.uniform(0.02, 0.2),
        letters=rng.uniform(0.3, 0.9),
    )
