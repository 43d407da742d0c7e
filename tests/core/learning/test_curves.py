import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.curves import RISES, improving, plateau
from core.learning.curves import Ahead, base_rate, curve_outlook, curve_state, fitted
from core.learning.readings import Readings

ROUNDS = 60


def weeks(values):
    return 7.0 * np.arange(len(values))


def state(values):
    return curve_state(Readings(weeks(values), np.asarray(values)))


def share(found, wanted):
    return np.mean([each == wanted for each in found])


def within(count, chance):
    """Three standard errors of a share, so that a sound rule never fails here."""
    return 3 * (chance * (1 - chance) / count) ** 0.5


@pytest.mark.parametrize("points", [8, 13, 26])
def test_a_power_law_that_still_rises_is_rarely_called_a_plateau(points):
    rng = np.random.default_rng([1, points])
    found = [state(improving(points, 0.02, rng)) for _ in range(3 * ROUNDS)]
    assert share(found, "plateau") <= 0.05 + within(3 * ROUNDS, 0.05)


@pytest.mark.parametrize(("points", "power"), [(8, 0.8), (13, 0.9), (26, 0.9)])
def test_a_rise_that_stopped_is_found(points, power):
    rng = np.random.default_rng([2, points])
    found = [state(plateau(points, 0.02, rise, rng)) for rise in RISES for _ in range(ROUNDS)]
    assert share(found, "plateau") >= power - within(3 * ROUNDS, power)


@pytest.mark.parametrize("points", [8, 13, 26])
def test_at_noise_of_5_per_cent_it_is_too_early_to_say(points):
    rng = np.random.default_rng([3, points])
    rising = [state(improving(points, 0.05, rng)) for _ in range(ROUNDS)]
    stopped = [state(plateau(points, 0.05, rise, rng)) for rise in RISES for _ in range(ROUNDS)]
    assert share(rising + stopped, "early") > 0.7
    assert share(rising, "plateau") <= 0.05 + within(ROUNDS, 0.05)


def test_a_metric_that_fell_back_is_regressing():
    rng = np.random.default_rng(5)
    values = np.append(np.linspace(0.5, 0.8, 12), [0.62, 0.63, 0.61, 0.62])
    assert state(values + 0.004 * rng.standard_normal(16)) == "regressing"


def test_a_fall_that_was_made_good_is_no_regression():
    values = [*np.linspace(0.5, 0.8, 10), *np.linspace(0.6, 0.85, 10)]
    assert state(values) != "regressing"


def test_four_readings_are_too_early():
    assert state([0.5, 0.6, 0.65, 0.68]) == "early"


def test_flat_noise_is_a_plateau():
    rng = np.random.default_rng(6)
    assert state(0.7 + 0.005 * rng.standard_normal(20)) == "plateau"


def test_readings_that_are_all_equal_stand_still():
    found = curve_outlook(weeks([0.5] * 6), np.full(6, 0.5), Ahead(0.9, 30.0))
    assert found.state == "plateau"
    assert found.chance_by == 0.005
    assert found.p50 == pytest.approx(0.5, abs=0.001)


def test_lower_is_better_mirrors_higher():
    rng = np.random.default_rng(7)
    values = improving(15, 0.02, rng)
    up = curve_outlook(weeks(values), values, Ahead(0.85, 28.0))
    down = curve_outlook(weeks(values), -values, Ahead(-0.85, 28.0, lower=True))
    assert (down.state, down.chance_by) == (up.state, up.chance_by)
    assert (down.p10, down.p90) == (pytest.approx(-up.p90), pytest.approx(-up.p10))


def test_the_base_rates_are_those_of_the_source():
    flat, steep = [0.7, 0.701, 0.702, 0.703, 0.704, 0.705], [0.5, 0.6, 0.65, 0.68, 0.7]
    assert base_rate(np.array(flat)) == 0.037
    assert base_rate(np.array(steep)) == 0.54


def test_noise_known_from_repeats_widens_the_forecast_and_holds_the_verdict():
    values = np.array([0.5, 0.6, 0.65, 0.68, 0.7, 0.71, 0.72, 0.725])
    plain, noisy = (
        curve_outlook(weeks(values), values, Ahead(0.8, 28.0, noise=noise)) for noise in (None, 0.1)
    )
    assert noisy.p90 - noisy.p10 > plain.p90 - plain.p10
    assert noisy.state == "early"


def test_the_interval_of_power_laws_holds_about_eighty_per_cent():
    rng = np.random.default_rng(8)
    inside = []
    for _ in range(150):
        values = improving(20, 0.02, rng)
        found = curve_outlook(weeks(values[:16]), values[:16], Ahead(1.0, 28.0))
        inside.append(found.p10 <= values[19] <= found.p90)
    assert np.mean(inside) > 0.75


readings = st.lists(
    st.tuples(st.integers(1, 60), st.floats(-1e6, 1e6, width=32)), min_size=2, max_size=40
)


@settings(deadline=None, max_examples=60)
@given(readings, st.floats(-1e6, 1e6), st.integers(0, 400), st.booleans())
def test_any_readings_get_an_answer_in_order(rows, target, ahead, lower):
    gaps, values = zip(*rows, strict=True)
    days = np.cumsum(np.array(gaps, float))
    found = curve_outlook(days, np.array(values), Ahead(target, float(ahead), lower=lower))
    assert 0 < found.chance_by < 1
    assert found.p10 <= found.p50 <= found.p90
    assert np.isfinite([found.p10, found.p90]).all()


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 1000), st.floats(0.01, 1000), st.floats(-100, 100))
def test_the_unit_of_the_metric_does_not_matter(seed, unit, zero):
    values = improving(12, 0.02, np.random.default_rng(seed))
    plain = curve_outlook(weeks(values), values, Ahead(0.9, 28.0))
    other = curve_outlook(weeks(values), unit * values + zero, Ahead(unit * 0.9 + zero, 28.0))
    assert other.state == plain.state
    assert other.chance_by == pytest.approx(plain.chance_by, abs=0.002)


def test_a_higher_target_is_never_likelier():
    values = improving(12, 0.02, np.random.default_rng(9))
    chances = [
        curve_outlook(weeks(values), values, Ahead(target, 28.0)).chance_by
        for target in np.linspace(0.5, 1.2, 15)
    ]
    assert chances == sorted(chances, reverse=True)


def test_the_fitted_curve_is_smoother_than_the_readings_and_close_to_them():
    days = np.arange(12.0) * 7
    truth = 0.9 - 0.3 * (1 + days / 7) ** -0.7
    values = truth + np.random.default_rng(5).normal(0, 0.01, len(days))
    curve = fitted(days, values)
    assert np.abs(curve - truth).mean() < np.abs(values - truth).mean()
    assert np.abs(np.diff(curve)).sum() < np.abs(np.diff(values)).sum()


def test_a_falling_metric_is_fitted_as_its_mirror_image_rises():
    days, values = np.arange(8.0), np.array([0.5, 0.55, 0.6, 0.61, 0.63, 0.64, 0.64, 0.65])
    assert fitted(days, 1 - values) == pytest.approx(1 - fitted(days, values))
    assert fitted(days, np.full(8, 0.3)) == pytest.approx(np.full(8, 0.3))
