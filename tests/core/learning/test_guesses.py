import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.guesses import FROM, LEAST, MOST, Guesses, Result, guesses

results = st.lists(st.builds(Result, st.booleans(), st.booleans()), max_size=60)


def test_below_twenty_results_guesses_are_the_usual_ones():
    assert guesses([Result(False, won=False)] * (FROM - 1)) == Guesses(0.5, 0.95, 0)


def test_from_twenty_on_each_kind_has_the_teams_own_share_on_top_of_the_guess():
    few = [Result(False, won=n < 4) for n in range(16)] + [Result(True, won=True)] * 8
    assert guesses(few) == Guesses(pytest.approx(5 / 18, abs=0.005), 0.99 - 0.01, 24)


def test_a_kind_without_results_keeps_its_guess():
    assert guesses([Result(False, won=True)] * FROM).plain == 0.95


@given(results)
def test_what_is_supposed_is_never_certain(found):
    supposed = guesses(found)
    assert LEAST <= supposed.doubtful <= MOST
    assert LEAST <= supposed.plain <= MOST


@given(results, st.booleans())
def test_one_more_success_never_lowers_a_guess(found, plain):
    more = guesses([*found, Result(plain, won=True)])
    if len(found) >= FROM:
        assert more.of(plain=plain) >= guesses(found).of(plain=plain)
