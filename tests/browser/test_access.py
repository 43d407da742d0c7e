"""The page without a mouse and without eyes: keys, names of controls, contrast of words."""

import pytest
from playwright.sync_api import expect

from tests.browser.fed import ANA, PRIYA
from tests.browser.pieces import BLOCKS, INPUTS, field, modal, opened

NAMED = {
    "button", "link", "textbox", "combobox", "checkbox", "radio", "radiogroup", "group", "img",
    "menuitem", "menu", "option", "listbox", "tab", "tabpanel", "dialog", "navigation", "table",
    "log", "article", "region", "complementary", "toolbar", "columnheader", "figure", "image",
}  # fmt: skip
FAINT = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((n) => top[n] * top[3] + under[n] * (1 - top[3]));
  const ground = (node) => {
    const layers = [];
    for (let each = node; each; each = each.parentElement) {
      const colour = rgba(getComputedStyle(each).backgroundColor);
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const light = (colour) => colour.map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (!/[a-z0-9]/i.test(text)) continue;
    if (node.closest(".hidden, [hidden], :disabled, option, svg")) continue;
    if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const under = ground(node);
    const pair = [light(over(rgba(getComputedStyle(node).color), under)), light(under)].sort();
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${text.slice(0, 30)}`);
  }
  return found;
}"""


def filled(fed):
    """A page with all there is: blocks, a thread, marks, reactions, the guide."""
    for name, (block, _) in BLOCKS.items():
        fed.say(name, blocks=[block])
    root = fed.say("a thread", user=ANA, reactions=[{"name": "tada", "users": [ANA]}])
    fed.say("an answer", thread_ts=root["ts"])
    fed.say("for you", seen_by=PRIYA, edited=True)
    fed.say("it failed", seen_by=PRIYA, failed=True)
    page = fed.open()
    page.get_by_role("button", name="Show the first steps").click()
    return page


def nameless(page) -> list[str]:
    """Roles of the accessibility tree's nodes that people meet, but that have no name."""
    wire = page.context.new_cdp_session(page)
    nodes = wire.send("Accessibility.getFullAXTree")["nodes"]
    wire.detach()
    roles = [(node["role"]["value"], node) for node in nodes if not node["ignored"]]
    return [f"{role} {node['properties']}" for role, node in roles
            if role in NAMED and not node.get("name", {}).get("value", "").strip()]  # fmt: skip


def test_everything_one_can_use_has_a_name(fed):
    page = filled(fed)
    assert nameless(page) == []
    page.get_by_role("button", name="1 reply").click()
    page.locator("#replies .message").last.hover()
    page.get_by_role("button", name="More actions").click()
    assert nameless(page) == []


def test_everything_in_a_modal_has_a_name(fed):
    fed.state["views"] = [opened(modal(*(field(kind) for kind in INPUTS)))]
    page = fed.open()
    expect(page.get_by_role("dialog", name="A form")).to_be_visible()
    assert nameless(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(fed, scheme):
    fed.page.emulate_media(color_scheme=scheme)
    page = filled(fed)
    page.fill("#text", "/mlstatus ")
    assert page.evaluate(FAINT) == []
    fed.tell(views=[opened(modal(*(field(kind) for kind in INPUTS)), plain_text_input="Too short")])
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(FAINT) == []


def test_ids_are_not_used_twice(fed):
    page = filled(fed)
    page.get_by_role("button", name="1 reply").click()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))


def test_messages_are_walked_through_and_used_by_keys(fed):
    fed.say("first", user=ANA)
    root = fed.say("second", user=ANA)
    fed.say("an answer", thread_ts=root["ts"])
    page = fed.open()
    page.locator("#messages").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".message", has_text="second")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".message", has_text="first")).to_be_focused()
    page.keyboard.press("m")
    expect(page.get_by_role("menuitem", name="Reply in thread")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert fed.heard("shortcut")[0]["callback_id"] == "log_it"
    expect(page.get_by_role("menu")).to_have_count(0)
    page.locator("#messages").focus()
    page.keyboard.press("End")
    page.keyboard.press("r")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert fed.heard("react")[0]["name"] == "thumbsdown"
    page.locator(".message", has_text="second").focus()
    page.keyboard.press("t")
    expect(page.locator("#answer")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#text")).to_be_focused()


def test_one_key_goes_from_part_to_part(fed):
    fed.say("hello")
    page = fed.open()
    page.locator("#text").focus()
    seen = []
    for _ in range(4):
        page.keyboard.press("F6")
        seen.append(page.evaluate("document.activeElement.closest('nav, .messages, form').id"))
    assert seen == ["side", "messages", "composer", "side"]
    page.keyboard.press("Shift+F6")
    expect(page.locator("#text")).to_be_focused()


def test_tab_reaches_every_part_of_the_page_in_its_order(fed):
    page = fed.open()
    seen = []
    for _ in range(13):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("""(() => {
          const here = document.activeElement;
          return here.id || here.ariaLabel || here.textContent;
        })()""")
        )
    assert seen == [
        "person", "# fraud", "# your-team", "mlstatus", "reopen", "+1 hour", "+1 day", "+1 week",
        page.locator("#welcome code").text_content(), "messages", "text", "Shortcuts", "Send",
    ]  # fmt: skip


def test_a_table_is_sorted_and_a_confirm_is_answered_by_keys(fed):
    fed.say(blocks=[BLOCKS["data_table"][0]])
    page = fed.open()
    page.get_by_role("button", name="Days").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Days")).to_have_attribute(
        "aria-sort", "ascending"
    )


def test_what_others_write_is_said_aloud_once(fed):
    fed.say("before")
    page = fed.open()
    fed.say("Recall is up", user=ANA, version=2)
    fed.say("my own words", user=PRIYA, version=2)
    fed.tell()
    expect(page.locator("#voice")).to_have_text("Ana: Recall is up")


def test_the_side_of_a_narrow_page_opens_and_closes(fed):
    page = fed.open()
    page.set_viewport_size({"width": 400, "height": 800})
    side = page.locator("#side")
    expect(side).to_be_hidden()
    for close in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(380, 300)):
        page.get_by_role("button", name="Channels").click()
        expect(side).to_be_visible()
        close()
        expect(side).to_be_hidden()
    page.get_by_role("button", name="Channels").click()
    page.get_by_role("button", name="# your-team").click()
    expect(side).to_be_hidden()
    expect(page.locator("#title")).to_have_text("# your-team")
