"""The workspace's page in headless Chromium: weight, load, and a channel of 5,000 messages."""

import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS
from tests.scenarios.demo import DemoProcess

LOADS, MANY = 7, 5_000
DRAWN = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(".message")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.drawnAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""
FRAMES = """async () => {
  const box = document.getElementById("messages");
  const took = [];
  let last = performance.now();
  for (let still = 0; still < 5;) {
    box.scrollTop -= 900;
    await new Promise(requestAnimationFrame);
    took.push(performance.now() - last);
    last = performance.now();
    still = box.scrollTop === 0 ? still + 1 : 0;
  }
  return took;
}"""


def report() -> Iterator[str]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        yield "skipped: no chromium on this machine (apt install chromium)"
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        demo = DemoProcess(Path(folder))
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield from _figures(demo, browser)
        finally:
            browser.close()
            demo.close()


def _figures(demo: DemoProcess, browser: Browser) -> Iterator[str]:
    page = browser.new_page()
    page.add_init_script(DRAWN)
    loads = [_load(page, demo.address) for _ in range(LOADS)]
    page.close()
    took, sizes = zip(*loads, strict=True)
    yield (
        f"page with the sample team: {statistics.median(took):.0f} ms to its messages,"
        f" median of {LOADS}, slowest {max(took):.0f} (≤ 300); {os.cpu_count()} cores"
    )
    yield f"weight of a first load, all files and the state: {max(sizes) / 1000:.0f} kB (≤ 150)"
    for number in range(MANY):
        asked = {"user": "U0BEN", "channel": "C0SEARCH", "text": f"Note {number}: nothing new"}
        demo.ask("/page/do/say", asked)
    yield from _scrolling(demo, browser)


def _load(page: Page, address: str) -> tuple[float, int]:
    """Milliseconds from the start of a load to drawn messages, and bytes over the wire."""
    page.goto("about:blank")
    sizes: list[int] = []
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda found: sizes.append(found["encodedDataLength"]))
    page.goto(address)
    took = _drawn(page)
    wire.detach()
    return took, sum(sizes)


def _drawn(page: Page) -> float:
    return float(page.wait_for_function("window.drawnAt").json_value())


def _scrolling(demo: DemoProcess, browser: Browser) -> Iterator[str]:
    page = browser.new_page()
    page.add_init_script("localStorage.setItem('channel', 'C0SEARCH')")
    page.add_init_script(DRAWN)
    page.goto(demo.address)
    yield f"the same with {MANY:,} messages in the channel: {_drawn(page):.0f} ms"
    frames = sorted(page.evaluate(FRAMES))
    shown = page.locator("#messages .message").count()
    yield (
        f"scrolled up to the first of {shown:,} messages: {len(frames)} frames, median"
        f" {frames[len(frames) // 2]:.0f} ms, 99 in 100 under"
        f" {frames[int(len(frames) * 0.99)]:.0f} ms, longest {frames[-1]:.0f} ms"
    )
    page.close()
