import math

import numpy as np
import pytest

from core.learning.scores import (
    brier,
    crps_exponential,
    crps_log_ratio,
    crps_lognormal,
    crps_normal,
    log_score,
)

BELOW = {
    "normal": lambda y: (1 + math.erf((y - 1.0) / 2.0 / math.sqrt(2))) / 2,
    "lognormal": lambda y: (1 + math.erf(math.log(y / 2.0) / 0.5 / math.sqrt(2))) / 2 * (y > 0),
    "exponential": lambda y: -math.expm1(-max(y, 0.0) / 3.0),
}
CLOSED = {
    "normal": lambda value: crps_normal(value, 1.0, 2.0),
    "lognormal": lambda value: crps_lognormal(value, 2.0, 0.5),
    "exponential": lambda value: crps_exponential(value, 3.0),
}


def integrated(below, value):
    """The definition: the integral of (P(Y <= y) - [y >= value])² over y, midpoints."""
    step = 0.002
    grid = np.arange(-20, 60, step) + step / 2
    share = np.array([below(max(y, 1e-9) if y > 0 else y) if y != 0 else 0.0 for y in grid])
    return float(((share - (grid >= value)) ** 2).sum() * step)


@pytest.mark.parametrize("value", [0.3, 1.7, 6.0])
@pytest.mark.parametrize("law", ["normal", "exponential"])
def test_closed_crps_is_its_own_definition(law, value):
    assert CLOSED[law](value) == pytest.approx(integrated(BELOW[law], value), abs=2e-3)


@pytest.mark.parametrize("value", [0.3, 1.7, 6.0])
def test_closed_crps_of_a_lognormal_is_its_own_definition(value):
    step = 0.002
    grid = np.arange(0, 60, step) + step / 2
    share = np.array([BELOW["lognormal"](y) for y in grid])
    found = float(((share - (grid >= value)) ** 2).sum() * step)
    assert CLOSED["lognormal"](value) == pytest.approx(found, abs=2e-3)


def test_a_bare_estimate_costs_its_absolute_log_error():
    assert crps_log_ratio(2.0, 1.0, 0.0) == pytest.approx(math.log(2))
    assert crps_log_ratio(1.0, 1.0, 0.0) == 0


def test_brier_and_log_score_of_even_odds():
    chances, won = np.array([0.5, 0.5]), np.array([1.0, 0.0])
    assert brier(chances, won) == 0.25
    assert log_score(chances, won) == pytest.approx(math.log(2))


def test_certainty_that_was_wrong_costs_much_but_not_infinity():
    assert log_score(np.array([0.0]), np.array([1.0])) == pytest.approx(-math.log(1e-6))
