"""Channels, threads, Home, people, unread marks, reactions, shortcuts: what frames the blocks."""

from playwright.sync_api import expect

from tests.browser.fed import ANA, PRIYA
from tests.browser.pieces import BLOCKS, field, mrkdwn, plain

HOME = {"type": "home", "blocks": [
    {"type": "header", "text": plain("Your work")},
    {"type": "section", "text": mrkdwn("*Sequence model*, day 12 of 15 to 45"), "accessory": {
        "type": "button", "text": plain("Log a result"), "action_id": "log", "value": "1"}},
    {"type": "divider"}, BLOCKS["data_table"][0], field("static_select", dispatch_action=True),
]}  # fmt: skip


def button(page, name: str):
    return page.get_by_role("button", name=name, exact=True)


def message(page, text: str):
    return page.locator("#messages .message", has_text=text)


def test_home_shows_what_the_bot_published_and_sends_its_buttons(fed, shot):
    fed.state["home"] = HOME
    page = fed.open()
    button(page, "mlstatus").click()
    page.get_by_role("tab", name="Home").click()
    fed.heard("home")
    expect(page.get_by_role("tabpanel")).to_contain_text("day 12 of 15 to 45")
    shot("home")
    button(page, "Log a result").click()
    (body,) = fed.heard("press")
    assert (body["home"], body["action"]["action_id"]) == (True, "log")
    fed.tell(home={"type": "home", "blocks": [{"type": "header", "text": plain("Done")}]})
    expect(page.get_by_role("tabpanel")).to_have_text("Done")
    page.get_by_role("tab", name="Home").press("ArrowRight")
    expect(page.get_by_role("tab", name="Messages")).to_be_focused()
    expect(page.locator("#composer")).to_be_visible()


def test_a_home_that_was_never_published_says_so(fed):
    page = fed.open()
    button(page, "mlstatus").click()
    page.get_by_role("tab", name="Home").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("mlstatus has not filled its Home")


def test_what_one_person_sees_and_what_was_changed_is_marked(fed, shot):
    fed.say("for you alone", seen_by=PRIYA)
    changed = fed.say("first words")
    fed.say("to be thrown away")
    fed.say("kept", pinned=True, files=[{"id": "F1", "name": "curve.csv", "size": 2048}])
    page = fed.open()
    fed.edit(changed, text="other words", edited=True)
    fed.edit(fed.messages[2], deleted=True, text="")
    expect(message(page, "for you alone")).to_contain_text("Only visible to you")
    expect(message(page, "other words")).to_contain_text("(edited)")
    expect(message(page, "to be thrown away")).to_have_count(0)
    expect(message(page, "kept")).to_contain_text("Pinned")
    expect(message(page, "kept")).to_contain_text("curve.csv2 kB")
    shot("marks")


def test_a_reaction_is_put_and_taken_by_a_click(fed, shot):
    found = fed.say("look", reactions=[{"name": "tada", "users": [ANA]}])
    page = fed.open()
    reaction = page.get_by_role("button", name="tada, 1 reaction, from Ana")
    expect(reaction).to_have_attribute("aria-pressed", "false")
    reaction.click()
    assert fed.heard("react")[0] == {"user": PRIYA, "channel": "C0FRAUD", "ts": found["ts"],
                                     "name": "tada"}  # fmt: skip
    fed.edit(found, reactions=[{"name": "tada", "users": [ANA, PRIYA]}])
    expect(page.get_by_role("button", name="tada, 2 reactions")).to_have_attribute(
        "aria-pressed", "true"
    )
    message(page, "look").hover()
    button(page, "Add a reaction").click()
    shot("reactions", narrow=False)
    page.get_by_role("menuitem", name="rocket").click()
    assert fed.heard("react", 2)[1]["name"] == "rocket"


def test_the_menu_of_a_message_offers_the_bots_shortcuts(fed, shot):
    found = fed.say("recall is 0.74 on new shops", user=ANA)
    page = fed.open()
    message(page, "recall").hover()
    button(page, "More actions").click()
    shot("message-menu", narrow=False)
    page.get_by_role("menuitem", name="Log as experiment").click()
    assert fed.heard("shortcut") == [{"user": PRIYA, "callback_id": "log_it",
                                      "channel": "C0FRAUD", "ts": found["ts"]}]  # fmt: skip


def test_the_lightning_offers_global_shortcuts_and_says_what_failed(fed):
    fed.answers["shortcut"] = {"ok": False, "error": "operation_timeout"}
    page = fed.open()
    button(page, "Shortcuts").click()
    page.get_by_role("menuitem", name="Log experiment").click()
    assert fed.heard("shortcut")[0]["callback_id"] == "log_global"
    expect(page.locator("#notice")).to_contain_text("operation_timeout")
    button(page, "Close the notice").click()
    expect(page.locator("#notice")).to_be_hidden()


