"""What moved an objective, as the worker kept it, with names in place of references."""

from typing import Any

from core.model.outcomes import Moved
from core.store import plan
from core.store.store import Tx
from core.usecases.references import named


def names_of(tx: Tx, objective: int) -> dict[str, str]:
    """The names of an objective's items by reference."""
    found = named(tx, plan.objective(tx, objective))
    return {each.item.reference: each.item.name for each in found}


def moved_by(tx: Tx, objective: int, known: dict[str, Any]) -> tuple[Moved, ...]:
    """The parts of a movement."""
    names = names_of(tx, objective)
    return tuple(
        Moved(kind=kind, name=names.get(reference, reference), change=change)
        for kind, reference, change in known["parts"]
    )
