from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.nudges import AskTeam
from core.model.durations import Mean, Pert, Range, ThreePoint
from core.model.states import QUALITY_LETTERS
from core.practice.facts import PlateauFacts, QualityFacts, SideFacts, middle
from core.practice.nudges import nudges
from core.practice.running import quiet_days
from core.wording.questions import nudge_message, team_question
from tests.core.practice.given import ANA, PRIYA, TODAY, approach, objective, task

QUALITY = tuple(QUALITY_LETTERS.values())
LOST = approach(2, name="graph features", reference="fraud-v2/model/graph", state="lost",
                ended=date(2026, 12, 2))  # fmt: skip
RESTING = task(approach(assumes=("labels-are-clean",)),
               approach(4, name="boosted trees", state="planned",
                        assumes=("labels-are-clean",)))  # fmt: skip
CASES = {
    "stalled": objective(task(approach(news=date(2026, 11, 23), silent=9)), chance=0.5, was=None),
    "plateau": objective(
        task(
            approach(plateau=PlateauFacts("recall", 0.781, 0.9, date(2026, 11, 20))),
            approach(5, name="boosted trees", reference="fraud-v2/model/trees", state="planned"),
        )
    ),
    "time-box": objective(task(approach(limit=15.0))),
    "one-approach": objective(task(LOST, approach(), single=True), was=0.48),
    "one-assumption": objective(RESTING, premises={"labels-are-clean": 0.8}),
    "end-to-end": objective(age=21, absent=("deploy", "monitor", "feedback")),
    "moved": objective(chance=0.35, was=0.48),
    "drop": objective(task(approach(belief=0.12, threshold=0.2))),
    "resolution": objective(target=date(2026, 11, 30)),
    "quality": objective(
        quality=QualityFacts(dict.fromkeys(QUALITY, 0.8),
                             dict.fromkeys(QUALITY, 0.6) | {"baseline": 0.1}, 7)
    ),
    "side": objective(
        age=30, end_to_end=TODAY,
        sides=SideFacts(frozenset({"research"}), 6, {"engineering": ("U1BEN", "U1DAN")}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CASES)
def test_each_kind_is_raised_by_its_facts_and_reads_well(kind, golden):
    (found,) = [each for each in nudges(CASES[kind]) if each.kind == kind]
    message = nudge_message(found, 12)
    shown = [message.twin(), *(f"[{each.label}]" for each in message.buttons)]
    shown += [f"  ({each.label})" for each in message.menu]
    if AskTeam.__name__ in {each.name for each in message.buttons}:
        shown += ["", "to the team:", team_question(found.found, ANA).twin()]
    assert sum(len(line.split()) for line in message.lines) <= 70
    golden("\n".join(shown))


@pytest.mark.parametrize("kind", CASES)
def test_nothing_is_asked_in_the_first_five_working_days(kind):
    assert nudges(replace(CASES[kind], age=4)) == []


def test_a_calm_objective_asks_for_nothing():
    assert nudges(objective()) == []


@pytest.mark.parametrize("kind", ["stalled", "plateau", "time-box", "drop"])
def test_running_work_is_its_owners_question_or_else_the_objectives(kind):
    def asked(facts):
        return next(each.to for each in nudges(facts) if each.kind == kind)

    assert asked(CASES[kind]) == ANA
    (only,) = CASES[kind].tasks
    nobody = replace(only, approaches=tuple(replace(each, owner=None) for each in only.approaches))
    assert asked(replace(CASES[kind], tasks=(nobody,))) == PRIYA


def test_only_the_first_run_end_to_end_is_asked_in_the_channel():
    found = [each for facts in CASES.values() for each in nudges(facts)]
    assert {each.kind for each in found if each.team} == {"end-to-end"}


def test_what_is_worth_most_comes_first():
    facts = objective(
        task(LOST, approach(news=date(2026, 11, 20), silent=10), single=True), was=0.48
    )
    found = nudges(facts)
    assert [each.kind for each in found] == ["one-approach", "moved", "stalled"]
    assert [each.worth for each in found] == sorted((each.worth for each in found), reverse=True)
    assert found[0].worth == pytest.approx(0.16 * 400_000)


def test_past_its_date_an_objective_only_asks_how_it_ended():
    facts = replace(CASES["one-approach"], target=date(2026, 11, 30))
    assert [each.kind for each in nudges(facts)] == ["resolution"]


@pytest.mark.parametrize(
    ("days", "quiet"),
    [(4.0, 5), (Range(p10=15, p90=45), 6), (Range(p10=40, p90=160), 15),
     (ThreePoint(p10=10, p50=40, p90=90), 10), (Pert(low=10, likely=30, high=60), 8),
     (Mean(mean=40), 7)],
)  # fmt: skip
def test_longer_work_may_be_silent_for_longer(days, quiet):
    assert quiet_days(approach(days=days)) == quiet
    silent = [each.kind for each in nudges(objective(task(approach(days=days, silent=quiet))))]
    assert silent == ["stalled"]
    assert nudges(objective(task(approach(days=days, silent=quiet - 1)))) == []


@pytest.mark.parametrize("change", [0.10, -0.10, 0.02])
def test_a_move_of_ten_points_or_less_is_no_question(change):
    assert nudges(objective(chance=0.5, was=0.5 + change)) == []


def test_a_move_inside_the_noise_or_among_guesses_is_no_question():
    assert nudges(objective(chance=0.5, was=0.62, noise=0.05)) == []
    assert nudges(objective(chance=0.5, was=0.62, rough=True)) == []


def test_a_sure_approach_alone_is_plain_work():
    assert nudges(objective(task(approach(chance=0.9), single=True))) == []


def test_a_second_approach_that_adds_nothing_is_not_asked_for():
    assert nudges(objective(task(single=True, backup=0.005))) == []


@pytest.mark.parametrize("belief", [0.0, 1.0])
def test_a_premise_that_is_known_is_no_question(belief):
    assert nudges(objective(RESTING, premises={"labels-are-clean": belief})) == []


@given(st.floats(0.1, 200), st.floats(1.01, 50))
def test_the_middle_of_a_range_lies_inside_it(low, ratio):
    assert low <= middle(Range(p10=low, p90=low * ratio)) <= low * ratio
