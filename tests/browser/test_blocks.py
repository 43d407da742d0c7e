"""Every block and element of Block Kit, drawn and used."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import opened
from tests.browser.fed import Fed, FedSite
from tests.browser.pieces import (
    BLOCKS,
    CONFIRM,
    DATA_TABLE,
    GROUPS,
    OPTIONS,
    chart,
    mrkdwn,
    piece,
    plain,
)


def actions(*elements: dict) -> list[dict]:
    return [{"type": "actions", "block_id": "row", "elements": list(elements)}]


def button(text: str, **more) -> dict:
    return {"type": "button", "text": plain(text), "action_id": "press_it", "value": "7", **more}


def last(page):
    return page.locator("#messages .message").last


def sent(fed) -> dict:
    """The one action that reached the workspace."""
    (body,) = fed.heard("press")
    return body["action"]


@pytest.fixture(scope="module")
def gallery(browser):
    """One page that shows every block, and every text of MRKDWN."""
    page, troubles = opened(browser)
    site = FedSite()
    fed = site.fed = Fed(page, site.address)
    stamps = {name: fed.say("twin", blocks=[block])["ts"] for name, (block, _) in BLOCKS.items()}
    stamps |= {text: fed.say(text)["ts"] for text, _ in MRKDWN}
    fed.open()
    yield lambda name: page.locator(f'[data-ts="{stamps[name]}"]')
    page.context.close()
    fed.close()
    site.close()
    assert troubles == []


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_drawn(gallery, name):
    message = gallery(name)
    expect(message.locator("[data-block]").first).to_be_visible()
    for text in BLOCKS[name][1]:
        expect(message).to_contain_text(text)


def test_all_blocks_together_look_like_slack(fed, shot):
    for name, (block, _) in BLOCKS.items():
        fed.say(name, blocks=[block])
    page = fed.open()
    shot("blocks-foot")
    page.locator(".chart").first.scroll_into_view_if_needed()
    shot("blocks-charts")
    page.locator(".message").first.scroll_into_view_if_needed()
    shot("blocks-head")


MRKDWN = [
    ("*bold* and _soft_ and ~gone~", "<b>bold</b> and <i>soft</i> and <s>gone</s>"),
    ("2*3*4 snake_case_name a~b~c", "2*3*4 snake_case_name a~b~c"),
    ("*bold _and soft_*", "<b>bold <i>and soft</i></b>"),
    ("`*plain* <b>`", "<code>*plain* &lt;b&gt;</code>"),
    ("&lt;script&gt; &amp;lt;", "&lt;script&gt; &amp;lt;"),
    ("<javascript:alert(1)|click>", "<span>click</span>"),
    ("<@U0ANA> in <#C0FRAUD>",
     '<span class="mention">@Ana</span> in <span class="mention">#fraud</span>'),
    ("<!channel>", '<span class="mention">@channel</span>'),
    ("&lt;!channel&gt;", "&lt;!channel&gt;"),
    (":tada: :no_such_name: 10:30:00", "🎉 :no_such_name: 10:30:00"),
    ("<!date^1774944000^{date_short} at {time}|then>",
     "<span>31 Mar 2026 at 10:00</span>"),
    ("* one star\n- a list", "* one star\n- a list"),
    ("&gt; said\nafter", "<blockquote>said</blockquote>after"),
    ("a\n```\nx *y*\n```\nb", "a\n<pre>x *y*</pre>b"),
    ("<https://a.example/?a=1&amp;b=2|the *page*>",
     '<a href="https://a.example/?a=1&amp;b=2" target="_blank"'
     ' rel="noopener noreferrer">the *page*</a>'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), MRKDWN)
def test_mrkdwn_reads_as_in_slack(gallery, text, shown):
    assert gallery(text).locator(".text").inner_html() == shown


TYPED = ["<script>document.title='x'</script>", "<!channel>", "&lt;", "*_~`"]


def test_what_people_type_shows_as_they_typed_it(fed):
    for text in TYPED:
        fed.say(text, user="U0ANA")
        fed.say("", blocks=[{"type": "header", "text": plain(text)}])
    page = fed.open()
    expect(page.locator(".message .text")).to_have_text(TYPED)
    expect(page.locator(".header")).to_have_text(TYPED)
    assert page.title() == "mlstatus demo"


def test_a_button_sends_its_action_as_slack_does(fed):
    message = fed.say(blocks=actions(button("Yes, do it", style="primary")))
    page = fed.open()
    page.get_by_role("button", name="Yes, do it").click()
    (body,) = fed.heard("press")
    assert (body["channel"], body["ts"]) == ("C0FRAUD", message["ts"])
    assert body["action"] == {"action_id": "press_it", "block_id": "row", "type": "button",
                              "value": "7", "text": plain("Yes, do it")}  # fmt: skip


def test_a_late_answer_is_shown_beside_the_button(fed):
    fed.say(blocks=actions(button("Go")))
    fed.answers["press"] = {"ok": False, "error": "operation_timeout"}
    page = fed.open()
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_role("alert").filter(has_text="operation_timeout")).to_be_visible()


def test_a_confirm_dialog_is_asked_first(fed, shot):
    fed.say(blocks=actions(button("Erase", style="danger", confirm=CONFIRM)))
    page = fed.open()
    page.get_by_role("button", name="Erase").click()
    dialog = page.get_by_role("dialog", name="Really?")
    expect(dialog).to_contain_text("It cannot be taken back.")
    shot("confirm")
    dialog.get_by_role("button", name="Leave it").click()
    assert fed.asked("press") == []
    page.get_by_role("button", name="Erase").click()
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    assert sent(fed)["value"] == "7"


def test_an_overflow_menu_is_used_by_keyboard(fed):
    fed.say(blocks=[{"type": "section", "text": mrkdwn("x"), "accessory": {
        "type": "overflow", "action_id": "more", "options": OPTIONS}}])  # fmt: skip
    page = fed.open()
    page.get_by_role("button", name="More choices").press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menu")).to_have_count(0)
    assert sent(fed)["selected_option"] == OPTIONS[1]


@pytest.mark.parametrize(
    ("kind", "more", "typed", "value"),
    [
        ("static_select", {"options": OPTIONS}, "gre", {"selected_option": OPTIONS[1]}),
        ("static_select", {"option_groups": GROUPS}, "jade",
         {"selected_option": GROUPS[1]["options"][0]}),
        ("users_select", {}, "ana", {"selected_user": "U0ANA"}),
        ("channels_select", {}, "your", {"selected_channel": "C0YOURS"}),
        ("conversations_select", {}, "fraud", {"selected_conversation": "C0FRAUD"}),
        ("multi_static_select", {"options": OPTIONS}, "blue", {"selected_options": [OPTIONS[2]]}),
        ("multi_users_select", {"initial_users": ["U0PRIYA"]}, "ana",
         {"selected_users": ["U0PRIYA", "U0ANA"]}),
    ],
)  # fmt: skip
def test_a_select_is_typed_into_and_chosen_from(fed, kind, more, typed, value):
    element = {"type": kind, "action_id": "pick", "placeholder": plain("Pick"), **more}
    fed.say(blocks=actions(element))
    page = fed.open()
    box = page.get_by_role("combobox", name="Pick")
    box.click()
    box.press_sequentially(typed)
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(1)
    box.press("Enter")
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert sent(fed) == {"action_id": "pick", "block_id": "row", "type": kind, **value}


def test_a_choice_that_stands_is_typed_over(fed):
    element = {"type": "static_select", "action_id": "pick", "placeholder": plain("Pick")}
    fed.say(blocks=actions(element | {"options": OPTIONS, "initial_option": OPTIONS[0]}))
    page = fed.open()
    box = page.get_by_role("combobox", name="Pick")
    box.click()
    expect(page.locator(".listbox [role=option]")).to_have_count(len(OPTIONS))
    box.press_sequentially("blue")
    expect(page.locator(".listbox [role=option]")).to_have_count(1)
    box.press("Enter")
    assert sent(fed)["selected_option"] == OPTIONS[2]


def test_an_external_select_asks_the_bot_while_one_types(fed):
    fed.say(blocks=actions({"type": "external_select", "action_id": "find", "min_query_length": 2,
                            "placeholder": plain("Find")}))  # fmt: skip
    fed.answers["suggest"] = lambda asked: {"ok": True, "options": [OPTIONS[0]]}
    page = fed.open()
    box = page.get_by_role("combobox", name="Find")
    box.press_sequentially("l")
    expect(page.locator(".listbox")).to_contain_text("Type at least 2 characters")
    box.press_sequentially("a")
    page.get_by_role("option", name="Red").click()
    asked = fed.asked("suggest")[-1]
    assert (asked["block_id"], asked["action_id"], asked["value"]) == ("row", "find", "la")
    assert sent(fed)["selected_option"] == OPTIONS[0]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("datepicker", "2026-03-31", {"selected_date": "2026-03-31"}),
        ("timepicker", "09:30", {"selected_time": "09:30"}),
        ("datetimepicker", "2026-03-31T10:00", {"selected_date_time": 1774944000}),
    ],
)
def test_a_picker_gives_the_persons_own_time(fed, kind, typed, value):
    fed.say(blocks=actions({"type": kind, "action_id": "when"}))
    page = fed.open()
    page.locator("[data-action=when]").fill(typed)
    page.locator("[data-action=when]").blur()
    assert sent(fed) == {"action_id": "when", "block_id": "row", "type": kind, **value}


def test_boxes_and_radios_send_what_is_ticked(fed):
    fed.say(blocks=actions(
        {"type": "checkboxes", "action_id": "some", "options": OPTIONS,
         "initial_options": OPTIONS[:1]},
        {"type": "radio_buttons", "action_id": "one", "options": OPTIONS}))  # fmt: skip
    page = fed.open()
    page.get_by_role("checkbox", name="Blue").check()
    page.get_by_role("radio", name="Green").check()
    first, second = (body["action"] for body in fed.heard("press", 2))
    assert first["selected_options"] == [OPTIONS[0], OPTIONS[2]]
    assert second["selected_option"] == OPTIONS[1]


def test_a_data_table_sorts_by_a_click_and_turns_its_pages(fed):
    fed.say(blocks=[DATA_TABLE])
    page = fed.open()
    days = page.locator(".data-table tbody td")
    page.get_by_role("button", name="Days").click()
    expect(days).to_have_text(["0 d", "1 d", "2 d"])
    page.get_by_role("button", name="Days").click()
    expect(days).to_have_text(["9 d", "8 d", "7 d"])
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Days")
    page.get_by_role("button", name="Next page").click()
    page.get_by_role("button", name="Next page").click()
    expect(page.locator(".pages")).to_contain_text("7–8 of 8")
    expect(page.get_by_role("button", name="Next page")).to_be_disabled()


@pytest.mark.parametrize("kind", ["line", "area", "bar"])
def test_a_chart_tells_its_values_under_the_pointer_and_by_keyboard(fed, kind):
    fed.say(blocks=[chart(kind)])
    page = fed.open()
    canvas = page.get_by_role("img", name=f"A {kind} chart")
    expect(canvas.locator("svg text").filter(has_text="W4")).to_be_visible()
    canvas.hover()
    expect(page.locator(".tip")).to_contain_text("Now:")
    canvas.focus()
    page.keyboard.press("ArrowLeft")
    page.mouse.move(5, 5)
    canvas.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".tip")).to_have_text("W1Now: 12First: 20")


def test_a_chart_with_one_value_nought_or_below_is_drawn(fed):
    one = {"type": "line", "series": [{"name": "s", "data": [{"label": "a", "value": -3}]}],
           "axis_config": {"categories": ["a"]}}  # fmt: skip
    flat = {"type": "bar", "series": [{"name": "s", "data": [{"label": "a", "value": 0}]}],
            "axis_config": {"categories": ["a"]}}  # fmt: skip
    for found in (one, flat):
        fed.say(blocks=[{"type": "data_visualization", "title": "t", "chart": found}])
    page = fed.open()
    expect(page.locator(".canvas svg")).to_have_count(2)
    assert "NaN" not in page.locator("#messages").inner_html()


def test_nothing_but_web_addresses_can_be_opened(fed):
    bad = "javascript:document.title='x'"
    fed.say(f"<{bad}|one>", blocks=[
        {"type": "markdown", "text": f"[two]({bad})"},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
            {"type": "link", "url": bad, "text": "three"}]}]},
        {"type": "video", "title": plain("four"), "video_url": bad},
        *actions(button("five", url=bad))])  # fmt: skip
    page = fed.open()
    expect(last(page)).to_contain_text("four")
    expect(page.locator("#messages a")).to_have_count(0)
    page.get_by_role("button", name="five").click()
    assert page.title() == "mlstatus demo"


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_nothing_is_left_empty_below_a_chart(fed, kind):
    fed.say(blocks=[chart(kind)])
    page = fed.open()
    expect(page.locator(".canvas svg")).to_be_visible()
    left = "box => box.scrollHeight - box.querySelector('.rows').getBoundingClientRect().height"
    assert page.locator("#messages").evaluate(left) < 60


def test_words_in_a_narrow_table_stay_whole(fed):
    head = ["Task", "Approach", "State", "Chance", "Working days", "If it works", "If it fails"]
    body = ["Trustworthy labels", "Weak supervision", "running", "25%", "15-45", "86%", "44%"]
    rows = [[piece("raw_text", word) for word in row] for row in (head, body)]
    fed.say(blocks=[{"type": "data_table", "caption": "c", "rows": rows}])
    page = fed.open()
    page.set_viewport_size({"width": 400, "height": 800})
    tall = page.locator(".data-table td").first.evaluate("td => td.getBoundingClientRect().height")
    assert tall < 60  # two lines, one for each word
