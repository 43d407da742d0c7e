"""An existing plan brought in by clicking: pasted in a window, looked at, then taken in."""

import pytest

from core.store import plan
from handlers.making import MADE
from tests.harness import ANA, FRAUD, TEAM
from tests.signed import Signed, button

ROWS = """Summary;Epic Link;Story Points;Status;Fällig
Labels kaufen;Betrug früher sehen;3;Offen;31.03.2027
Modell bauen;Betrug früher sehen;5;Offen;
"""


@pytest.fixture
def slack() -> Signed:
    return Signed()


def test_pasted_rows_are_looked_at_before_they_are_taken_in(slack):
    assert slack.type("import") == {}
    window = slack.screens.opened[-1]
    names = {each["block_id"] for each in window["blocks"] if each["type"] == "input"}
    assert names <= set(MADE["import"].model_fields)
    assert slack.submit(text=ROWS, points="2", target="2027-03-31") == {}
    with slack.bot.store.tx() as tx:
        assert not plan.objectives(tx, TEAM, channel=FRAUD)
    preview = slack.answers()[-1]
    taking = next(each for each in preview.buttons if each.primary)
    slack.bot.press(preview, taking.label, ANA)
    with slack.bot.store.tx() as tx:
        (found,) = plan.objectives(tx, TEAM, channel=FRAUD)
        assert [each.name for each in plan.tasks(tx, found.id)] == ["Labels kaufen", "Modell bauen"]


def test_what_is_no_table_is_said_beside_the_rows_and_nothing_typed_is_lost(slack):
    slack.type("import")
    answer = slack.submit(text="buy labels and then see")
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == ["text"]


def test_in_a_mention_one_press_opens_the_window(slack):
    event = {"type": "app_mention", "user": ANA, "channel": FRAUD, "text": "<@U1BOT> import",
             "ts": "1712.1"}  # fmt: skip
    slack.event(event)
    assert [each.label for each in slack.answers()[-1].buttons] == ["Open it"]


__all__ = ["button"]
