from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.evidence import ANSWERS, updated, weight_of

verdicts = st.sampled_from(["positive", "negative", "unclear"])
qualities = st.dictionaries(st.sampled_from(ANSWERS), st.booleans())
experiments = st.lists(st.tuples(verdicts, st.floats(0.25, 1.0)), max_size=12)
beliefs = st.tuples(st.floats(0.01, 0.99), st.floats(0.5, 20))


def after(belief, tries):
    return reduce(lambda held, each: updated(held, *each), tries, belief)


def test_three_losses_after_a_belief_of_30_per_cent_worth_four_tries():
    chance, sure = after((0.3, 4.0), [("negative", 1.0)] * 3)
    assert round(chance, 4) == 0.1714
    assert sure == 7


def test_a_negative_well_run_takes_40_to_33_per_cent():
    weight = weight_of({name: name != "reproducible" for name in ANSWERS})
    chance, _ = updated((0.4, 4.0), "negative", weight)
    assert weight == pytest.approx(0.875)
    assert round(100 * chance) == 33


@pytest.mark.parametrize(
    ("quality", "weight"),
    [
        (dict.fromkeys(ANSWERS, True), 1.0),
        (dict.fromkeys(ANSWERS, False), 0.25),
        ({}, 0.625),
        ({"hypothesis": True}, 0.25 + 0.75 * 3.5 / 6),
    ],
)
def test_unknown_answers_count_half(quality, weight):
    assert weight_of(quality) == pytest.approx(weight)


@given(beliefs, experiments)
def test_the_order_of_evidence_does_not_matter(belief, tries):
    assert after(belief, tries) == pytest.approx(after(belief, tries[::-1]))


@given(beliefs, experiments)
def test_belief_stays_inside_0_and_1(belief, tries):
    chance, sure = after(belief, tries)
    assert 0 < chance < 1
    assert sure >= belief[1]


@given(beliefs, verdicts, qualities, st.sampled_from(ANSWERS))
def test_more_quality_never_moves_belief_less(belief, verdict, quality, name):
    poor, good = (weight_of(quality | {name: yes}) for yes in (False, True))
    moved = [abs(updated(belief, verdict, weight)[0] - belief[0]) for weight in (poor, good)]
    assert moved[0] <= moved[1] + 1e-12


@given(beliefs)
def test_unclear_moves_nothing(belief):
    assert updated(belief, "unclear", 1.0) == belief
