"""Old buttons: what happened to the thing they are about since their message was made."""

import json
from datetime import datetime

from core.commands.approaches import ChangeState
from core.commands.base import Command
from core.commands.objectives import AnswerQuestion, CloseObjective, EditItem, RemoveItem
from core.errors import Gone
from core.model.outcomes.base import Kind
from core.model.outcomes.history import ItemChanged
from core.model.request import Request
from core.store import journal, places
from core.store.store import Row, Tx
from core.usecases.past import entries
from core.usecases.references import ALL, APPROACH, OBJECTIVE, resolve
from core.usecases.viewing import viewer

ABOUT: dict[type[Command], tuple[str, tuple[Kind, ...]]] = {
    ChangeState: ("approach", APPROACH),
    EditItem: ("item", ALL),
    RemoveItem: ("item", ALL),
    CloseObjective: ("objective", OBJECTIVE),
}
"""Commands that change one thing, with the field that names it."""
NAMING = ("approach", "item", "task", "objective")
TABLES = {"objective": "objectives", "task": "tasks", "approach": "approaches"}


def news_since(tx: Tx, request: Request, command: Command) -> ItemChanged | None:
    """What others changed about a button's item since its message; None where nothing that shows.

    Raises:
        Gone: another thing bears its name now.
        UnknownReference: nothing does.
    """
    if request.revision is None:
        return None
    names = _items(tx, request, command)
    if any(journal.made_since(tx, *item, request.revision) for item in names):
        raise Gone
    rows = journal.changed_since(tx, set(names), request.revision, but=request.user)
    told = tuple(entry for entry in entries(tx, rows, of=set(names)) if entry.details)
    if not told:
        return None
    return ItemChanged(
        names=tuple(names.values()),
        entries=told,
        name=type(command).__name__,
        fields=command.model_dump(mode="json", exclude_unset=True),
    )


def _items(tx: Tx, request: Request, command: Command) -> dict[tuple[str, int], str]:
    """The rows a command changes, with their names."""
    if isinstance(command, AnswerQuestion):
        known = [
            journal.find(tx, "approaches", {"team": request.team, "id": each})
            for each in command.approaches
        ]
        return {("approaches", row["id"]): str(row["name"]) for row in known if row}
    if type(command) not in ABOUT:
        return {}
    field, kinds = ABOUT[type(command)]
    found = resolve(tx, request, getattr(command, field), kinds)
    return {(TABLES[found.item.kind], found.item.id): found.item.name}


def vanished(tx: Tx, request: Request, command: Command) -> Gone:
    """What became of the thing a button is about: who took it out, when that may be known."""
    typed = next((str(v) for name in NAMING if (v := getattr(command, name, None))), "")
    person = viewer(tx, request)
    for row in journal.last_gone(tx, request.team, typed.rpartition("/")[2]):
        if person.reads(row["channel"]):
            return Gone(_farewell(tx, row))
    return Gone()


def _farewell(tx: Tx, row: Row) -> str:
    name = json.loads(row["before"])["name"]
    who = places.names_of(tx, [row["author"]]).get(row["author"], "")
    by = f" by {who}" if who else ""
    day = datetime.fromisoformat(row["at"])
    done = "closed" if row["after"] else "removed"
    return f"*{name}* was {done}{by} on {day.day} {day:%B}"
