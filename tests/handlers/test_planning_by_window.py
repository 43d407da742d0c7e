"""The plan made and changed by clicking: objective, task, approach, and what is edited twice."""

import json

import pytest

from core.commands.objectives import Changes
from core.store import plan
from core.wording.marks import twin
from handlers.making import MADE
from tests.harness import ANA, BEN, TEAM, fraud_plan
from tests.signed import Signed


@pytest.fixture
def slack() -> Signed:
    found = Signed()
    fraud_plan(found.bot)
    return found


def inputs(view):
    return {each["block_id"]: each["element"] for each in view["blocks"] if "element" in each}


def shown(view):
    (block,) = [each for each in view["blocks"] if each.get("block_id") == "shown"]
    return "".join(part["text"] for row in block["elements"] for part in row["elements"])


def above(view):
    rows = view["blocks"][0]["elements"]
    return "".join(part.get("text", "@") for row in rows for part in row["elements"])


def approach(slack, name):
    with slack.bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
        found = plan.approaches_of(tx, objective.id)
    return next(each for each in found if each.name == name)


def edited(slack, reference="sequence-model", user=ANA):
    slack.type(f"edit {reference}", user)
    return slack.screens.opened[-1]


def test_every_input_of_every_window_is_a_field_of_its_command(slack):
    slack.bot.type("team research=2")
    slack.bot.type("assume labels-are-clean 80%")
    for text in ("log", "metric", "objective new", "task add", "approach add"):
        slack.type(text)
        view = slack.screens.opened[-1]
        known = set(MADE[view["callback_id"].removeprefix("form_")].model_fields)
        assert {name.partition(".")[0] for name in inputs(view)} <= known, text
    for reference in ("catch-card-fraud-earlier", "clean-labels", "pilot/pilot"):
        names = {name.partition(".")[0] for name in inputs(edited(slack, reference))}
        assert names <= set(Changes.model_fields), reference


def test_an_objective_is_started_with_two_answers(slack):
    slack.type("objective new", ANA, "C2")
    assert slack.submit(name="Fewer dead ends", target="2027-01-29") == {}
    with slack.bot.store.tx() as tx:
        (found,) = plan.objectives(tx, TEAM, channel="C2")
    assert (found.name, found.owner, found.target.isoformat()) == (
        "Fewer dead ends", ANA, "2027-01-29",
    )  # fmt: skip
    assert slack.answers()[-1].lines[0].startswith("Added:")


def test_a_target_that_is_over_is_said_beside_the_date(slack):
    slack.type("objective new")
    answer = slack.submit(name="Too late", target="2026-01-29")
    assert "is over" in answer["errors"]["target"]


def test_a_task_is_added_to_the_only_objective(slack):
    slack.type("task add")
    offered = inputs(slack.screens.opened[-1])["after"]["options"]
    first = next(each["value"] for each in offered if each["text"]["text"] == "pilot")
    slack.submit(name="Watch it", done_when="alerts work", stage="monitor", after=[first])
    with slack.bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
        *_, pilot, found = plan.tasks(tx, objective.id)
    assert (found.key, found.stage, found.done_when) == ("watch-it", "monitor", "alerts work")
    assert found.after == (pilot.id,)


def test_an_approach_is_added_with_a_range_in_words(slack):
    slack.type("approach add")
    view = slack.screens.opened[-1]
    labels = [each["label"]["text"] for each in view["blocks"] if "label" in each]
    assert "In one of ten cases it is done within … working days" in labels
    slack.submit(
        inside="live scoring", name="مكافحة", chance="75: likely",
        **{"days.p10": "4", "days.p90": "12"},
    )  # fmt: skip
    found = approach(slack, "مكافحة")
    assert (found.chance, found.days.p10, found.days.p90) == (0.75, 4, 12)
    assert found.guessed == frozenset()


