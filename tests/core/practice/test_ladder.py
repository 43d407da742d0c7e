from datetime import date

import pytest

from core.model.ladder import STAGES, Ladder, Rung
from core.practice.ladder import (
    END_TO_END,
    feedback_is_missing,
    missing,
    rungs,
    runs_end_to_end,
    unowned,
    whole_level,
)

TODAY = date(2026, 11, 23)


def ladder(**levels) -> Ladder:
    known = [Rung(stage=stage, level=level) for stage, level in levels.items()]
    return Ladder(rungs=rungs(known), today=TODAY)


def test_stages_nobody_has_set_are_absent():
    assert missing(ladder(train="thin")) == tuple(s for s in STAGES if s != "train")


def test_an_end_to_end_run_needs_no_monitoring_but_all_before_it():
    there = [Rung(stage=stage, level="thin") for stage in END_TO_END]
    assert runs_end_to_end(there)
    assert not any(runs_end_to_end(there[:n] + there[n + 1 :]) for n in range(len(there)))


def test_labelling_and_monitoring_are_named_first_among_stages_without_an_owner():
    known = [Rung(stage="data", owner="U1ANA")]
    found = Ladder(rungs=rungs(known), today=TODAY)
    assert unowned(found) == ("label", "monitor", "train", "evaluate", "deploy", "feedback")


def test_a_pipeline_is_as_good_as_its_weakest_stage():
    levels = dict.fromkeys(END_TO_END, "solid")
    assert whole_level(ladder(**levels)) == "solid"
    assert whole_level(ladder(**levels | {"label": "thin"})) == "thin"
    assert whole_level(ladder(**levels | {"deploy": "absent"})) == "absent"


@pytest.mark.parametrize(
    ("days", "gap"), [(None, True), (0, False), (30, False), (31, True)]
)  # fmt: skip
def test_business_feedback_older_than_thirty_days_is_a_gap(days, gap):
    on = None if days is None else date.fromordinal(TODAY.toordinal() - days)
    found = ladder().model_copy(update={"end_to_end": TODAY, "feedback_on": on})
    assert feedback_is_missing(found) is gap
    assert not feedback_is_missing(found.model_copy(update={"end_to_end": None}))
