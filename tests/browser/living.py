"""What a person does on the page of the real workspace, as far as several tests do it."""

from playwright.sync_api import expect


def said(page, text: str, channel: str = "# fraud") -> None:
    """Type something in a channel."""
    page.get_by_role("button", name=channel).click()
    page.fill("#text", text)
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value("")


def last(page):
    """The newest message of the channel."""
    return page.locator("#messages .message").last


def shown(page):
    """The dialog that is about to open."""
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def opened(page, text: str):
    """The dialog that a command opens in #fraud."""
    said(page, text)
    return shown(page)


def choose(dialog, label: str, typed: str, *, exact: bool = False) -> None:
    """Type into a select and take what fits best."""
    box = dialog.get_by_role("combobox", name=label, exact=exact)
    box.click()
    box.press_sequentially(typed)
    expect(dialog.get_by_role("option").first).to_be_visible()
    box.press("Enter")


def send(page, dialog, answer: str) -> None:
    """Send a dialog, and read the answer in the channel."""
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("#messages")).to_contain_text(answer)
