"""Every window of the bot, opened and sent in the real workspace."""

from typing import get_args

import pytest
from playwright.sync_api import expect

from core.commands.forms import FormName
from tests.browser.living import choose, last, opened, said, send, shown

SENT = {}
"""How each window is filled in and sent, by its name."""


def window(lived):
    SENT[lived.__name__] = lived
    return lived


@pytest.mark.parametrize("name", get_args(FormName))
def test_a_window_is_opened_filled_in_and_sent(page, picture, name):
    SENT[name](page, picture)


@window
def log(page, picture):
    dialog = opened(page, "/mlstatus log")
    choose(dialog, "Approach", "sequence")
    dialog.get_by_role("radio", name="Unclear").check()
    dialog.get_by_label("What was learned?").fill("the ruler was off")
    dialog.get_by_role("checkbox", name="Compared with a baseline").check()
    picture("window-log", narrow=True)
    send(page, dialog, "Logged: Sequence model, unclear.")


@window
def metric(page, picture):
    dialog = opened(page, "/mlstatus metric")
    choose(dialog, "Approach", "sequence")
    values = dialog.get_by_label("Metric values")
    values.fill("recall is up")
    dialog.locator("button[type=submit]").click()
    expect(dialog.locator("[data-block=values] .error")).to_be_visible()
    expect(values).to_have_value("recall is up")
    picture("window-error")
    values.fill("recall=0.77")
    send(page, dialog, "recall")


@window
def objective(page, picture):
    dialog = opened(page, "/mlstatus objective new")
    dialog.locator("[data-block=name] input").fill("Fewer dead ends")
    dialog.locator("[data-block=target] input").fill("2027-05-28")
    picture("window-objective")
    send(page, dialog, "Added: Fewer dead ends")
    last(page).get_by_role("button", name="Undo").click()
    expect(last(page)).to_contain_text("Taken back")


@window
def task(page, picture):
    dialog = opened(page, "/mlstatus task add")
    box = dialog.locator("[data-block=inside] input")
    box.fill("catch")
    dialog.get_by_role("option").first.click()
    dialog.locator("[data-block=name] input").fill("Watch it live")
    picture("window-task")
    send(page, dialog, "Watch it live")


@window
def approach(page, picture):
    dialog = opened(page, "/mlstatus approach add")
    choose(dialog, "For which task?", "model")
    dialog.get_by_label("What is the idea?").fill("Gradient boosting with text")
    dialog.get_by_label("In one of ten cases").fill("5")
    dialog.get_by_label("In nine of ten cases").fill("20")
    expect(dialog.locator("[data-block=shown]")).to_contain_text("50% within 10 working days")
    expect(dialog.get_by_label("In nine of ten cases")).to_be_focused()
    picture("window-approach", narrow=True)
    send(page, dialog, "Gradient boosting with text")


@window
def edit(page, picture):
    dialog = opened(page, "/mlstatus edit model/sequence")
    limit = dialog.get_by_label("Time limit in working days")
    limit.fill("41" if limit.input_value() == "40" else "40")
    picture("window-edit")
    send(page, dialog, "Sequence model")


@window
def update(page, picture):
    said(page, "/mlstatus status")
    last(page).get_by_role("button", name="Edit").click()
    dialog = shown(page)
    words = dialog.get_by_label("What else should people know?")
    words.fill("We will surely solve it next week, a huge win.")
    picture("window-update")
    send(page, dialog, "could misread")
    last(page).get_by_role("button", name="Edit").click()
    expect(words).to_have_value("We will surely solve it next week, a huge win.")
    words.fill("")
    send(page, dialog, "What we learned")


@window
def channel(page, picture):
    said(page, "/mlstatus settings")
    last(page).get_by_role("button", name="Change the channel").click()
    dialog = shown(page)
    dialog.locator("[data-block=at] input").fill("15:00")
    picture("window-channel")
    send(page, dialog, "Saved. This channel: time zone Europe/Berlin, digest Friday 15:00.")
    said(page, "/mlstatus digest on friday 16:00")
    expect(last(page)).to_contain_text("16:00")


