"""Every window of the bot, opened and sent in the real workspace."""

from playwright.sync_api import expect


def opened(page, text: str):
    """The dialog that a command opens in #fraud."""
    page.get_by_role("button", name="# fraud").click()
    page.fill("#text", text)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def choose(dialog, label: str, typed: str) -> None:
    """Type into a select and take what fits best."""
    box = dialog.get_by_role("combobox", name=label)
    box.click()
    box.press_sequentially(typed)
    expect(dialog.get_by_role("option").first).to_be_visible()
    box.press("Enter")


def send(page, dialog, answer: str) -> None:
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("#messages")).to_contain_text(answer)


def test_an_experiment_is_logged(page, picture):
    dialog = opened(page, "/mlstatus log")
    choose(dialog, "Approach", "sequence")
    dialog.get_by_role("radio", name="Unclear").check()
    dialog.get_by_label("What was learned?").fill("the ruler was off")
    dialog.get_by_role("checkbox", name="Compared with a baseline").check()
    picture("window-log")
    send(page, dialog, "Logged: Sequence model, unclear.")


def test_a_reading_is_recorded(page):
    dialog = opened(page, "/mlstatus metric")
    choose(dialog, "Approach", "sequence")
    dialog.get_by_label("Metric values").fill("recall=0.77")
    send(page, dialog, "recall")


def test_a_reading_that_is_none_is_told_beside_its_input(page, picture):
    dialog = opened(page, "/mlstatus metric")
    choose(dialog, "Approach", "sequence")
    dialog.get_by_label("Metric values").fill("recall is up")
    dialog.locator("button[type=submit]").click()
    expect(dialog.locator("[data-block=values] .error")).to_be_visible()
    expect(dialog.get_by_label("Metric values")).to_have_value("recall is up")
    picture("window-error")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_an_objective_is_begun(page):
    dialog = opened(page, "/mlstatus objective new")
    dialog.locator("[data-block=name] input").fill("Fewer dead ends")
    dialog.locator("[data-block=target] input").fill("2027-05-28")
    send(page, dialog, "Added: Fewer dead ends")
    page.locator("#messages .message").last.get_by_role("button", name="Undo").click()
    expect(page.locator("#messages .message").last).to_contain_text("Taken back")


def test_a_task_is_added(page):
    dialog = opened(page, "/mlstatus task add")
    box = dialog.locator("[data-block=inside] input")
    box.fill("catch")
    dialog.get_by_role("option").first.click()
    dialog.locator("[data-block=name] input").fill("Watch it live")
    send(page, dialog, "Watch it live")


def test_an_approach_is_added_and_its_range_is_drawn_while_one_types(page, picture):
    dialog = opened(page, "/mlstatus approach add")
    choose(dialog, "For which task?", "model")
    dialog.get_by_label("What is the idea?").fill("Weak supervision")
    dialog.get_by_label("In one of ten cases").fill("5")
    dialog.get_by_label("In nine of ten cases").fill("20")
    expect(dialog.locator("[data-block=shown]")).to_contain_text("50% within 10 working days")
    expect(dialog.get_by_label("In nine of ten cases")).to_be_focused()
    picture("window-approach")
    send(page, dialog, "Weak supervision")


def test_an_approach_is_edited(page):
    dialog = opened(page, "/mlstatus edit model/sequence")
    dialog.get_by_label("Time limit in working days").fill("40")
    send(page, dialog, "Sequence model")


def test_a_message_becomes_an_experiment_by_its_menu(page, picture):
    page.get_by_role("button", name="# fraud").click()
    page.fill("#text", "recall is 0.74 on new shops")
    page.keyboard.press("Enter")
    message = page.locator("#messages .message", has_text="recall is 0.74 on new shops").last
    message.hover()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Log as experiment").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Metric values")).to_have_value("recall=0.74")
    choose(dialog, "Approach", "sequence")
    dialog.get_by_role("radio", name="Positive").check()
    picture("window-from-message")
    send(page, dialog, "Logged: Sequence model, positive, recall 0.74.")


def test_the_lightning_logs_an_experiment(page):
    page.get_by_role("button", name="Shortcuts", exact=True).click()
    page.get_by_role("menuitem", name="Log experiment").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name="Negative")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
