from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.durations import Range
from core.model.ladder import Ladder
from core.model.lessons import Sign
from core.model.outlook import Outlook
from core.model.week import Event, Week
from core.practice.facts import PlateauFacts
from core.practice.ladder import rungs
from core.practice.lessons import timely
from core.practice.signs import Ended, Happened, signs
from core.wording.check.checking import findings
from core.wording.teaching import LESSONS
from tests.core.practice.given import TODAY, approach, objective, task

ALL: tuple[Sign, ...] = get_args(Sign)
KEYS = [lesson.key for _, lesson in LESSONS]


def test_there_are_at_least_twelve_each_with_a_source_and_a_sign():
    assert len(LESSONS) >= 12
    assert len(set(KEYS)) == len(KEYS)
    assert {sign for sign, _ in LESSONS} == set(ALL)
    assert all(lesson.source for _, lesson in LESSONS)


@pytest.mark.parametrize("lesson", [each for _, each in LESSONS], ids=lambda each: each.key)
def test_a_lesson_is_short_and_passes_the_wording_check(lesson):
    assert len(lesson.text.split()) <= 45
    assert lesson.text[0].islower() or lesson.text[0].isdigit()
    assert not findings(f"{lesson.text} ({lesson.source})")


def test_all_lessons_as_they_read(golden):
    golden("\n".join(f"[{sign}] {lesson.text} ({lesson.source})" for sign, lesson in LESSONS))


def test_the_lesson_fits_what_happened():
    for sign, lesson in LESSONS:
        assert timely(LESSONS, {sign}, {}, TODAY) == lesson
    assert timely(LESSONS, set(), {}, TODAY) is None


def test_the_more_telling_comes_first_and_none_is_repeated_within_half_a_year():
    seen: set[Sign] = {"target-moved", "edited"}
    first = timely(LESSONS, seen, {}, TODAY)
    assert first is not None
    assert first.key == "sure-dates"
    told = {"sure-dates": TODAY - timedelta(days=8)}
    second = timely(LESSONS, seen, told, TODAY)
    assert second is not None
    assert second.key == "short-guesses"
    assert timely(LESSONS, seen, {"sure-dates": TODAY - timedelta(weeks=26)}, TODAY) == first


@given(st.lists(st.sets(st.sampled_from(ALL)), min_size=20, max_size=80))
def test_at_most_one_a_week_is_told(days):
    told: dict[str, date] = {}
    day = date(2026, 1, 1)
    said = []
    for seen in days:
        found = timely(LESSONS, seen, told, day)
        if found:
            told[found.key] = day
            said.append(day)
        day += timedelta(days=1)
    assert all(later - earlier >= timedelta(days=7) for earlier, later in pairwise(said))


def week(**more) -> Week:
    outlook = Outlook(id=7, key="x", name="X", target=date(2027, 3, 31), today=TODAY,
                      likely=date(2027, 2, 1), was_likely=more.pop("was_likely", None))  # fmt: skip
    return Week(outlook=outlook, until=TODAY, results=more.pop("results", 1), **more)


def ladder(**more) -> Ladder:
    return Ladder(rungs=rungs([]), today=TODAY, **more)


CALM = objective(task(approach()))
DAYS = Range(p10=5, p90=20)
CASES: list[tuple[Sign, Week, object, Happened]] = [
    ("negative-result", week(events=(Event(what="lost", name="a"),)), CALM, Happened()),
    ("target-moved", week(targets=(TODAY,)), CALM, Happened()),
    ("edited", week(edited=("chance of a",)), CALM, Happened()),
    ("quiet", week(results=0), CALM, Happened()),
    ("slipped", week(was_likely=date(2027, 1, 4)), CALM, Happened()),
    ("one-approach", week(alone=("a",)), CALM, Happened()),
    ("never-ran", week(pipeline=ladder()), CALM, Happened()),
    ("first-run", week(pipeline=ladder(end_to_end=TODAY, feedback_on=TODAY)), CALM, Happened()),
    ("no-feedback", week(pipeline=ladder(end_to_end=date(2026, 10, 1))), CALM, Happened()),
    ("early-gain", week(), CALM, Happened(gains=(timedelta(days=3),))),
    ("range-missed", week(), CALM, Happened(ended=(Ended(21, DAYS),))),
    ("beside", week(), CALM, Happened(beside=True)),
    ("premise-false", week(), CALM, Happened(refuted=True)),
    ("regressed", week(), CALM, Happened(regressed=True)),
    ("late", week(), objective(task(approach(day=46))), Happened()),
    ("plateau", week(), objective(
        task(approach(plateau=PlateauFacts("auc", 0.8, 0.9, TODAY)))), Happened()),
    ("shared-premise", week(), objective(
        task(approach(assumes=("x",)), approach(2, assumes=("x",))), premises={"x": 0.7}),
        Happened()),
    ("many-open", week(), objective(*(task(id=n) for n in range(4))), Happened()),
]  # fmt: skip


@pytest.mark.parametrize(("sign", "of_week", "facts", "happened"), CASES)
def test_each_sign_is_seen_in_its_week_alone(sign, of_week, facts, happened):
    assert signs(of_week, facts, happened) == {sign}


def test_every_sign_has_its_case_and_a_calm_week_none():
    assert {case[0] for case in CASES} == set(ALL)
    calm = Happened(gains=(timedelta(days=40),), ended=(Ended(20, DAYS),))
    assert signs(week(), CALM, calm) == set()


def test_the_docs_say_of_every_lesson_what_of_its_source_was_read():
    page = (Path(__file__).parents[3] / "docs" / "lessons.md").read_text(encoding="utf-8")
    rows = [row.split(" | ") for row in page.splitlines() if row.startswith("| `")]
    told = {row[0].strip("| `"): row[1] for row in rows if row[2].strip(" |")}
    assert told == {lesson.key: lesson.source for _, lesson in LESSONS}
