import numpy as np
import pytest

from core.learning.lasting import beyond


def test_moments_beyond_a_bound_are_those_of_draws_above_it():
    draws = np.random.default_rng(3).normal(1.0, 2.0, 400_000)
    bounds = np.array([-3.0, 1.0, 4.0])
    means, variances, below = beyond(bounds, 1.0, 2.0)
    for bound, mean, variance, share in zip(bounds, means, variances, below, strict=True):
        above = draws[draws > bound]
        error = above.std() / np.sqrt(len(above))
        assert mean == pytest.approx(above.mean(), abs=4 * error)
        assert variance == pytest.approx(above.var(), rel=0.03)
        assert share == pytest.approx(np.mean(draws <= bound), abs=0.004)


def test_bounds_far_away_stay_finite():
    means, variances, below = beyond(np.array([-1e9, 1e9]), 0.0, 1.0)
    assert np.isfinite(means).all()
    assert (variances >= 0).all()
    assert below == pytest.approx([0, 1], abs=1e-8)
