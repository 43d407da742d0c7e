from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.approaches import AddApproach
from core.commands.experiments import LogExperiment
from core.commands.objectives import EditItem, SetTeam
from core.commands.plans import StartPlan
from core.commands.questions import ShowOverview
from core.commands.settings import ScheduleDigest
from core.errors import NotUnderstood, UserError
from core.model.durations import Range, ThreePoint
from handlers.grammar.dates import take_past_date
from handlers.grammar.parsing import parse
from handlers.grammar.registry import VERBS
from handlers.grammar.words import words_of

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.name != "import"])
def test_every_example_in_the_help_can_be_typed(verb):
    parse(verb.example, today=TODAY)


def test_nothing_typed_asks_for_the_overview():
    assert parse("  ", today=TODAY) == ShowOverview()


def test_a_plan_in_one_line_keeps_order_doubt_chances_and_ranges():
    text = "plan Stand by me by 31 Mar: labels 80% 1-4w; graph? | seq?? 5-9-20d\npilot – two banks"
    found = parse(text, today=TODAY)
    assert isinstance(found, StartPlan)
    assert (found.name, found.target) == ("Stand by me", date(2027, 3, 31))
    approaches = [
        (each.name, each.doubtful, each.chance, each.days)
        for task in found.tasks
        for each in task.approaches
    ]
    assert approaches == [
        ("labels", False, 0.8, Range(p10=5, p90=20)),
        ("graph", True, None, None),
        ("seq", True, None, ThreePoint(p10=5, p50=9, p90=20)),
        ("pilot – two banks", False, None, None),
    ]


@pytest.mark.parametrize("name", ["مكافحة الاحتيال", "🔥 fraud 🔥", "<!channel> & co", "“quoted”"])
def test_names_may_hold_anything(name):
    found = parse(f"plan {name} by 31 Mar: labels", today=TODAY)
    assert isinstance(found, StartPlan)
    assert found.name == name.strip("“”")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-02-03", date(2027, 2, 3)),
        ("31 Mar", date(2027, 3, 31)),
        ("31 March 2028", date(2028, 3, 31)),
        ("Mar 31", date(2027, 3, 31)),
        ("23 Nov", date(2026, 11, 23)),
        ("22nd Nov", date(2027, 11, 22)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 24)),
        ("monday", date(2026, 11, 30)),
        ("fri", date(2026, 11, 27)),
        ("+3d", date(2026, 11, 26)),
        ("2w", date(2026, 12, 7)),
        ("eow", date(2026, 11, 27)),
        ("eom", date(2026, 11, 30)),
    ],
)
def test_dates_follow_a_strict_grammar(typed, day):
    found = parse(f"plan X by {typed}: a", today=TODAY)
    assert isinstance(found, StartPlan)
    assert found.target == day


def test_a_log_takes_its_parts_in_any_order():
    text = (
        'log auc=83% model/graph worked "gain vanishes" with @U1BEN @U1ANA on 2026-11-20'
        " quality=hbw https://runs.example/7"
    )
    assert parse(text, today=TODAY) == LogExperiment(
        approach="model/graph",
        verdict="positive",
        values={"auc": 0.83},
        learned="gain vanishes",
        participants=("U1BEN", "U1ANA"),
        on=date(2026, 11, 20),
        quality=frozenset({"hypothesis", "baseline", "written-up"}),
        link="https://runs.example/7",
    )


def test_a_log_may_leave_its_reference_out():
    found = parse('log negative "no gain"', today=TODAY)
    assert found == LogExperiment(verdict="negative", learned="no gain")


def test_an_edit_changes_only_what_was_said():
    found = parse('edit fraud-v2 value="400000 EUR per year" by=2027-04-01', today=TODAY)
    assert isinstance(found, EditItem)
    assert found.changes.model_fields_set == {"value", "target"}


def test_a_team_may_grow_perhaps():
    found = parse("team research=2 engineering=3 from 1 Feb p=60%", today=TODAY)
    people = {"research": 2, "engineering": 3}
    assert found == SetTeam(people=people, since=date(2027, 2, 1), chance=0.6)


