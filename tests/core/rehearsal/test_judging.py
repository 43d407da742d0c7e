from dataclasses import replace

import pytest

from core.rehearsal.happenings import Happening, Life
from core.rehearsal.judging import Truth, nudged, stands_still
from core.rehearsal.truth import Idea

PATH = ("goal", "task", "idea")
WINNER = Idea(
    key="idea", role="research", chance=0.5, p10=5, p90=20, assumes=None,
    wins=True, days=20, pause=(0, 0), flat=False,
)  # fmt: skip
CREEPING = replace(WINNER, wins=False)
FLAT = replace(CREEPING, flat=True)


def truth(idea, *worked, tries=(), won=None):
    happenings = [Happening(day, "tried", *PATH) for day in tries]
    happenings += [Happening(won, "won", *PATH)] if won else []
    return Truth(idea, Life(tuple(happenings), {}, {}, {PATH: worked}), target=30)


def test_a_stall_is_right_on_days_on_which_nobody_works():
    found = nudged("stalled", PATH, 4, 3, truth(WINNER, 1, 2, 3))
    assert found.right
    assert found.strict
    assert not nudged("stalled", PATH, 3, 3, truth(WINNER, 1, 2, 3)).right


def test_a_stall_is_right_where_there_is_a_result_nobody_wrote_down():
    found = nudged("stalled", PATH, 6, 3, truth(WINNER, 6, tries=[4]))
    assert found.right
    assert not found.strict
    assert not nudged("stalled", PATH, 6, 3, truth(WINNER, 6, tries=[3])).right


@pytest.mark.parametrize(
    ("idea", "worked", "still"),
    [(FLAT, 4, False), (FLAT, 8, True), (CREEPING, 5, False), (CREEPING, 15, True),
     (WINNER, 19, False)],
)  # fmt: skip
def test_a_plateau_is_right_where_the_metric_will_gain_no_more(idea, worked, still):
    assert stands_still(idea, worked) == still
    assert nudged("plateau", PATH, 99, 0, truth(idea, *range(worked))).right == still


@pytest.mark.parametrize(
    ("idea", "won", "right", "strict"),
    [(FLAT, None, True, True), (WINNER, None, True, False), (WINNER, 31, True, False),
     (WINNER, 30, False, False)],
)  # fmt: skip
def test_stopping_is_right_where_going_on_wins_nothing_by_the_target(idea, won, right, strict):
    found = nudged("drop", PATH, 5, 0, truth(idea, 1, 2, won=won))
    assert (found.right, found.strict) == (right, strict)
