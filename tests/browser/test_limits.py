"""Every block, element and view at Slack's documented limits is drawn whole, inside the page.

What is over its limit never reaches the page: tests/workspace holds the Web API to that.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import opened
from tests.browser.fed import Fed, FedSite
from tests.browser.pieces import opened as view_of
from tests.workspace import limits
from tests.workspace.test_limits import LIMITLESS, MESSAGES, name

OUTSIDE = """node => {
  const edge = document.querySelector("#messages").getBoundingClientRect().right;
  return [...node.querySelectorAll(".body *:not(.hidden, .hidden *)")].filter(each =>
    !each.closest(".scroll, .rail, svg") && each.getBoundingClientRect().right > edge + 1
  ).map(each => each.outerHTML.slice(0, 120));
}"""
AT_LIMIT = {
    **{f"{number}-{name(each)}": each.make(each.most) for number, each in enumerate(MESSAGES)},
    **{f"no limit-{kind}": block for kind, block in LIMITLESS.items()},
}
VIEWS = [
    *(each.make(each.most) for each in limits.VIEW_LIMITS if each.make(1)["type"] == "modal"),
    limits.modal(limits.alert("A longer sentence to be heeded. " * 6 + "x" * 8)),
]


@pytest.fixture(scope="module")
def gallery(browser):
    """One page that shows each in a message of its own, in a narrow window."""
    page, troubles = opened(browser)
    page.set_viewport_size({"width": 500, "height": 900})
    site = FedSite()
    fed = site.fed = Fed(page, site.address)
    stamps = {each: fed.say("twin", blocks=[block])["ts"] for each, block in AT_LIMIT.items()}
    fed.open()
    page.wait_for_selector(".message")
    page.evaluate(SCROLLED_UP)
    yield lambda each: page.locator(f'[data-ts="{stamps[each]}"]')
    page.context.close()
    fed.close()
    site.close()
    assert troubles == []


SCROLLED_UP = """async () => {
  const box = document.getElementById("messages");
  for (let seen = -1; seen !== box.scrollHeight; ) {
    seen = box.scrollHeight;
    box.scrollTop = 0;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }
}"""


@pytest.mark.parametrize("each", AT_LIMIT)
def test_a_block_at_its_limit_is_drawn_inside_the_page(gallery, each):
    message = gallery(each)
    expect(message.locator("[data-block]")).not_to_have_count(0)
    expect(message.locator(".unknown")).to_have_count(0)
    assert message.evaluate(OUTSIDE) == []


def test_a_modal_at_its_limits_is_drawn_inside_the_page(fed):
    page = fed.open()
    dialog = page.get_by_role("dialog")
    for number, view in enumerate(VIEWS):
        fed.tell(views=[view_of(view, f"V{number}")])
        expect(dialog).to_have_attribute("data-view", f"V{number}")
        expect(dialog.locator(".unknown")).to_have_count(0)
        assert dialog.evaluate("node => node.scrollWidth - node.clientWidth") <= 0, view
