"""An update on the page: drafted for its owner alone, posted, taken back."""

from playwright.sync_api import expect


def last(page):
    return page.locator("#messages .message").last


def test_an_update_is_drafted_posted_and_taken_back(page, picture):
    page.get_by_role("button", name="# fraud").click()
    page.fill("#text", "/mlstatus status")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("Only you see this draft.")
    expect(last(page)).to_contain_text("first forecast")
    picture("update-draft", narrow=True)
    last(page).get_by_role("button", name="Post it").click()
    messages = page.locator("#messages .message")
    posted = messages.filter(has_text="Pipeline:").filter(has_not_text="Only")
    said = messages.filter(has_text="is on its way to")
    expect(said).to_be_visible()
    expect(posted.last).to_be_visible()
    picture("update-posted")
    said.get_by_role("button", name="Take it back").click()
    expect(messages.filter(has_text="took this update back")).to_be_visible()
    picture("update-taken-back")
