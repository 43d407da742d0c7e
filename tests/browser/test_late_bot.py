"""A bot that answers late or not at all: said as Slack says it, and well again without a reload."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import opened
from tests.browser.living import last
from tests.workspace.living import FRAUD, Life, Said

BUTTONS = [
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
        ],
    }
]
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Log"}, "blocks": BUTTONS,
         "submit": {"type": "plain_text", "text": "Save"}}  # fmt: skip


@pytest.fixture
def life():
    found = Life()
    found.post(FRAUD, text="choose", blocks=BUTTONS)
    yield found
    found.close()


@pytest.fixture
def tab(browser, life):
    page, troubles = opened(browser)
    page.goto(life.here)
    page.wait_for_selector(".message")
    page.get_by_role("button", name="Skip the guide").click()
    yield page
    page.context.close()
    assert troubles == []


def say(page, text: str) -> None:
    page.fill("#text", text)
    page.keyboard.press("Enter")


def test_a_command_answered_late_is_an_operation_timeout_and_the_next_one_is_answered(life, tab):
    life.app.will_say(Said(silent=True), {"text": "here I am"})
    say(tab, "/mlstatus forecast")
    alert = tab.locator("#composer").get_by_role("alert")
    expect(alert).to_contain_text("operation_timeout")
    expect(tab.locator("#text")).to_have_value("/mlstatus forecast")
    tab.locator("#text").press("Enter")
    expect(last(tab)).to_contain_text("here I am")
    expect(alert).to_be_hidden()


def test_a_bot_that_is_down_is_said_to_be_wherever_one_turns_to_it(life, tab):
    where, life.sending.endpoint = life.sending.endpoint, "http://127.0.0.1:9/slack/events"
    say(tab, "/mlstatus forecast")
    expect(tab.locator("#composer").get_by_role("alert")).to_contain_text("dispatch_failed")
    button = tab.get_by_role("button", name="Go")
    button.click()
    expect(tab.locator("#messages").get_by_role("alert")).to_contain_text("dispatch_failed")
    life.sending.endpoint = where
    life.app.will_say({"text": "up again"})
    tab.locator("#text").press("Enter")
    expect(last(tab)).to_contain_text("up again")
    button.click()
    expect(tab.locator("[aria-busy=true]")).to_have_count(0)
    expect(tab.locator("#messages").get_by_role("alert")).to_have_count(0)
    assert life.app.heard[-1]["type"] == "block_actions"


def test_a_window_sent_to_a_late_bot_stays_open_with_what_was_typed(life, tab):
    field = {"type": "input", "block_id": "name", "label": {"type": "plain_text", "text": "Name"},
             "element": {"type": "plain_text_input", "action_id": "it"}}  # fmt: skip
    trigger = life.workspace.trigger("U0PRIYA")
    assert life.call("views.open", trigger_id=trigger, view=MODAL | {"blocks": [field]})["ok"]
    dialog = tab.get_by_role("dialog")
    dialog.get_by_label("Name").fill("typed words")
    life.app.will_say(Said(silent=True))
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_contain_text("operation_timeout")
    expect(dialog.get_by_label("Name")).to_have_value("typed words")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