def test_a_thread_is_read_and_answered(fed, shot):
    root = fed.say("Results of the week, in this thread.")
    fed.say("Vendor labels, negative", thread_ts=root["ts"])
    fed.say("why?", user=ANA, thread_ts=root["ts"])
    page = fed.open()
    page.get_by_role("button", name="2 replies").click()
    expect(page.locator("#replies .message")).to_have_count(3)
    expect(page.get_by_role("button", name="2 replies")).to_contain_text("last reply today at")
    shot("thread")
    page.keyboard.type("@mlstatus log")
    page.keyboard.press("Enter")
    assert fed.heard("say")[0] == {"user": PRIYA, "channel": "C0FRAUD", "text": "@mlstatus log",
                                   "thread": root["ts"]}  # fmt: skip
    page.keyboard.press("Escape")
    expect(page.locator("#thread")).to_be_hidden()


def line(page):
    return page.get_by_role("separator").filter(has_text="New")


def test_what_comes_while_one_reads_or_writes_has_no_line_above_it(fed):
    fed.say("long ago", user=ANA)
    page = fed.open()
    expect(message(page, "long ago")).to_be_visible()
    fed.say("mine", user=PRIYA, version=2)
    fed.say("an answer", version=2)
    fed.tell()
    expect(message(page, "an answer")).to_be_visible()
    expect(line(page)).to_have_count(0)


def test_what_came_elsewhere_stands_below_a_line_until_one_writes(fed):
    fed.say("long ago", user=ANA, channel="C0YOURS")
    page = fed.open()
    fed.say("unread", user=ANA, channel="C0YOURS", version=2)
    fed.tell()
    expect(page.locator("#channels")).to_contain_text("1 unread")
    page.locator("#channels button", has_text="# your-team").click()
    expect(line(page)).to_be_visible()
    fed.say("mine", user=PRIYA, channel="C0YOURS", version=3)
    fed.tell()
    expect(message(page, "mine")).to_be_visible()
    expect(line(page)).to_have_count(0)


def test_news_elsewhere_is_counted_until_it_is_read(fed):
    fed.say("old")
    page = fed.open()
    place = page.locator("#channels button", has_text="# your-team")
    expect(place).to_have_text("# your-team")
    fed.say("one", channel="C0YOURS", version=2)
    fed.say("two", channel="C0YOURS", version=2)
    fed.tell()
    expect(place).to_have_text("# your-team2 unread")
    place.click()
    expect(page.locator(".between.new")).to_have_count(0)
    expect(place).to_have_text("# your-team")


def test_another_person_has_their_own_time_and_drafts(fed):
    fed.say("at nine in London")
    page = fed.open()
    expect(page.locator(".message time").first).to_have_text("10:00")
    page.fill("#text", "half a thought")
    page.select_option("#person", label="Kenji, guest")
    expect(page.locator(".message time").first).to_have_text("18:00")
    expect(page.locator("#text")).to_have_value("")
    page.select_option("#person", label="Priya, lead")
    expect(page.locator("#text")).to_have_value("half a thought")


def test_the_clock_is_moved_by_the_page(fed):
    page = fed.open()
    expect(page.locator("#now")).to_have_text("Tue 25 Nov, 11:00")
    button(page, "+1 week").click()
    assert fed.heard("advance") == [{"user": PRIYA, "hours": 168}]


def test_commands_are_completed_and_their_use_is_shown(fed, shot):
    page = fed.open()
    page.locator("#text").press_sequentially("/ml")
    expect(page.locator("#hints li")).to_have_count(3)
    shot("completions", narrow=False)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value("/mlstatus lose ")
    expect(page.locator("#usage")).to_contain_text('lose REF "what we learned"')
    page.keyboard.type("@a")
    page.keyboard.press("Tab")
    expect(page.locator("#text")).to_have_value("/mlstatus lose @ana ")
    page.keyboard.press("Enter")
    assert fed.heard("say")[0]["text"] == "/mlstatus lose @ana"


def test_an_empty_place_says_what_it_is_for(fed):
    page = fed.open()
    welcome = page.locator("#welcome")
    expect(welcome).to_contain_text("/mlstatus help")
    button(page, "# your-team").click()
    expect(welcome).to_contain_text("One line starts a plan")
    button(page, "mlstatus").click()
    expect(welcome).to_contain_text("Between you and mlstatus")
    welcome.get_by_role("button").press("Enter")
    expect(page.locator("#text")).to_have_value("/mlstatus help")


def test_shift_and_enter_begins_a_line_and_the_last_words_come_back(fed):
    page = fed.open()
    page.keyboard.press("Tab")
    page.locator("#text").focus()
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    assert fed.heard("say")[0]["text"] == "one\ntwo"
    page.keyboard.press("ArrowUp")
    expect(page.locator("#text")).to_have_value("one\ntwo")


def test_another_person_who_comes_in_at_home_sees_their_own(fed):
    page = fed.open()
    button(page, "mlstatus").click()
    page.get_by_role("tab", name="Home").click()
    fed.heard("home")
    fed.state |= {"direct": "D0ANA", "home": {"type": "home", "blocks": [
        {"type": "header", "text": plain("Home of Ana")}]}}  # fmt: skip
    page.select_option("#person", label="Ana, researcher")
    expect(page.get_by_role("tabpanel")).to_have_text("Home of Ana")
    assert [each["user"] for each in fed.heard("home", 2)] == [PRIYA, ANA]
