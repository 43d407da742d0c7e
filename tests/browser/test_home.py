"""The bot's own Home in the real workspace: what is pressed on it, and its parts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.living import shown

MARTA, LEADERS = "U0MARTA", "C0LEADERS"
ENOUGH = 20
"""Objectives that fill one part of the page."""


@pytest.fixture
def home(page):
    """Opens the Home of a person."""

    def opens(label: str):
        page.select_option("#person", label=label)
        page.locator("#directs button").click()
        page.get_by_role("tab", name="Home").click()
        found = page.get_by_role("tabpanel")
        expect(found).to_contain_text("When you may be asked")
        return found

    return opens


def test_a_question_is_answered_by_a_press_and_goes_away(page, home, picture):
    found = home("Ben, engineer")
    expect(found).to_contain_text("Nothing logged for Badge beside the size")
    picture("home-of-ben", narrow=True)
    found.get_by_role("button", name="Still running").first.click()
    expect(found).not_to_contain_text("Nothing logged for Badge beside the size")
    page.get_by_role("tab", name="Messages").click()
    expect(page.locator("#messages")).to_contain_text("Noted.")


def test_a_result_is_logged_from_the_line_of_what_runs(page, home):
    found = home("Ben, engineer")
    found.get_by_role("button", name="Log a result").last.click()
    dialog = shown(page)
    expect(dialog.get_by_role("combobox", name="Approach")).to_have_value(
        re.compile("^Badge beside")
    )
    dialog.get_by_role("radio", name="Unclear").check()
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("tab", name="Messages").click()
    expect(page.locator("#messages")).to_contain_text("Logged: Badge beside the size, unclear.")


def test_ones_own_hours_are_changed_on_the_page_and_stand_on_it(page, home):
    found = home("Kenji, guest of another company")
    found.get_by_role("button", name="Change").click()
    dialog = shown(page)
    dialog.get_by_role("radio", name="Never").check()
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_have_count(0)
    expect(found).to_contain_text("no questions at all")


def test_what_one_decides_about_is_forecast_from_the_page(page, home):
    found = home("Priya, lead")
    found.get_by_role("button", name="Forecast").first.click()
    page.get_by_role("tab", name="Messages").click()
    expect(page.locator("#messages")).to_contain_text("by 19 March")


def test_a_long_page_is_turned(page, home, demo, picture):
    for n in range(ENOUGH):
        demo.say(f'/mlstatus objective new wish-{n} "Wish {n}" by 31 Mar', LEADERS, MARTA)
    found = home("Marta, leader")
    rows = found.get_by_role("button", name="Forecast")
    expect(rows).to_have_count(ENOUGH)
    found.get_by_role("button", name="More").click()
    expect(rows).to_have_count(1)
    expect(found).to_contain_text("When you may be asked")
    picture("home-second-part")
    found.get_by_role("button", name="Earlier ones").click()
    expect(rows).to_have_count(ENOUGH)
