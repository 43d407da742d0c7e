"""What an experiment does to the belief in its approach."""

from collections.abc import Mapping

from core.model.states import QUALITY_LETTERS, Verdict

ANSWERS = tuple(QUALITY_LETTERS.values())

LEAST, SPAN = 0.25, 0.75


def weight_of(quality: Mapping[str, bool]) -> float:
    """How much an experiment counts, in tries, between 0.25 and 1.

    Args:
        quality: Answers by name; a name that is missing is unknown and counts half.
    """
    earned = sum(1.0 if quality.get(name) else 0.0 for name in ANSWERS)
    unknown = sum(0.5 for name in ANSWERS if name not in quality)
    return LEAST + SPAN * (earned + unknown) / len(ANSWERS)


def updated(belief: tuple[float, float], verdict: Verdict, weight: float) -> tuple[float, float]:
    """The belief ``(chance, sure)`` after one more try that counts ``weight`` tries.

    A positive or negative verdict adds its weight to one side; an unclear one changes nothing.

    Source: Beta-binomial conjugacy; (m·s + k)/(s + n) with k weighted wins of n (Gelman et al.,
    Bayesian Data Analysis, 2013).
    """
    chance, sure = belief
    if verdict == "unclear":
        return belief
    won = weight if verdict == "positive" else 0.0
    return (chance * sure + won) / (sure + weight), sure + weight
