"""Charts and tables: within Slack's limits, each with its twin in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workspace.blocks import faults_of_message, findings_of_message
from core.wording.figure import sampled, table
from core.wording.message import Message
from handlers.views.messages import laid_out
from tests.harness import fraud_plan
from tests.signed import Signed


@pytest.fixture
def slack() -> Signed:
    found = Signed()
    fraud_plan(found.bot)
    return found


def drawn(slack, text):
    """The blocks and the twin of what follows a command."""
    before = len(slack.answers())
    assert slack.type(text) == {}
    message = slack.answers()[before]
    laid = laid_out(message)
    payload = {"text": laid.text, "blocks": laid.blocks}
    assert findings_of_message(payload) == []
    return laid


def block(laid, kind):
    (found,) = [each for each in laid.blocks if each["type"] == kind]
    return found


def lived(slack):
    for day, chance in enumerate((60, 70, 40, 55)):
        slack.bot.pass_days(1)
        slack.bot.type(f"edit sequence-model p={chance}%")
        slack.bot.type(f"metric sequence-model recall=0.7{day}")


def test_the_chance_by_date_is_drawn_against_the_target_and_the_first_forecast(slack, golden):
    lived(slack)
    laid = drawn(slack, "show curve")
    chart = block(laid, "data_visualization")
    names = [each["name"] for each in chart["chart"]["series"]]
    assert names == ["Now", "First forecast"]
    labels = chart["chart"]["axis_config"]["categories"]
    assert [each for each in labels if "target" in each] == ["2 Apr 27 (target)"]
    values = [each["value"] for each in chart["chart"]["series"][0]["data"]]
    assert values == sorted(values)
    assert all(0 < each < 100 for each in values)
    golden(laid.text)


def test_how_the_forecast_went_keeps_the_first_one(slack, golden):
    lived(slack)
    laid = drawn(slack, "show forecasts")
    chart = block(laid, "data_visualization")["chart"]
    assert len({each["value"] for each in chart["series"][1]["data"]}) == 1
    assert len(chart["axis_config"]["categories"]) == 5
    golden(laid.text)


def series(laid):
    chart = block(laid, "data_visualization")["chart"]
    return {each["name"]: [point["value"] for point in each["data"]] for each in chart["series"]}


def test_a_metric_is_drawn_with_its_target_and_the_curve_through_it(slack, golden):
    lived(slack)
    for day, value in enumerate((74, 75, 75)):
        slack.bot.pass_days(day + 1)
        slack.bot.type(f"metric sequence-model recall=0.{value}")
    slack.bot.type("metric sequence-model recall target=0.9")
    laid = drawn(slack, "show metric sequence-model")
    lines = series(laid)
    assert list(lines) == ["recall", "Fit", "Target"]
    assert set(lines["Target"]) == {0.9}
    assert all(abs(a - b) < 0.02 for a, b in zip(lines["recall"], lines["Fit"], strict=True))
    golden(laid.text)


def test_readings_by_a_former_ruler_are_kept_out_of_the_curve_and_stand_in_the_table(slack):
    lived(slack)
    for value in ("0.5 new ruler", "0.52"):
        slack.bot.pass_days(1)
        slack.bot.type(f"metric sequence-model recall={value}")
    assert series(drawn(slack, "show metric sequence-model"))["recall"] == [0.5, 0.52]
    rows = block(drawn(slack, "show readings sequence-model"), "data_table")["rows"]
    assert [cell.get("value") for cell in rows[1]] == [None, 0.52, 2]
    assert len(rows) == 7


def test_a_metric_may_be_called_as_another_line_of_the_chart(slack):
    for number in range(6):
        slack.bot.pass_days(1)
        slack.bot.type(f"metric pilot/pilot fit=0.{number}")
    assert len(series(drawn(slack, "show metric pilot/pilot fit"))) == 2


def test_what_a_chance_counts_is_a_table(slack, golden):
    lived(slack)
    laid = drawn(slack, "show items")
    rows = block(laid, "data_table")["rows"]
    assert [cell["text"] for cell in rows[0]] == [
        "Task", "Approach", "State", "Chance", "Working days", "If it works", "If it fails",
    ]  # fmt: skip
    assert len(rows) == 6
    golden(laid.text)


def test_the_forecast_leads_to_what_is_behind_it(slack):
    row = next(b for b in slack.type("forecast")["blocks"] if b["type"] == "actions")
    labels = [each["text"]["text"] for each in row["elements"]]
    assert labels[-3:] == ["By date", "How it went", "Which items?"]
    slack.press(row["elements"][-1])
    assert slack.answers()[-1].tables


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("show", "Show what?"),
        ("show cruve", "Did you mean this?"),
        ("show metric", "Of which approach?"),
        ("show metric pilot/pilot", "has no readings yet"),
        ("show forecasts", "It has not been forecast a second time yet."),
    ],
)
def test_what_cannot_be_drawn_is_said(slack, text, said):
    assert said in slack.type(text)["text"]


def test_five_hundred_items_with_long_names_fit_one_message(slack):
    name = "🧪 Größe مكافحة <!channel> " * 5
    for number in range(100):
        slack.bot.again(slack.bot.request(f'approach add pilot/i{number} "{name[:110]}"'))
    laid = drawn(slack, "show items")
    assert "more" in laid.text.splitlines()[-1]
    assert len(block(laid, "data_table")["rows"]) < 102


def test_many_readings_are_thinned_and_one_day_may_have_several(slack):
    for number in range(30):
        slack.bot.again(slack.bot.request(f"metric pilot/pilot auc=0.{100 + number}"))
    laid = drawn(slack, "show metric pilot/pilot")
    labels = block(laid, "data_visualization")["chart"]["axis_config"]["categories"]
    assert len(labels) == len(set(labels)) == 20


@given(st.integers(1, 400), st.lists(st.integers(0, 400), max_size=2))
def test_a_sample_keeps_the_ends_and_what_was_asked_for(count, always):
    places = sampled(count, always=always)
    assert len(places) <= 20
    assert places == sorted(set(places))
    assert {0, count - 1} <= set(places)
    assert {each for each in always if each < count} <= set(places)


@given(st.lists(st.tuples(st.text(), st.floats(allow_nan=False, allow_infinity=False)),
                min_size=1, max_size=150))  # fmt: skip
def test_no_cell_breaks_a_table(rows):
    shown = table("Caption", ("Name", "Value"), rows)
    laid = laid_out(Message(lines=("x",), tables=(shown,)))
    assert faults_of_message({"text": laid.text, "blocks": laid.blocks}) == []
    assert len(shown.rows) + shown.left_out == len(rows)
