"""A channel of 5,000 messages: its foot first, more on the way up, its place kept."""

from playwright.sync_api import expect

from tests.browser.fed import ANA

MANY = 5_000
UP = """async () => {
  const box = document.getElementById("messages");
  const first = () => document.querySelector("#messages .message").textContent;
  for (let turns = 0; turns < 500 && !first().includes("note 1."); turns += 1) {
    box.scrollTop = 0;
    await new Promise(requestAnimationFrame);
  }
  box.scrollTop = 0;
  return document.querySelectorAll("#messages .message").length;
}"""
TOP = """() => {
  const box = document.getElementById("messages").getBoundingClientRect();
  return document.elementFromPoint(box.left + 200, box.top + 150).closest(".message").textContent;
}"""


def crowded(fed):
    for number in range(1, MANY + 1):
        fed.say(f"note {number}.", user=ANA)
    page = fed.open()
    expect(page.locator(".message").last).to_contain_text(f"note {MANY}.")
    return page


def test_a_long_channel_opens_at_its_foot_and_draws_little(fed):
    page = crowded(fed)
    expect(page.locator(".message").last).to_be_in_viewport()
    assert page.locator("#messages .message").count() == 100


def test_one_scrolls_up_to_the_very_first_message(fed):
    page = crowded(fed)
    assert page.evaluate(UP) == MANY
    expect(page.locator(".message").first).to_be_in_viewport()


def test_what_arrives_meanwhile_does_not_move_the_reader(fed):
    page = crowded(fed)
    page.locator("#messages").hover()
    page.mouse.wheel(0, -4000)
    page.wait_for_function("document.querySelectorAll('#messages .message').length > 100")
    page.wait_for_function(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )
    before = page.evaluate(TOP)
    fed.say("while you read", user=ANA, version=2)
    fed.tell()
    button = page.get_by_role("button", name="New messages")
    expect(button).to_be_visible()
    assert page.evaluate(TOP) == before
    button.click()
    expect(page.locator(".message").last).to_be_in_viewport()
    expect(page.locator(".message").last).to_contain_text("while you read")
