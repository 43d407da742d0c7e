"""Tasks: add."""

import json

from core.commands.tasks import AddTask
from core.errors import Refused, UnknownReference
from core.model.keys import key_of
from core.model.outcomes.base import Item
from core.model.outcomes.planning import Added
from core.model.plan import Objective
from core.model.request import Request
from core.store import journal, plan
from core.store.store import Tx
from core.usecases.references import TASK, only_objective, resolve
from core.usecases.touched import standing, touch


def add_task(command: AddTask, request: Request, tx: Tx) -> Added:
    """A new task at the end of its objective; without ``after`` it can start at once."""
    parent, _, last = (command.task or "").rpartition("/")
    objective = only_objective(tx, request, parent or command.inside)
    existing = plan.tasks(tx, objective.id)
    keys = {task.key for task in existing}
    key = key_of(last) if last else key_of(command.name or "", taken=keys)
    if key in keys:
        raise Refused(f"*{objective.key}/{key}* is there already. `edit {key} …` changes it.")
    name = command.name or last
    task = journal.insert(
        tx,
        "tasks",
        {
            "team": request.team,
            "objective": objective.id,
            "key": key,
            "name": name,
            "position": len(existing),
            "after": json.dumps(predecessors(tx, request, objective, command.after)),
            "stage": command.stage,
            "done_when": command.done_when,
        },
    )
    touch(tx, request.team, [objective.id])
    item = Item(kind="task", id=task, name=name, reference=f"{objective.key}/{key}")
    return Added(**standing(tx, (objective.id,)), item=item, parent=objective.name)


def predecessors(
    tx: Tx, request: Request, objective: Objective, typed: tuple[str, ...]
) -> list[int]:
    """The ids of the tasks a task comes after, all of its own objective."""
    found = []
    for reference in typed:
        whole = reference if "/" in reference else f"{objective.key}/{reference}"
        task = resolve(tx, request, whole, TASK)
        if task.objective.id != objective.id:
            raise UnknownReference(reference)
        found.append(task.item.id)
    return found
