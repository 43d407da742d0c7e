"""Objectives: new, close; and removing anything."""

import json

from core.commands.objectives import AddObjective, CloseObjective, RemoveItem, TakeOver
from core.errors import Refused
from core.model.keys import key_of
from core.model.outcomes.base import Item
from core.model.outcomes.planning import Added, Closed, Removed, TakenOver
from core.model.request import Request
from core.store import evidence, journal, places, plan, practice, updates, worths
from core.store.store import Tx
from core.usecases.plans import add_objective as insert_objective
from core.usecases.references import ALL, OBJECTIVE, Named, resolve, visible
from core.usecases.touched import standing, touch


def add_objective(command: AddObjective, request: Request, tx: Tx) -> Added:
    """A new objective of this channel, owned by the person who asked.

    A key that only something unseen has is said to be nobody's: the next free one is taken.

    Raises:
        Refused: the key is that of an objective the person may see.
    """
    taken = plan.objective_keys(tx, request.team)
    wanted = key_of(command.key) if command.key else None
    key = key_of(wanted, taken=taken) if wanted else None
    if wanted != key and wanted in {each.key for each in visible(tx, request)}:
        raise Refused(
            f"The key *{wanted}* is in use already."
            f' Try `objective new {key} "{command.name}" by {command.target.isoformat()}`.'
        )
    objective = plan.objective(tx, insert_objective(tx, request, command.name, command.target, key))
    item = Item(kind="objective", id=objective.id, name=objective.name, reference=objective.key)
    return Added(objectives=(objective.id,), change=tx.change, item=item)


def close_objective(command: CloseObjective, request: Request, tx: Tx) -> Closed:
    """An objective leaves the plan; everything about it is kept."""
    found = resolve(tx, request, command.objective, OBJECTIVE)
    touch(tx, request.team, [], shared=False)
    journal.update(tx, "objectives", found.item.id, {"closed_at": request.at.isoformat()})
    return Closed(change=tx.change, item=found.item)


def take_over(command: TakeOver, request: Request, tx: Tx) -> TakenOver:
    """An objective goes to whoever asks for it, where its owner has left the workspace.

    Raises:
        Refused: its owner is still there.
    """
    found = resolve(tx, request, command.objective, OBJECTIVE)
    owner = found.objective.owner
    if owner and not places.person(tx, request.team, owner).deactivated:
        name = places.names_of(tx, [owner]).get(owner, "Somebody")
        raise Refused(f"{name} owns *{found.item.name}* already; nothing changed.")
    journal.update(tx, "objectives", found.item.id, {"owner": request.user})
    return TakenOver(change=tx.change, item=found.item)


def remove_item(command: RemoveItem, request: Request, tx: Tx) -> Removed:
    """Take an objective, task or approach out, with all below it."""
    found = resolve(tx, request, command.item, ALL)
    below = _remove(tx, found)
    if found.item.kind == "objective":
        touch(tx, request.team, [])
        return Removed(change=tx.change, item=found.item, below=below)
    touch(tx, request.team, [found.objective.id], shared=found.item.kind == "approach")
    return Removed(**standing(tx, (found.objective.id,)), item=found.item, below=below)


def _remove(tx: Tx, found: Named) -> int:
    if found.approach:
        return _remove_approach(tx, found.approach.id)
    return _remove_task(tx, found.task.id) if found.task else _remove_objective(tx, found)


def _remove_objective(tx: Tx, found: Named) -> int:
    tasks = plan.tasks(tx, found.objective.id)
    below = sum(_remove_task(tx, task.id) for task in tasks)
    for row in practice.stage_rows(tx, found.objective.id):
        journal.delete(tx, "stages", row["id"])
    for each in updates.updates(tx, found.objective.id):
        journal.delete(tx, "updates", each.id)
    for point in worths.worths(tx, found.objective.id):
        journal.delete(tx, "worths", point.id)
    journal.delete(tx, "objectives", found.objective.id)
    return below + len(tasks)


def _remove_task(tx: Tx, task: int) -> int:
    removed = plan.task(tx, task)
    for other in plan.tasks(tx, removed.objective):
        if task in other.after:
            after = json.dumps([before for before in other.after if before != task])
            journal.update(tx, "tasks", other.id, {"after": after})
    approaches = plan.approaches(tx, task)
    for approach in approaches:
        _remove_approach(tx, approach.id)
    journal.delete(tx, "tasks", task)
    return len(approaches)


def _remove_approach(tx: Tx, approach: int) -> int:
    for reading in evidence.readings(tx, approach):
        journal.delete(tx, "readings", reading.id)
    for metric in evidence.metrics(tx, approach).values():
        journal.delete(tx, "metrics", metric.id)
    experiments = evidence.experiments(tx, approach)
    for experiment in experiments:
        journal.delete(tx, "experiments", experiment.id)
    journal.delete(tx, "approaches", approach)
    return len(experiments)
