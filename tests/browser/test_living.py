"""The real workspace in a bad hour: it goes away and comes back, pages are closed, two are open."""

import socket

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import opened
from tests.scenarios.demo import DemoProcess


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def say(page, text: str) -> None:
    page.fill("#text", text)
    page.keyboard.press("Enter")


@pytest.fixture
def tab(browser):
    """Opens pages of a workspace, each in a browser of its own."""
    found = []

    def opens(address: str):
        page, troubles = opened(browser)
        found.append((page, troubles))
        page.goto(address)
        page.wait_for_selector(".message")
        return page

    yield opens
    for page, troubles in found:
        page.context.close()
        assert troubles == []


def test_a_workspace_that_was_stopped_goes_on_without_a_reload(tmp_path, tab):
    place = ("--port", str(free_port()))
    demo = DemoProcess(tmp_path, *place)
    page = tab(demo.address)
    demo.close()
    expect(page.locator("#trouble")).to_be_visible()
    say(page, "/mlstatus forecast")
    expect(page.locator("#text")).to_have_value("/mlstatus forecast")
    again = DemoProcess(tmp_path, *place)
    try:
        expect(page.locator("#trouble")).to_be_hidden(timeout=15_000)
        page.locator("#text").press("Enter")
        expect(page.locator("#messages .message").last).to_contain_text(
            "by 19 March", timeout=15_000
        )
    finally:
        again.close()


def test_pages_closed_in_mid_request_leave_room_for_others(demo, tab, browser):
    for _ in range(8):
        page, _ = opened(browser)
        page.goto(demo.address)
        page.wait_for_selector(".message")
        say(page, "/mlstatus why")
        page.context.close()
    page = tab(demo.address)
    page.get_by_role("button", name="# search").click()
    say(page, "/mlstatus")
    expect(page.locator("#messages .message").last).to_contain_text("mlstatusAPP")


def test_two_people_in_two_pages_see_each_others_words(demo, tab):
    one, other = tab(demo.address), tab(demo.address)
    other.select_option("#person", label="Ana, researcher")
    other.wait_for_selector(".message")
    say(other, "hello from Ana")
    expect(one.locator("#messages .message").last).to_contain_text("hello from Ana")
    say(one, "/mlstatus forecast")
    expect(one.locator("#messages")).to_contain_text("Only visible to you")
    say(one, "hello Ana")
    expect(other.locator("#messages .message").last).to_contain_text("hello Ana")
    expect(other.locator("#messages")).not_to_contain_text("/mlstatus forecast")
