"""What several people's answers come to together."""

import math
from collections.abc import Sequence

LEAST = 0.01


def pooled_chance(chances: Sequence[float]) -> float:
    """One chance from several, in [0.01, 0.99]: the mean of their log odds.

    Args:
        chances: In (0, 1]; at least one.

    Source: Satopää et al. (2014), International Journal of Forecasting 30, geometric mean of odds.
    """
    held = [min(1 - LEAST, max(LEAST, chance)) for chance in chances]
    mean = sum(math.log(chance / (1 - chance)) for chance in held) / len(held)
    return 1 / (1 + math.exp(-mean))


def pooled_span(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """One range of days from several: as quick and as slow as people say on average, in ratio.

    Args:
        spans: 10 % and 90 % points in working days, above 0; at least one.

    Source: geometric mean of quantiles, "Vincentization" on the log scale (Ratcliff, 1979).
    """
    low, high = (math.exp(sum(math.log(span[end]) for span in spans) / len(spans))
                 for end in (0, 1))  # fmt: skip
    return low, high
