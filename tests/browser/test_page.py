"""A newcomer's first minutes on the page, in a real browser."""

from playwright.sync_api import expect


def say(page, text: str) -> None:
    page.fill("#text", text)
    page.keyboard.press("Enter")


def last(page):
    return page.locator("#messages .message").last


def test_a_result_is_logged_and_a_slip_is_put_right(page, picture):
    say(page, '/mlstatus log model/trees negative "cold shops again" quality=hbcrw')
    expect(last(page)).to_contain_text("Well run (5 of 6), so it counts")
    expect(last(page)).to_contain_text("Only visible to you")
    expect(last(page)).to_contain_text("→")
    say(page, '/mlstatus log modle/trees negtive "and once more"')
    expect(last(page)).to_contain_text("I don't know modle/trees or negtive. Did you mean this?")
    picture("fraud", narrow=True)
    last(page).get_by_text("Yes, do it").click()
    expect(last(page)).to_contain_text("Logged: Boosted trees, negative.")


def test_ones_own_plan_begins_with_a_click_on_the_example(page, picture):
    page.get_by_role("button", name="# your-team").click()
    page.locator(".empty code").click()
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("is saved: 4 tasks, 5 approaches.")
    last(page).get_by_text("Likely 75%").click()
    expect(last(page)).to_contain_text("Saved: keyword rules and small model at 75%.")
    picture("your-team", narrow=True)


def test_the_composer_completes_commands_by_keyboard(page):
    page.locator("#text").press_sequentially("/mlstatus fo")
    expect(page.locator("#hints li")).to_have_count(1)
    page.keyboard.press("Tab")
    assert page.input_value("#text") == "/mlstatus forecast "


def test_a_thread_opens_and_answers_a_mention(page):
    page.get_by_role("button", name="replies").last.click()
    expect(page.locator("#replies .message").nth(1)).to_be_visible()
    page.fill("#answer", "@mlstatus forecast")
    page.keyboard.press("Enter")
    expect(page.locator("#replies")).to_contain_text("If it works: as likely as not by")


def test_a_title_with_markup_shows_as_text(page):
    page.get_by_role("button", name="# your-team").click()
    say(page, "/mlstatus plan <script>document.title='x'</script> &lt; <!channel> by 2w: a?")
    expect(last(page)).to_contain_text("<script>document.title='x'</script> &lt; <!channel>")
    assert page.title() == "mlstatus demo"


def test_another_person_sees_the_channel_but_not_what_was_private(page):
    page.select_option("#person", label="Ben, engineer")
    expect(page.locator(".message").first).to_be_visible()
    expect(page.locator("#messages")).not_to_contain_text("cold shops again”\nWell run")


def test_a_week_later_the_digest_is_there(page, picture):
    page.get_by_role("button", name="# fraud").click()
    digests = page.locator(".message", has_text="· week to Friday")
    expect(digests.first).to_be_visible()
    before = digests.count()
    page.get_by_role("button", name="+1 week").click()
    expect(digests).to_have_count(before + 1, timeout=30_000)
    picture("fraud-next-week")