def test_a_digest_has_a_weekday_and_a_time():
    assert parse("digest on fri 9:30", today=TODAY) == ScheduleDigest(weekday=4, at=time(9, 30))


@pytest.mark.parametrize(
    ("typed", "place", "suggestion"),
    [
        ("lgo a/b negative", "lgo", "log a/b negative"),
        ('log a/b negtive "x"', "negtive", 'log a/b negative "x"'),
        ("approach add a/b p=140%", "140%", None),
        ("approach add a/b p=0%", "0%", None),
        ("approach add a/b days=20-5", "20-5", "approach add a/b days=5-20"),
        ("edit a/b dyas=3", "dyas", "edit a/b days=3"),
        ("plan X by 31 Fbe: a", "31 Fbe", None),
        ("plan X by 01/02/2027: a", "01/02/2027", None),
        ("ooo until 5 Dez", "5 Dez", None),
        ("plan", "", None),
        ("log a/b", "a/b", None),
        ("plan X: a; b", "X: a; b", "plan X by 2027-03-23: a; b"),
        ("plan X by 31 Mar: ;;", "X by 31 Mar: ;;", None),
        ('log a/b negative "no end', '"no end', None),
        ("objective nwe X by 31 Mar", "nwe", "objective new X by 31 Mar"),
        ("digest on fryday", "fryday", "digest on friday"),
    ],
)
def test_what_is_not_understood_names_the_place_and_the_nearest_form(typed, place, suggestion):
    with pytest.raises(NotUnderstood) as caught:
        parse(typed, today=TODAY)
    assert (caught.value.place, caught.value.suggestion) == (place, suggestion)


def test_forty_thousand_characters_are_refused_by_length():
    with pytest.raises(NotUnderstood, match="40005 characters and 30000 are the most"):
        parse("plan " + "x" * 40_000, today=TODAY)


@given(st.text(max_size=200))
def test_no_text_breaks_the_grammar(text):
    try:
        parse(text, today=TODAY)
    except UserError:
        return


@given(st.sampled_from([verb.name for verb in VERBS]), st.text(max_size=120))
def test_nothing_behind_a_verb_breaks_the_grammar(verb, rest):
    try:
        parse(f"{verb} {rest}", today=TODAY)
    except UserError:
        return


@given(st.sampled_from([verb.example for verb in VERBS]), st.integers(0, 80), st.text(max_size=4))
def test_no_slip_of_the_finger_breaks_the_grammar(example, place, slip):
    try:
        parse(example[:place] + slip + example[place + 1 :], today=TODAY)
    except UserError:
        return


@pytest.mark.parametrize(
    ("typed", "day"),
    [("20 Nov", "2026-11-20"), ("friday", "2026-11-20"), ("31 Dec", "2025-12-31"),
     ("2 Dec", "2026-12-02"), ("2026-12-24", "2026-12-24"), ("tomorrow", "2026-11-24")],
)  # fmt: skip
def test_what_has_happened_lies_in_the_past_unless_a_slip_is_likelier(typed, day):
    found = take_past_date(words_of(typed), date(2026, 11, 23))
    assert found.isoformat() == day


def test_lists_given_twice_add_up_and_single_values_are_asked_back():
    typed = 'approach add labels/vendor "Buy" p=70% days=5-20 assumes clean assumes=cheap,fast'
    found = parse(typed, today=TODAY)
    assert isinstance(found, AddApproach)
    assert found.assumes == ("cheap", "fast", "clean")
    with pytest.raises(NotUnderstood, match="given twice"):
        parse("approach add labels/vendor p=70% p=80% days=5-20", today=TODAY)


@pytest.mark.parametrize("typed", ["log a positive auc=0.8 auc=0.9", "metric a auc=0.8 auc=0.9"])
def test_a_value_given_twice_is_asked_back_and_none_is_dropped(typed):
    with pytest.raises(NotUnderstood, match="given twice"):
        parse(typed, today=TODAY)
