from dataclasses import replace
from datetime import date

import pytest

from core.rehearsal.figures import figures_of
from core.rehearsal.judging import Nudged
from core.rehearsal.scores import NAMES, Lived, Said, better, brier, coverage
from core.wording.rehearsal import rehearsal

SAID = Said(
    team=0,
    goal="goal",
    week=0,
    chances=dict.fromkeys(NAMES, 0.5),
    early=date(2026, 1, 5),
    late=date(2026, 2, 5),
    made=date(2026, 1, 5),
    target=date(2026, 3, 1),
    finished=date(2026, 2, 5),
)
NUDGED = (Nudged("stalled", right=True, strict=True), Nudged("stalled", right=False, strict=False))
FAILED = replace(SAID, finished=None)
LATE = replace(SAID, finished=date(2026, 3, 2))


def test_brier_is_the_mean_squared_distance():
    sure = replace(SAID, chances=SAID.chances | {"bot": 0.9})
    assert brier([sure, FAILED], "bot") == pytest.approx((0.01 + 0.25) / 2)
    assert better([sure], "first") == pytest.approx(1 - 0.01 / 0.25)
    assert better([], "first") == 0.0


def test_a_target_is_met_on_its_own_day_and_not_after():
    assert SAID.met
    assert replace(SAID, finished=SAID.target).met
    assert not LATE.met
    assert not FAILED.met


def test_ranges_are_judged_where_the_objective_succeeded_only():
    assert coverage([SAID, FAILED, LATE]) == 0.5
    assert coverage([FAILED]) == 0.0


def test_forecasts_after_the_target_are_no_part_of_the_brier_score():
    after = replace(SAID, made=date(2026, 3, 2))
    lived = Lived(0, (SAID, after), {"goal": True, "other": False}, NUDGED, refused=3)
    found = figures_of([lived], seed=7, weeks=4)
    assert (found.forecasts, found.scored, found.met) == (2, 1, 1.0)
    assert found.nudges_right == 0.5
    assert found.nudges["stalled"] == {"sent": 2, "right": 0.5, "strict": 0.5}
    assert found.nudges["drop"]["sent"] == 0
    assert (found.objectives, found.reached, found.refused) == (2, 1, 3)


def test_nudges_are_told_by_what_they_met_and_none_where_none_were_sent():
    judged = (*NUDGED, Nudged("drop", right=True, strict=False))
    lived = Lived(0, (SAID,), {"goal": True}, judged, refused=0)
    told = list(rehearsal(figures_of([lived], seed=7, weeks=4)))
    assert told[-3:] == [
        "Of 3 nudges about running work 67% were right.",
        "Silent: 2 sent, 50% right: 50% met work that lay still or was over,"
        " 0% a result nobody wrote down.",
        "Better stopped: 1 sent, 100% right: 0% met an idea that could not win at all,"
        " 100% one that won nothing by the target.",
    ]
