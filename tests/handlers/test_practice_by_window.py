"""The pipeline's stages set in a window, and questions put off until a chosen day."""

from datetime import date, timedelta

import pytest

from core.commands.forms import OpenForm
from core.store import nudges as rows
from core.store import places
from core.usecases.ticking import tick
from core.wording.message import Button, Message
from handlers.views.messages import laid_out
from tests.harness import ANA, BEN, TEAM, fraud_plan
from tests.signed import Signed

KEY = "catch-card-fraud-earlier"


def laid(each: Button) -> dict:
    """A button as Slack sends it back."""
    message = Message(lines=("x",), buttons=(each,))
    (row,) = [block for block in laid_out(message).blocks if block["type"] == "actions"]
    return row["elements"][0]


@pytest.fixture
def slack() -> Signed:
    found = Signed()
    fraud_plan(found.bot)
    return found


def open_ladder(slack: Signed) -> None:
    slack.type("pipeline")
    (change,) = [each for each in slack.answers()[-1].buttons if each.label == "Change it"]
    slack.press(laid(change))


def levels(slack: Signed) -> dict[str, str]:
    """Each stage's state, as the answer's table has it."""
    (table,) = slack.bot.type("pipeline").tables
    return {str(row[0]): str(row[1]) for row in table.rows}


def test_the_window_has_every_stage_and_writes_what_was_changed(slack):
    slack.type("pipeline data solid owner @U1BEN")
    open_ladder(slack)
    view = slack.screens.opened[-1]
    stages = ("data", "label", "train", "evaluate", "deploy", "monitor", "feedback")
    asked = [f"{head}.{each}" for each in stages for head in ("levels", "owners")]
    assert [block["block_id"] for block in view["blocks"][1:-1]] == asked
    assert slack.submit(**{"levels.label": "thin", "owners.label": ANA}) == {}
    said = slack.answers()[-1].twin()
    assert f"labelling: thin since 23 November, <@{ANA}>" in said
    assert f"data: solid since 23 November, <@{BEN}>" in said
    slack.bot.type("undo")
    assert levels(slack)["labelling"] == "nothing yet"


def test_thin_from_data_to_deployment_is_the_first_run_end_to_end(slack):
    open_ladder(slack)
    through = ("data", "label", "train", "evaluate", "deploy")
    slack.submit(**{f"levels.{stage}": "thin" for stage in through})
    assert "has run end to end for the first time" in slack.answers()[-1].twin()


def test_a_ladder_that_somebody_changed_meanwhile_is_shown_again_and_nothing_is_overwritten(slack):
    before = levels(slack)
    open_ladder(slack)
    slack.type("pipeline deploy solid", user=BEN)
    answer = slack.submit(**{"levels.data": "thin"})
    assert answer["response_action"] == "update"
    assert "Nothing is saved yet" in str(answer["view"]["blocks"][0])
    assert levels(slack) == before | {"deployment": "solid"}
    slack.submit(view=answer["view"], **{"levels.deploy": "solid"})
    said = slack.answers()[-1].twin()
    assert "data: thin" in said
    assert "deployment: solid" in said


def test_what_is_no_level_is_said_beside_its_stage(slack):
    open_ladder(slack)
    view = slack.filled(slack.screens.opened[-1], {"levels.data": "thin"})
    held = view["state"]["values"]["levels.data"]
    next(iter(held.values()))["selected_option"]["value"] = "perfect"
    answer = slack.interact("view_submission", ANA, view=view)
    assert list(answer["errors"]) == ["levels.data"]


@pytest.fixture
def asked() -> Signed:
    """Ana's plan with one approach left, and the question about it in her messages."""
    found = Signed()
    bot = found.bot
    fraud_plan(bot)
    for text in ("edit sequence-model p=50% days=15-45", "start sequence-model",
                 'lose graph-features/graph-features "no gain"'):  # fmt: skip
        bot.type(text)
    live(found, 10)
    return found


def live(slack: Signed, days: int) -> None:
    for _ in range(days * 24):
        slack.bot.now += timedelta(hours=1)
        tick(slack.bot.store, slack.bot.now)
        slack.bot.wake()


def newest(slack: Signed) -> Message:
    return slack.bot_message(slack.letters("nudge")[-1])


def put_off(slack: Signed, **typed: object) -> dict:
    (menu,) = [
        each
        for block in laid_out(newest(slack)).blocks
        if block["type"] == "actions"
        for each in block["elements"]
        if "options" in each
    ]
    (until,) = [each for each in menu["options"] if each["text"]["text"] == "Snooze until …"]
    slack.press(menu | {"selected_option": until})
    return slack.submit(**typed)


def test_a_question_is_put_off_until_exactly_the_day_that_was_chosen(asked):
    kind = sent_kinds(asked)[-1]
    day = asked.bot.now.date() + timedelta(days=16)
    assert put_off(asked, until=day.isoformat()) == {}
    assert f"Put off until {day.day} {day:%B}" in asked.answers()[-1].twin()
    with asked.bot.store.tx() as tx:
        (aside,) = rows.asides(tx, TEAM, ANA)
    assert (aside.kind, aside.until, aside.why) == (kind, day, "snooze")
    sent = sent_kinds(asked).count(kind)
    live(asked, 15)
    assert sent_kinds(asked).count(kind) == sent


def sent_kinds(slack: Signed) -> list[str]:
    with slack.bot.store.tx() as tx:
        return [each.kind for each in rows.sent_since(tx, TEAM, ANA, date(2026, 1, 1))]


def test_a_risk_may_be_accepted_until_a_chosen_day(asked):
    day = asked.bot.now.date() + timedelta(days=30)
    put_off(asked, until=day.isoformat(), why="risk")
    assert f"the risk is accepted until {day.day} {day:%B}" in asked.answers()[-1].twin()


def test_a_day_that_is_not_ahead_is_said_beside_its_input(asked):
    answer = put_off(asked, until=asked.bot.now.date().isoformat())
    assert answer["errors"] == {"until": "That day is not ahead; choose a later one."}
    with asked.bot.store.tx() as tx:
        assert rows.asides(tx, TEAM, ANA) == []


def test_the_window_of_somebody_elses_question_does_not_open(asked):
    opener = next(each for each in newest(asked).menu if each.name == OpenForm.__name__)
    before = len(asked.screens.opened)
    asked.press(laid(opener), user=BEN)
    assert len(asked.screens.opened) == before


def test_who_has_left_is_asked_nothing_and_an_editor_is_asked_instead(asked):
    asked.bot.type(f"edit {KEY} editors=@{BEN}")
    asked.bot.type(f"edit sequence-model who @{ANA}")
    with asked.bot.store.tx() as tx:
        person = places.person(tx, TEAM, ANA)
        places.put_person(tx, person.model_copy(update={"deactivated": True}))
    before = len(asked.letters("nudge"))
    live(asked, 9)
    later = asked.letters("nudge")[before:]
    assert later
    assert {row.recipient.user or "the channel" for row in later} <= {BEN, "the channel"}
