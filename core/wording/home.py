"""A person's own page in words: sections of rows, each with what one would do next."""

from typing import NamedTuple

from core.commands.forms import OpenForm
from core.commands.questions import AskForecast
from core.commands.resolving import Resolve
from core.model.forms import token
from core.model.home import Due, HomeShown, OpenNudge, Running
from core.model.outcomes.base import Item
from core.model.outlook import Outlook
from core.wording.chances import compared
from core.wording.marks import plain, twin
from core.wording.message import Button, button
from core.wording.nudges import nudge_message
from core.wording.phrases import by_day, counted, span
from core.wording.preferences import preferences_line

WHOLE = 20
"""Rows of one kind shown at once; the rest stand on further pages."""
ANSWERS = {
    "hypothesis": "hypothesis first", "baseline": "compared with a baseline",
    "one-change": "one change at a time", "reproducible": "can be rerun",
    "written-up": "written up", "decision": "decision taken",
}  # fmt: skip


class Row(NamedTuple):
    """One line of the page, and what can be pressed beside it or below it."""

    text: str
    buttons: tuple[Button, ...] = ()


class Section(NamedTuple):
    """A heading with its rows."""

    title: str
    rows: tuple[Row, ...]


class Page(NamedTuple):
    """One part of a person's page; ``pages`` is how many parts there are."""

    sections: tuple[Section, ...]
    page: int
    pages: int


def home_page(shown: HomeShown) -> Page:
    """What needs an answer first, then what runs, then what is one's own."""
    parts = [
        ("Waiting for your answer", [*map(_nudge, shown.nudges), *map(_due, shown.due)]),
        ("Running", [_running(each) for each in shown.running]),
        ("Objectives you decide about", [_owned(each, shown) for each in shown.owned]),
    ]
    pages = max(1, *(-(-len(rows) // WHOLE) for _, rows in parts))
    page = min(shown.page, pages - 1)
    here = slice(page * WHOLE, (page + 1) * WHOLE)
    sections = [Section(title, tuple(rows[here])) for title, rows in parts if rows[here]]
    return Page((*(sections or [_nothing()]), _quality(shown), _preferences(shown)), page, pages)


def _nothing() -> Section:
    text = "Nothing of yours is running, and nothing waits for you."
    example = "In a channel, /mlstatus plan NAME by DATE: TASK; APPROACH? starts a plan."
    return Section("Your work", (Row(text), Row(example)))


def _nudge(found: OpenNudge) -> Row:
    message = nudge_message(found.nudge, found.id)
    text = " ".join(twin(line).replace("*", "") for line in message.lines)
    # A row has room for five buttons; of the menu's ways to put it off, the usual one stands here.
    return Row(text, (*message.buttons[:4], *message.menu[1:2]))


def _due(due: Due) -> Row:
    name = plain(due.item.name)
    text = f"{name}: its date, {due.target.day} {due.target:%B}, is over. How did it end?"
    item = token(due.item)
    return Row(
        text,
        (
            button("It came true", Resolve(item=item, resolution="yes")),
            button("It did not", Resolve(item=item, resolution="no")),
            button("Not clear", Resolve(item=item, resolution="ambiguous")),
            button("Move the date", OpenForm(form="edit", item=item)),
        ),
    )


def _running(running: Running) -> Row:
    late = "; longer than nine of ten such cases" if running.day > running.late else ""
    text = (
        f"{plain(running.item.name)}: day {running.day} of an expected {span(running.days)}{late}."
        f" {plain(running.objective)}"
    )
    return Row(text, (_log(running.item),))


def _log(item: Item) -> Button:
    return button("Log a result", OpenForm(form="log", item=token(item)))


def _owned(outlook: Outlook, shown: HomeShown) -> Row:
    date = by_day(outlook.target, shown.today)
    text = f"{plain(outlook.name)}, by {date}: {compared(outlook)}."
    return Row(text, (button("Forecast", AskForecast(objective=outlook.key)),))


def _quality(shown: HomeShown) -> Section:
    if not shown.results:
        return Section("How you worked", (Row("No result of yours in four weeks."),))
    told = ", ".join(
        f"{ANSWERS[name]} {count}" for name, count in shown.yes.items() if name in ANSWERS
    )
    text = f"Your last four weeks, {counted(shown.results, 'result')}: {told}. Only you see this."
    return Section("How you worked", (Row(text),))


def _preferences(shown: HomeShown) -> Section:
    text = preferences_line(shown.preferences)
    return Section("When you may be asked", (Row(text, (button("Change", OpenForm(form="me")),)),))
