"""What a try shows: a verdict, and a reading of a metric whose target is 1."""

import math

import numpy as np

from core.model.states import Verdict
from core.rehearsal.truth import Idea

CHANCES: dict[bool, tuple[float, float]] = {True: (0.45, 0.20), False: (0.25, 0.40)}
"""Of a positive and of a negative verdict, for ideas that will win and that will not."""
NOISE = 0.02
START, TARGET = 0.5, 1.0
TOP = {True: 1.05, False: 0.85}
"""Where the gains would lead, of an idea that will win and of one that will not."""
STOPS = 0.4
"""The part of its days after which the metric of an idea that will lose may stand still."""


def verdict_of(idea: Idea, rng: np.random.Generator) -> Verdict:
    """A try's verdict: a hint, no proof."""
    positive, negative = CHANCES[idea.wins]
    drawn = rng.random()
    if drawn < positive:
        return "positive"
    return "negative" if drawn < positive + negative else "unclear"


def reading_of(idea: Idea, worked: int, rng: np.random.Generator) -> float:
    """What is read off the metric after so many days of work."""
    return round(true_reading(idea, worked) + rng.normal(0, NOISE), 4)


def true_reading(idea: Idea, worked: int) -> float:
    """The metric itself: falling gains, beyond the target where the idea wins."""
    top = TOP[idea.wins]
    part = min(worked / idea.days, STOPS if idea.flat and not idea.wins else 1.0)
    return START + (top - START) * (1 - math.exp(-3 * part))
