"""What moved an objective, as the worker kept it, with names in place of references."""

from typing import Any

from core.model.outcomes.questions import Moved
from core.model.plan import Objective
from core.planner.movement import causes_between
from core.store import plan
from core.store.store import Tx
from core.usecases.references import named


def names_of(tx: Tx, objective: int) -> dict[str, str]:
    """The names of an objective's items by reference, and of what its channel counts on."""
    goal = plan.objective(tx, objective)
    known = plan.assumptions(tx, goal.team)
    own = {each.file_key: each.key for each in known if each.channel == goal.channel}
    return own | {each.item.reference: each.item.name for each in named(tx, goal)}


UNSEEN = ("time", "calibration")
"""Kinds of causes that come by themselves and move a chance little from one day to the next."""


def happened_between(
    tx: Tx, objective: Objective, before: dict[str, Any], after: dict[str, Any]
) -> tuple[Moved, ...]:
    """What people did to an objective between two plan files, of unknown effect.

    Of assumptions only those that the objective's own approaches share.
    """
    names, premises = names_of(tx, objective.id), _premises(before) | _premises(after)
    return tuple(
        Moved(kind=each.kind, name=names.get(each.reference, each.reference), change=0.0)
        for each in causes_between(before, after, objective.key)
        if each.kind not in UNSEEN
        and (each.kind != "assumption" or (objective.key, each.reference) in premises)
    )


def _premises(file: dict[str, Any]) -> set[tuple[str, str]]:
    """Each objective's key with each assumption it rests on."""
    return {
        (goal["key"], premise)
        for goal in file["objectives"]
        for task in goal["tasks"]
        for approach in task["approaches"]
        for premise in approach.get("assumes") or ()
    }


def moved_by(tx: Tx, objective: int, known: dict[str, Any]) -> tuple[Moved, ...]:
    """The parts of a movement."""
    names = names_of(tx, objective)
    return tuple(
        Moved(kind=kind, name=names.get(reference, reference), change=change)
        for kind, reference, change in known["parts"]
    )
