"""The first steps, lived by somebody who was never here: five steps, or none at all."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import kept, opened
from tests.scenarios.demo import DemoProcess


@pytest.fixture
def first_visit(browser, tmp_path):
    """The page of a workspace in which nobody did anything yet."""
    demo = DemoProcess(tmp_path)
    page, troubles = opened(browser)
    page.goto(demo.address)
    page.wait_for_selector(".message")
    yield page
    page.context.close()
    demo.close()
    assert troubles == []


def last(page):
    return page.locator("#messages .message").last


def test_the_five_steps_are_lived_from_an_empty_channel_to_fridays_digest(first_visit):
    page = first_visit
    guide = page.get_by_role("region", name="First steps")
    go_on = guide.locator("ol button")

    expect(guide).to_contain_text("0 of 5")
    go_on.click()
    expect(page.locator("#title")).to_have_text("# your-team")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("is saved: 4 tasks, 5 approaches.")
    expect(guide).to_contain_text("1 of 5")
    kept(page, "guide-own-plan", narrow=True)

    go_on.click()
    expect(page.locator("#title")).to_have_text("# fraud")
    page.keyboard.press("Enter")
    expect(guide).to_contain_text("2 of 5")

    go_on.click()
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("It did not work: Boosted trees.")
    expect(guide).to_contain_text("3 of 5")

    go_on.click()
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Boosted trees did not work")
    expect(guide).to_contain_text("4 of 5")
    kept(page, "guide-what-moved", narrow=True)

    digests = page.locator("#messages .message", has_text="· week to Friday")
    before = digests.count()
    go_on.click()
    expect(guide).to_contain_text("That was the tour", timeout=60_000)
    expect(digests).to_have_count(before + 1)
    expect(page.locator("#now")).to_contain_text("Fri")
    kept(page, "guide-friday", narrow=True)


def test_the_guide_is_skipped_for_good_found_again_and_needs_no_mouse(first_visit):
    page = first_visit
    guide = page.locator("#guide")
    page.get_by_role("button", name="Skip the guide").click()
    expect(guide).to_be_hidden()
    expect(page.locator("#text")).to_be_focused()
    page.reload()
    page.wait_for_selector(".message")
    expect(guide).to_be_hidden()
    page.get_by_role("button", name="Show the first steps").press("Enter")
    expect(guide).to_contain_text("0 of 5")
    guide.locator("ol button").press("Enter")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(guide).to_contain_text("1 of 5")