def test_the_range_is_drawn_before_it_is_saved(slack):
    slack.type("approach add")
    press = {"type": "number_input", "action_id": "weigh", "block_id": "days.p90", "value": "20"}
    slack.change(press, **{"days.p10": "5", "days.p90": "20"})
    drawn = shown(slack.screens.updated[-1])
    assert "▇▇▇▇▇ 50% within 10 working days" in drawn
    assert "Forecasts add the usual overrun: as likely as not within 13 working days" in drawn
    slack.change(press, **{"days.p10": "30", "days.p90": "20"})
    assert "slow case" in shown(slack.screens.updated[-1])


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ({"days.p10": "9"}, "days.p90"),
        ({"days.p50": "9"}, "days.p10"),
        ({"days.p10": "9", "days.p90": "3"}, "days.p90"),
        ({"days.p10": "5", "days.p90": "20", "days.p50": "19.9"}, "days.p50"),
        ({"days.p10": "0", "days.p90": "20"}, "days.p10"),
        ({"days.p10": "5", "days.p90": "1e9"}, "days.p90"),
        ({"time_box": "0"}, "time_box"),
    ],
)
def test_a_range_that_cannot_be_is_said_beside_the_number_at_fault(slack, typed, place):
    slack.type("approach add")
    answer = slack.submit(inside="pilot", name="Again", **typed)
    assert list(answer["errors"]) == [place]


def test_the_same_days_twice_are_a_fixed_time(slack):
    slack.type("approach add")
    slack.submit(inside="pilot", name="Again", **{"days.p10": "8", "days.p90": "8"})
    assert approach(slack, "Again").days == 8


def test_an_approach_without_numbers_is_marked_as_guessed(slack):
    slack.type("approach add")
    slack.submit(inside="pilot", name="Again")
    assert approach(slack, "Again").guessed == {"chance", "days"}


def test_an_edit_changes_what_was_changed_and_leaves_guesses_guesses(slack):
    edited(slack)
    assert slack.submit(name="Sequence model", owner=BEN) == {}
    found = approach(slack, "Sequence model")
    assert (found.owner, found.guessed) == (BEN, {"chance", "days"})


def test_an_edit_in_which_nothing_was_changed_changes_nothing(slack):
    edited(slack)
    slack.submit()
    assert "nothing changed" in twin(slack.answers()[-1].lines[0])
    assert approach(slack, "sequence model").guessed == {"chance", "days"}


def test_what_is_emptied_is_taken_away(slack):
    slack.bot.type("edit catch-card-fraud-earlier value=40000EUR rate=800")
    view = edited(slack, "catch-card-fraud-earlier")
    assert inputs(view)["value"]["initial_value"] == "40000 EUR"
    slack.submit(value=None, day_rate=None)
    with slack.bot.store.tx() as tx:
        (found,) = plan.objectives(tx, TEAM)
    assert (found.value, found.day_rate) == (None, None)


def test_a_stale_window_shows_both_versions_and_overwrites_nothing(slack):
    edited(slack)
    slack.bot.type("edit sequence-model p=30%", BEN)
    answer = slack.submit(chance="75: likely")
    assert approach(slack, "sequence model").chance == 0.3
    assert answer["response_action"] == "update"
    assert above(answer["view"]) == (
        "sequence model was changed by @ while this window was open. Nothing is saved yet.\n"
        "In how many of a hundred such cases would it work: now 30; yours 75: likely.\n"
        "Save yours, or cancel to keep what is there."
    )
    assert answer["view"]["submit"]["text"] == "Save mine"
    assert slack.submit(view=answer["view"]) == {}
    assert approach(slack, "sequence model").chance == 0.75


def test_a_window_of_something_removed_says_so(slack):
    edited(slack, "pilot/pilot")
    slack.bot.type("remove catch-card-fraud-earlier/pilot")
    answer = slack.submit(chance="75: likely")
    assert "no longer in the plan" in answer["errors"]["name"]


@pytest.mark.parametrize(
    "name", ["<!channel> & <@U1BEN>", "*bold* `y`", "🧪" * 120, "مكافحة " * 17]
)
def test_no_name_breaks_a_window(slack, name):
    slack.bot.type(f"plan {name} by 31 Mar: {name}? | {name}", BEN, "C2")
    slack.bot.type(f'task add "{name}"', BEN, "C2")
    for text in ("log", "task add", "approach add", "metric"):
        slack.type(text, BEN, "C2")
    assert len(slack.screens.opened) == 4


def test_what_travels_with_a_window_fits(slack):
    edited(slack)
    carried = slack.screens.opened[-1]["private_metadata"]
    assert len(carried) < 3000
    assert json.loads(carried)["item"].startswith("approach#")


@pytest.mark.parametrize("text", ["whatif add", "whatif edit pilot/pilot", "whatif task"])
def test_a_window_is_no_change_that_can_be_supposed(slack, text):
    assert "Which change?" in slack.type(text)["text"]
