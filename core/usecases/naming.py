"""People in finished sentences: whom somebody mentioned is shown by name, never by id."""

import re

from core.store import journal, places
from core.store.store import Tx
from core.wording.figure import Table
from core.wording.marks import CODE, CODE_END, person, plain
from core.wording.message import Message

MENTIONED = re.compile(r"(?<![<\w])@([UW][A-Z0-9]{4,20})\b")
_CODE = re.compile(f"{CODE}[^{CODE_END}]*{CODE_END}")


def stamped(tx: Tx, team: str, message: Message) -> Message:
    """The same message whose buttons know the newest change there is."""
    if not message.buttons:
        return message
    newest = journal.newest(tx, team)
    buttons = tuple(each.model_copy(update={"revision": newest}) for each in message.buttons)
    return message.model_copy(update={"buttons": buttons})


def with_names(tx: Tx, message: Message) -> Message:
    """The same message with people's names where their ids were typed.

    Whom Slack has not named yet is shown by Slack itself, except inside what can be typed.
    """
    cells = [cell for each in message.tables for row in each.rows for cell in row]
    told = [cell for cell in cells if isinstance(cell, str)]
    lines = (*message.lines, message.aside, *message.details, *told)
    users = {user for line in lines for user in MENTIONED.findall(line)}
    if not users:
        return message
    names = places.names_of(tx, users)

    def named(line: str) -> str:
        return _named(line, names)

    return message.model_copy(
        update={
            "lines": tuple(map(named, message.lines)),
            "aside": named(message.aside),
            "details": tuple(map(named, message.details)),
            "tables": tuple(_with_names(each, names) for each in message.tables),
        }
    )


def _with_names(shown: Table, names: dict[str, str]) -> Table:
    """A table whose cells name people; a cell holds words alone."""
    rows = tuple(
        tuple(_replaced(cell, names, marked=False) if isinstance(cell, str) else cell
              for cell in row)
        for row in shown.rows
    )  # fmt: skip
    return shown.model_copy(update={"rows": rows})


def _named(line: str, names: dict[str, str]) -> str:
    inside = _CODE.sub(lambda part: _replaced(part[0], names, marked=False), line)
    return _replaced(inside, names, marked=True)


def _replaced(text: str, names: dict[str, str], *, marked: bool) -> str:
    def name(match: re.Match[str]) -> str:
        known = plain(names.get(match[1], ""))
        if known:
            return f"@{known}"
        return person(match[1]) if marked else "@somebody"

    return MENTIONED.sub(name, text)