@window
def me(page, picture):
    dialog = opened(page, "/mlstatus ooo")
    expect(dialog.get_by_role("radio", name="Three times")).to_be_focused()
    dialog.get_by_role("radio", name="Twice").check()
    picture("window-me")
    send(page, dialog, "at most 2 questions a week")
    said(page, "/mlstatus settings nudges=3")
    expect(last(page)).to_contain_text("3 questions a week")


@window
def opinion(page, picture):
    said(page, "/mlstatus ask pilot/internal")
    question = page.locator(".message", has_text="asks: how likely is Shadow run in house").last
    question.get_by_role("button", name="Give my view").click()
    dialog = shown(page)
    choose(dialog, "In how many of a hundred", "60")
    dialog.get_by_label("In one of ten cases").fill("8")
    dialog.get_by_label("In nine of ten cases").fill("24")
    picture("window-opinion")
    send(page, dialog, "Kept for Shadow run in house: 60%, 8 to 24 working days.")


@window
def settle(page, picture):
    said(page, "/mlstatus ask pilot/banks")
    expect(page.locator("#messages")).to_contain_text("how likely is Nordhafen and Credia")
    said(page, "/mlstatus guess pilot/banks p=60% days=10-20")
    expect(last(page)).to_contain_text("Kept for Nordhafen and Credia")
    said(page, "/mlstatus settle pilot/banks")
    last(page).get_by_role("button", name="Settle it").click()
    dialog = shown(page)
    expect(dialog).to_contain_text("10 to 20 working days")
    picture("window-settle")
    send(page, dialog, "Settled: Nordhafen and Credia at 60%")


@window
def pipeline(page, picture):
    said(page, "/mlstatus pipeline")
    last(page).get_by_role("button", name="Change it").click()
    dialog = shown(page)
    choose(dialog, "Labelling", "solid", exact=True)
    choose(dialog, "Labelling: who answers for it?", "ana")
    picture("window-pipeline", narrow=True)
    send(page, dialog, "labelling: solid")
    last(page).get_by_role("button", name="Undo").click()
    expect(last(page)).to_contain_text("Taken back")


def rows(page, picture):
    dialog = opened(page, "/mlstatus import")
    dialog.get_by_label("Rows", exact=True).fill("Title,Estimate\nWatch the pilot,5")
    picture("window-import")
    send(page, dialog, "Understood: 1 objective, 1 task.")


SENT["import"] = rows


@window
def snooze(page, picture):
    page.locator("#directs button").click()
    page.get_by_role("tab", name="Messages").click()
    page.locator("#messages").get_by_role("button", name="More choices").last.click()
    page.get_by_role("menuitem", name="Snooze until").click()
    dialog = shown(page)
    dialog.locator("[data-block=until] input").fill("2026-01-01")
    dialog.get_by_role("radio", name="The risk is accepted until then").check()
    dialog.locator("button[type=submit]").click()
    expect(dialog.locator("[data-block=until] .error")).to_be_visible()
    picture("window-snooze")
    dialog.locator("[data-block=until] input").fill("2027-01-11")
    send(page, dialog, "the risk is accepted until")


def test_a_message_becomes_an_experiment_by_its_menu(page, picture):
    said(page, "recall is 0.74 on new shops")
    message = page.locator("#messages .message", has_text="recall is 0.74 on new shops").last
    message.hover()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Log as experiment").click()
    dialog = shown(page)
    expect(dialog.get_by_label("Metric values")).to_have_value("recall=0.74")
    choose(dialog, "Approach", "sequence")
    dialog.get_by_role("radio", name="Positive").check()
    picture("window-from-message")
    send(page, dialog, "Logged: Sequence model, positive, recall 0.74.")


def test_the_lightning_logs_an_experiment(page, picture):
    page.get_by_role("button", name="Shortcuts", exact=True).click()
    page.get_by_role("menuitem", name="Log experiment").click()
    dialog = shown(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Shortcuts", exact=True).click()
    page.get_by_role("menuitem", name="Log experiment").click()
    choose(dialog, "Approach", "boosted")
    dialog.get_by_role("radio", name="Negative").check()
    picture("window-anywhere")
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_have_count(0)
    page.locator("#directs button").click()
    page.get_by_role("tab", name="Messages").click()
    expect(page.locator("#messages")).to_contain_text("Logged: Boosted trees, negative.")
