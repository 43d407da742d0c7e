from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.evidence import Experiment
from core.model.states import QUALITY_LETTERS
from core.practice.quality import ANSWERS, Shown, answers, inputs, score, yes_shares

TODAY = date(2026, 12, 3)
VERDICTS = ("positive", "negative", "unclear")


def experiment(days_ago: int = 0, letters: str = "", verdict: str = "negative") -> Experiment:
    return Experiment.model_validate(
        {
            "id": 1, "team": "T1", "approach": 1, "verdict": verdict, "learned": "", "link": None,
            "quality": json(letters), "weight": 1.0, "author": "U1ANA", "participants": "[]",
            "day": TODAY - timedelta(days=days_ago), "logged_at": datetime(2026, 12, 3, tzinfo=UTC),
            "chance_before": 0.5, "chance_after": 0.5,
        }
    )  # fmt: skip


def json(letters: str) -> str:
    known = {name: str(letter in letters).lower() for letter, name in QUALITY_LETTERS.items()}
    return "{" + ", ".join(f'"{name}": {said}' for name, said in known.items()) + "}"


@pytest.mark.parametrize(
    ("given_letters", "shown", "known"),
    [
        (None, Shown(), {}),
        (None, Shown(link=True, note=True), {"reproducible": True, "written-up": True}),
        (None, Shown(expected=True), {"hypothesis": True}),
        (frozenset(), Shown(), dict.fromkeys(ANSWERS, False)),
        (frozenset({"baseline"}), Shown(link=True),
         dict.fromkeys(ANSWERS, False) | {"baseline": True, "reproducible": True}),
    ],
)  # fmt: skip
def test_answers_are_those_given_and_those_the_log_shows(given_letters, shown, known):
    assert answers(given_letters, shown) == known


def test_an_unknown_answer_counts_half():
    found = experiment().model_copy(update={"quality": {"baseline": True}})
    assert yes_shares([found]) == dict.fromkeys(ANSWERS, 0.5) | {"baseline": 1.0}
    assert score([found]) == 3.5


def test_weeks_trend_and_what_to_do_better_first():
    found = [experiment(21 + n, "hb") for n in range(3)] + [experiment(n, "hbcr") for n in range(3)]
    told = inputs(found, TODAY)
    assert [(each.results, each.score) for each in told.weeks] == [(3, 2.0), (3, 4.0)]
    assert (told.trend, told.first, told.yes, told.results) == ("up", "written-up", 0, 6)


def test_few_results_make_no_trend():
    assert inputs([experiment(21, "h"), experiment(0, "hbcrwd")], TODAY).trend == "early"
    assert inputs([], TODAY).weeks == ()


@given(st.lists(st.tuples(st.integers(0, 35), st.sampled_from(["", "hb", "hbcrwd"]))),
       st.lists(st.sampled_from(VERDICTS), min_size=50, max_size=50))  # fmt: skip
def test_no_verdict_ever_weighs_on_how_a_try_was_run(tries, verdicts):
    plain = [experiment(ago, letters) for ago, letters in tries]
    other = [
        each.model_copy(update={"verdict": v}) for each, v in zip(plain, verdicts, strict=False)
    ]
    other += plain[len(other) :]
    assert inputs(plain, TODAY) == inputs(other, TODAY)
