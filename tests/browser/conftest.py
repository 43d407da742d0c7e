"""A headless Chromium, where there is one: required in CI, said and skipped on a laptop."""

import json
import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.fed import Fed, FedSite
from tests.scenarios.demo import DemoProcess

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZE = {"width": 1200, "height": 800}
ARTIFACTS = Path(__file__).parent.parent.parent / "artifacts"


expect.set_options(timeout=15_000)  # patience for a busy machine; what is there is seen at once
WHY = "no chromium on this machine; apt install chromium lets them run"


def pytest_terminal_summary(terminalreporter):
    """Say once what was skipped, and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    if count := sum(WHY in str(each.longrepr) for each in skipped):
        terminalreporter.write_line(f"{count} browser tests skipped: {WHY}")


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("MLSTATUS_BROWSER") == "required":
            pytest.fail(WHY)
        pytest.skip(WHY)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    found = DemoProcess(tmp_path_factory.mktemp("demo"))
    yield found
    found.close()


def opened(browser):
    """A new page and the errors that its scripts meet."""
    context = browser.new_context(
        viewport=SIZE, locale="en-GB", reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.set_default_timeout(10_000)
    return page, troubles


def tidied(demo):
    """Close the windows that a test before this one may have left open."""
    for user in ("U0PRIYA", "U0ANA", "U0BEN", "U0MARTA", "U0KENJI"):
        state = json.loads(demo.ask(f"/page/state?user={user}&since=-1"))
        for each in state["views"][:1]:
            demo.ask("/page/do/close", {"user": user, "view": each["id"], "all": True})


@pytest.fixture
def page(browser, demo):
    tidied(demo)
    found, troubles = opened(browser)
    found.goto(demo.address)
    found.wait_for_selector(".message")
    yield found
    found.context.close()
    assert troubles == []


def kept(page, name: str, *, narrow: bool) -> None:
    """Keep a picture of a page in light and in dark, and narrow where wanted."""
    ARTIFACTS.mkdir(exist_ok=True)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.screenshot(path=ARTIFACTS / f"{name}-{scheme}.png")
    if narrow:
        page.set_viewport_size({"width": 400, "height": 800})
        page.screenshot(path=ARTIFACTS / f"{name}-narrow.png")
        page.set_viewport_size(SIZE)


@pytest.fixture
def picture(page):
    return lambda name, narrow=False: kept(page, name, narrow=narrow)


@pytest.fixture(scope="session")
def fed_site():
    found = FedSite()
    yield found
    found.close()


@pytest.fixture(scope="session")
def fed_tab(browser):
    """One tab for all fed pages: opening a new one for each test takes longer than the test."""
    page, troubles = opened(browser)
    page.add_init_script("""location.protocol === "http:" && (localStorage.getItem("guide") ||
        localStorage.setItem("guide", '{"done": [], "skipped": true}'))""")
    yield page, troubles
    page.context.close()


@pytest.fixture
def fed(fed_tab, fed_site):
    """A page whose state the test tells; ``fed.page`` opens with ``fed.open()``."""
    page, troubles = fed_tab
    page.goto(f"{fed_site.address}words.js")  # of the same origin, and nothing runs there
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    found = fed_site.fed = Fed(page, fed_site.address)
    yield found
    found.close()
    page.goto("about:blank")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(SIZE)
    met, troubles[:] = [*troubles], []
    assert met == []


@pytest.fixture
def shot(fed):
    return lambda name, narrow=True: kept(fed.page, name, narrow=narrow)
