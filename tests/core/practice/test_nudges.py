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
from core.practice.quiet import quiet_days, usual_gap
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
    ("days", "gap", "quiet"),
    [(4.0, 5.0, 9), (4.0, 2.0, 5), (4.0, 6.5, 11), (4.0, 40.0, 15), (Range(p10=15, p90=45), 5.0, 9),
     (Range(p10=40, p90=160), 5.0, 15), (ThreePoint(p10=10, p50=40, p90=90), 5.0, 13),
     (Pert(low=10, likely=30, high=60), 5.0, 10), (Mean(mean=60), 5.0, 14)],
)  # fmt: skip
def test_longer_work_and_teams_that_write_seldom_may_be_silent_for_longer(days, gap, quiet):
    assert quiet_days(days, gap) == quiet
    for silent, kinds in ((quiet, ["stalled"]), (quiet - 1, [])):
        facts = objective(task(approach(days=days, silent=silent)), gap=gap)
        assert [each.kind for each in nudges(facts)] == kinds


def test_a_teams_usual_gap_is_supposed_before_it_is_known():
    assert usual_gap(0, 0) == 5
    assert usual_gap(24, 8) == 4
    assert usual_gap(1_000_000, 100_000) == pytest.approx(10, rel=1e-3)


@pytest.mark.parametrize(("chance", "asked"), [(None, True), (0.49, True), (0.5, False)])
def test_a_plateau_from_which_the_goal_is_in_reach_is_no_question(chance, asked):
    flat = PlateauFacts("recall", 0.895, 0.9, date(2026, 11, 20), chance)
    found = nudges(objective(task(approach(plateau=flat))))
    assert [each.kind for each in found] == ["plateau"] * asked


@pytest.mark.parametrize(("gain", "kinds"), [(0.04, ["drop"]), (0.009, []), (-0.02, [])])
def test_stopping_is_asked_only_where_the_simulated_worlds_gain_by_it(gain, kinds):
    found = nudges(objective(task(approach(belief=0.4, threshold=1.4, gain=gain))))
    assert [each.kind for each in found] == kinds
    assert [each.worth for each in found] == [gain * 400_000 for _ in kinds]


def test_work_that_rather_succeeds_is_not_stopped_for_the_targets_sake():
    likely = approach(belief=0.5, threshold=0.7, gain=0.04)
    assert nudges(objective(task(likely))) == []
    assert [each.kind for each in nudges(objective(task(replace(likely, gain=None))))] == ["drop"]


def test_work_that_stopping_beats_even_if_it_works_is_asked_about_plainly(golden):
    facts = objective(task(approach(belief=0.4, threshold=1.4, gain=0.04)))
    golden(nudge_message(nudges(facts)[0], 12).twin())


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
