from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.model.nudges import Aside, Asked, Nudge, Unresolved
from core.practice.choosing import MOST_A_WEEK, WEEK, Patience, chosen
from tests.core.practice.given import PRIYA, TODAY


def nudge(number: int, worth: float = 1.0) -> Nudge:
    found = Unresolved(objective="x", key="x", target=TODAY, today=TODAY, chance=None)
    return Nudge(about=f"objective:{number}", to=PRIYA, objective=number, worth=worth, found=found)


def had(*days: int) -> tuple[Asked, ...]:
    return tuple(
        Asked("stalled", f"approach:{n}", TODAY - timedelta(days=n)) for n in days
    )  # fmt: skip


def test_the_most_valuable_comes_first_whatever_the_order():
    found = [nudge(1, 5.0), nudge(2, 9.0), nudge(3, 1.0)]
    for order in (found, found[::-1]):
        assert chosen(order, Patience(), TODAY) == found[1]


def test_one_a_day_and_three_in_seven_days():
    assert chosen([nudge(1)], Patience(had(0)), TODAY) is None
    assert chosen([nudge(1)], Patience(had(1, 3, 6)), TODAY) is None
    assert chosen([nudge(1)], Patience(had(1, 3, 7)), TODAY) == nudge(1)


def test_a_person_may_want_fewer_and_never_gets_more():
    assert chosen([nudge(1)], Patience(had(1), most=1), TODAY) is None
    assert chosen([nudge(1)], Patience(most=0), TODAY) is None
    assert chosen([nudge(1)], Patience(had(1, 2, 3), most=30), TODAY) is None


def test_the_same_question_comes_back_after_a_week():
    same = Asked("resolution", "objective:1", TODAY - timedelta(days=6))
    assert chosen([nudge(1, 9.0), nudge(2)], Patience((same,)), TODAY) == nudge(2)
    earlier = replace(same, on=TODAY - timedelta(days=7))
    assert chosen([nudge(1, 9.0), nudge(2)], Patience((earlier,)), TODAY) == nudge(1, 9.0)


def test_what_is_set_aside_is_not_asked_until_its_day():
    aside = Aside("resolution", "objective:1", TODAY + timedelta(days=1))
    assert chosen([nudge(1)], Patience(aside=[aside]), TODAY) is None
    assert chosen([nudge(2)], Patience(aside=[aside]), TODAY) == nudge(2)
    assert chosen([nudge(1)], Patience(aside=[aside]), TODAY + timedelta(days=1)) == nudge(1)


def test_a_kind_may_be_stopped_and_one_thing_silenced_for_good():
    far = TODAY + timedelta(days=4000)
    for about in (None, "objective:1"):
        assert chosen([nudge(1)], Patience(aside=[Aside("resolution", about, None)]), far) is None
    assert chosen([nudge(1)], Patience(aside=[Aside("stalled", None, None)]), far) == nudge(1)


@given(
    st.lists(st.lists(st.integers(1, 9), max_size=5), min_size=30, max_size=60),
    st.integers(0, 5),
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 40)), max_size=5),
)
def test_the_weekly_limit_is_never_exceeded(raised, most, put_off):
    day = date(2026, 11, 1)
    aside = [Aside("resolution", f"objective:{n}", day + timedelta(days=d)) for n, d in put_off]
    sent: list[Asked] = []
    for numbers in raised:
        found = chosen([nudge(n, n) for n in numbers], Patience(sent, aside, most), day)
        if found:
            assert not any(each.covers(found, day) for each in aside)
            sent.append(Asked(found.kind, found.about, day))
        day += timedelta(days=1)
    for each in sent:
        within = [other for other in sent if each.on <= other.on < each.on + WEEK]
        assert len(within) <= min(MOST_A_WEEK, most)
        assert [other.on for other in sent].count(each.on) == 1
