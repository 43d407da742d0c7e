"""Figures of the real bot: drawn, sorted, and told in words."""

import pytest
from playwright.sync_api import expect

from tests.browser.living import last, said

FIGURES = {
    "curve": ("show curve", "Done by: Catch card fraud earlier"),
    "forecasts": ("show forecasts", "Catch card fraud earlier"),
    "metric": ("show metric model/sequence", "recall: Sequence model"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_drawn_and_told_by_keyboard(page, picture, name):
    typed, title = FIGURES[name]
    said(page, f"/mlstatus {typed}")
    figure = last(page).locator("figure.chart")
    expect(figure).to_contain_text(title)
    canvas = figure.get_by_role("img")
    canvas.focus()
    page.keyboard.press("ArrowRight")
    expect(figure.locator(".tip")).to_be_visible()
    picture(f"figure-{name}")


def test_a_table_is_sorted_by_a_click_on_its_heading(page, picture):
    said(page, "/mlstatus show items")
    table = last(page).locator(".data-table")
    first = table.locator("tbody tr").first
    expect(first).to_contain_text("Buy labels")
    table.get_by_role("button", name="Approach").click()
    expect(first).to_contain_text("Alarm on drift")
    table.get_by_role("button", name="Approach").click()
    expect(first).to_contain_text("Weak supervision")
    expect(table.locator("th[aria-sort=descending]")).to_have_text("Approach")
    picture("figure-items", narrow=True)
