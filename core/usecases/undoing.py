"""Undo and history: what was changed, by whom, and taking one's own changes back."""

from core.commands.questions import AskHistory, UndoLast
from core.errors import Refused
from core.model.outcomes.history import HistoryShown, Undone
from core.model.request import Request
from core.store import evidence, journal, plan, updates, worths
from core.store.store import Row, Tx
from core.usecases.past import entries
from core.usecases.references import Named, highest, named
from core.usecases.touched import standing, touch
from core.usecases.updates import restore_update

SHOWN = 15


def undo_last(command: UndoLast, request: Request, tx: Tx) -> Undone:
    """Take back one's own last change, or the one whose button was pressed, row by row.

    Raises:
        Refused: there is nothing to take back, it is somebody else's, or later changes rest on it.
    """
    row = _undoable(command, request, tx)
    later = journal.in_the_way(tx, row["id"])
    if later is not None:
        raise Refused(
            "Something was changed on top of that since:"
            f" “{later['typed'] or later['command']}”. Undo that first, or edit by hand."
        )
    before = {each.id for each in plan.objectives(tx, request.team)}
    taken = journal.take_back(tx, row["id"])
    for step in taken:
        if step.noun == "updates":
            restore_update(tx, request, step.before, step.after)
    open_now = {each.id for each in plan.objectives(tx, request.team)}
    touch(tx, request.team, open_now & before, shared=True)
    here = tuple(each.id for each in plan.objectives(tx, request.team, channel=request.channel))
    return Undone(
        **standing(tx, here[:3]), typed=row["typed"], command=row["command"], rows=len(taken)
    )


def _undoable(command: UndoLast, request: Request, tx: Tx) -> Row:
    if command.change is None:
        row = journal.last_change(tx, request.team, request.user)
    else:
        row = journal.change(tx, command.change)
    if row is None or row["team"] != request.team:
        raise Refused("There is nothing of yours to undo. `history` shows what was changed.")
    if row["author"] != request.user:
        raise Refused("That change is somebody else's; only they can undo it.")
    if row["undone_by"] is not None:
        raise Refused("That was undone already; nothing changed.")
    return row


def ask_history(command: AskHistory, request: Request, tx: Tx) -> HistoryShown:
    """The newest changes of this channel, or of one item with all below it."""
    if command.item:
        found = highest(tx, request, command.item)
        items = _items(tx, found)
        rows = journal.written(tx, request.team, limit=SHOWN, items=items)
        return HistoryShown(item=found.item.name, entries=entries(tx, rows))
    rows = [
        row
        for row in journal.written(tx, request.team, limit=200)
        if row["channel"] == request.channel
    ]
    return HistoryShown(item=None, entries=entries(tx, rows[:SHOWN]))


def _items(tx: Tx, found: Named) -> set[tuple[str, int]]:
    table = {"objective": "objectives", "task": "tasks", "approach": "approaches"}
    below = [
        each
        for each in named(tx, found.objective)
        if f"{each.item.reference}/".startswith(f"{found.item.reference}/")
    ]
    items = {(table[each.item.kind], each.item.id) for each in below}
    if found.item.kind == "objective":
        items |= {("worths", point.id) for point in worths.worths(tx, found.objective.id)}
        items |= {("updates", each.id) for each in updates.updates(tx, found.objective.id)}
    for each in below:
        if each.approach:
            of = evidence.experiments(tx, each.approach.id)
            items |= {("experiments", experiment.id) for experiment in of}
    return items
