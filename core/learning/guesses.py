"""What is supposed where nobody has said: from 20 results on the team's own shares."""

from collections.abc import Sequence
from dataclasses import dataclass

DOUBTFUL, PLAIN = 0.5, 0.95
"""Chances of an idea that might not work, and of plain work."""
WORTH = 2.0
"""Tries that such a guess is worth."""
FROM = 20
"""Results below which a team has no shares of its own."""
LEAST, MOST = 0.02, 0.98


@dataclass(frozen=True, slots=True)
class Result:
    """How an approach came out; ``plain`` where nobody doubted that it works."""

    plain: bool
    won: bool


@dataclass(frozen=True, slots=True)
class Guesses:
    """Chances where nobody has stated one.

    Attributes:
        doubtful: Of an idea that might not work.
        plain: Of work without a doubt.
        results: Those they rest on; 0 means none of the team's own.
    """

    doubtful: float = DOUBTFUL
    plain: float = PLAIN
    results: int = 0

    def of(self, *, plain: bool) -> float:
        """The chance of one kind."""
        return self.plain if plain else self.doubtful


def guesses(results: Sequence[Result]) -> Guesses:
    """The shares that worked, of each kind, on top of what would have been guessed.

    Source: Beta updating with the guess as its prior (Gelman et al., Bayesian Data Analysis, 2013).
    """
    if len(results) < FROM:
        return Guesses()
    kinds = ((DOUBTFUL, False), (PLAIN, True))
    doubtful, plain = (
        _share(guess, [each.won for each in results if each.plain == kind]) for guess, kind in kinds
    )
    return Guesses(doubtful, plain, len(results))


def _share(guess: float, won: Sequence[bool]) -> float:
    share = (guess * WORTH + sum(won)) / (WORTH + len(won))
    return round(min(max(share, LEAST), MOST), 2)
