"""What goes wrong is said where it went wrong, nothing typed is lost, and no reload is needed."""

from threading import Event

from playwright.sync_api import expect

from tests.browser.fed import PRIYA


def test_a_late_bot_is_named_as_slack_names_it_and_the_text_is_kept(fed, shot):
    fed.answers["say"] = {"ok": False, "error": "operation_timeout"}
    page = fed.open()
    page.fill("#text", "/mlstatus forecast")
    page.keyboard.press("Enter")
    trouble = page.locator("#composer").get_by_role("alert")
    expect(trouble).to_contain_text("/mlstatus failed with the error “operation_timeout”")
    expect(page.locator("#text")).to_have_value("/mlstatus forecast")
    shot("late")
    fed.answers.clear()
    page.locator("#text").press("Enter")
    assert len(fed.heard("say", 2)) == 2
    expect(trouble).to_be_hidden()


def test_a_bot_that_is_down_is_said_and_answers_again_without_a_reload(fed):
    fed.answers["say"] = {"ok": False, "error": "dispatch_failed"}
    page = fed.open()
    page.fill("#text", "/mlstatus")
    page.keyboard.press("Enter")
    expect(page.locator("#composer").get_by_role("alert")).to_contain_text("dispatch_failed")
    fed.answers.clear()
    page.locator("#text").press("Enter")
    fed.heard("say", 2)
    fed.say("here again", seen_by=PRIYA, version=2)
    fed.tell()
    expect(page.locator(".message")).to_contain_text("here again")


def test_a_workspace_that_went_away_is_said_until_it_is_back(fed, shot):
    fed.say("before")
    page = fed.open()
    fed.broken = True
    fed.tell()
    page.fill("#text", "kept words")
    page.keyboard.press("Enter")
    expect(page.locator("#trouble")).to_have_text("The workspace is not answering. Trying again.")
    expect(page.locator("#text")).to_have_value("kept words")
    shot("away")
    fed.broken = False
    fed.say("after", version=9)
    fed.tell()
    expect(page.locator(".message").last).to_contain_text("after")
    expect(page.locator("#trouble")).to_be_hidden()
    page.locator("#text").press("Enter")
    assert fed.heard("say")[-1]["text"] == "kept words"


def test_a_workspace_that_began_again_is_shown_as_it_is_now(fed):
    fed.version = 50
    fed.say("of the old one", version=50)
    page = fed.open()
    expect(page.locator(".message")).to_contain_text("of the old one")
    fed.messages.clear()
    fed.version = 2
    fed.say("of the new one")
    fed.tell()
    expect(page.locator(".message")).to_have_count(1)
    expect(page.locator(".message")).to_contain_text("of the new one")


def test_two_pages_of_one_person_show_the_same(fed):
    page = fed.open()
    other = page.context.new_page()
    other.goto(fed.address)
    other.wait_for_selector("#channels button")
    fed.say("for both", version=2)
    fed.tell()
    for each in (page, other):
        expect(each.locator(".message")).to_contain_text("for both")
    other.close()


def test_a_press_is_not_sent_twice_while_the_first_is_on_its_way(fed):
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    fed.say(blocks=[{"type": "actions", "elements": [button]}])
    answered = Event()
    fed.answers["press"] = lambda _: {"ok": answered.wait(5)}
    page = fed.open()
    page.get_by_role("button", name="Go").dblclick()
    expect(page.locator("[aria-busy=true]")).to_have_count(1)
    answered.set()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    assert len(fed.asked("press")) == 1
