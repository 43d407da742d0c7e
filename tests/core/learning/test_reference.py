import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.reference import Finished, prior_overrun, team_overrun

days = st.floats(0.5, 200)
histories = st.lists(st.builds(Finished, days, days, whole=st.booleans()), min_size=1, max_size=40)


def test_a_team_that_finished_nothing_has_the_prior():
    assert prior_overrun() == {"median": 1.3, "sigma": 0.6, "shared": 0.7}
    assert team_overrun(()).finished == 0


def test_many_alike_are_believed():
    found = team_overrun([Finished(10, 20)] * 400)
    assert found.median == pytest.approx(2.0, rel=0.06)
    assert found.sigma < 0.25
    assert found.finished == 400
    assert found.own == pytest.approx(2.0)


def test_few_are_shrunk_to_the_prior():
    one, four = (team_overrun([Finished(10, 30)] * count).median for count in (1, 4))
    assert 1.3 < one < four < 3


def test_the_newest_weigh_more():
    old, new = [Finished(10, 10)] * 60, [Finished(10, 20)] * 60
    assert team_overrun(old + new).median > team_overrun(new + old).median + 0.2


def test_one_outlier_hardly_moves_the_law():
    plain = [Finished(10, 10 + each % 5) for each in range(40)]
    spoiled = [*plain[:-1], Finished(1, 1000)]
    assert team_overrun(spoiled).median == pytest.approx(team_overrun(plain).median, rel=0.1)


def test_what_an_estimates_own_range_explains_is_not_counted_twice():
    rng = np.random.default_rng(4)
    took = 10 * np.exp(0.5 * rng.standard_normal(300))
    wide = team_overrun([Finished(10, float(each), spread=0.5) for each in took])
    bare = team_overrun([Finished(10, float(each)) for each in took])
    assert bare.sigma == pytest.approx(0.5, abs=0.1)
    assert wide.sigma < 0.35


def test_work_that_has_just_begun_teaches_nothing():
    over = [Finished(10, 12 + each % 4) for each in range(30)]
    begun = [Finished(10, 1, whole=False)] * 10
    assert team_overrun(over + begun).median == pytest.approx(team_overrun(over).median, rel=0.03)
    assert team_overrun(begun) == team_overrun(())


def test_work_that_outlasts_its_estimate_slows_the_law_before_it_is_over():
    over = [Finished(10, 12 + each % 4) for each in range(10)]
    late = [Finished(10, 40, whole=False)] * 5
    found = team_overrun(over + late)
    assert found.median > team_overrun(over).median * 1.1
    assert found.finished == 10


def test_quick_work_that_is_over_first_does_not_speak_for_all():
    rng = np.random.default_rng(8)
    took = 10 * 2.0 * np.exp(0.6 * rng.standard_normal(400))
    seen = [Finished(10, min(float(each), 25.0), whole=each <= 25) for each in took]
    only_over = team_overrun([each for each in seen if each.whole])
    everything = team_overrun(seen)
    assert only_over.median < 1.7
    assert everything.median == pytest.approx(2.0, rel=0.1)
    assert everything.sigma == pytest.approx(0.6, abs=0.1)


@given(histories)
def test_the_law_is_always_one_the_planner_takes(history):
    found = team_overrun(history)
    assert 0 < found.median < math.inf
    assert 0 < found.sigma < math.inf


@given(histories, st.floats(0.1, 10))
def test_units_of_time_do_not_matter(history, unit):
    scaled = [Finished(each.estimate * unit, each.actual * unit, whole=each.whole)
              for each in history]  # fmt: skip
    assert team_overrun(scaled).median == pytest.approx(team_overrun(history).median, rel=1e-6)


def test_the_interval_of_a_simulated_team_holds_eighty_per_cent_walk_forward():
    rng = np.random.default_rng(20261123)
    actual = 10 * 1.4 * np.exp(0.45 * rng.standard_normal(600))
    history = [Finished(10, float(each)) for each in actual]
    laws = [(team_overrun(history[:now]), history[now]) for now in range(100, 600)]
    inside = [
        abs(math.log(each.actual / each.estimate / law.median)) <= 1.2816 * law.sigma
        for law, each in laws
    ]
    assert 0.76 <= np.mean(inside) <= 0.84
