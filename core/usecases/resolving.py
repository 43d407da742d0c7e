"""How an objective or an approach came out: said once, taken back, or said anew."""

from core.commands.approaches import ChangeState
from core.commands.resolving import Resolve
from core.errors import Refused
from core.model.outcomes.calibration import Resolved
from core.model.plan import Approach
from core.model.request import Request
from core.model.states import Resolution, State
from core.store import journal
from core.store.store import Tx
from core.usecases.approaches import settled
from core.usecases.references import Named, resolve
from core.usecases.touched import standing

STATES: dict[Resolution, State] = {"yes": "won", "no": "lost"}
WORDS: dict[State, Resolution] = {"won": "yes", "lost": "no"}


def resolve_item(command: Resolve, request: Request, tx: Tx) -> Resolved:
    """Say how something came out; saying it again replaces what was said.

    Raises:
        Refused: it is resolved like that already.
    """
    found = resolve(tx, request, command.item, ("objective", "approach"))
    was = resolution_of(found)
    if was == command.resolution:
        raise Refused(
            f"*{found.item.reference}* is resolved already: {was}; nothing changed."
            f" If that is wrong: `resolve {found.item.reference} {_other(was)}`."
        )
    change = _approach if found.approach else _objective
    return change(tx, request, found, command)


def _other(was: Resolution) -> Resolution:
    return "yes" if was == "no" else "no"


def resolution_of(found: Named) -> Resolution | None:
    """How something came out as far as it is known."""
    if found.approach is None:
        return found.objective.resolution
    return "ambiguous" if found.approach.ambiguous else WORDS.get(found.approach.state)


def _objective(tx: Tx, request: Request, found: Named, command: Resolve) -> Resolved:
    columns = {"resolution": command.resolution, "resolved_on": request.today.isoformat()}
    journal.update(tx, "objectives", found.item.id, columns)
    return _resolved(tx, found, command)


def _approach(tx: Tx, request: Request, found: Named, command: Resolve) -> Resolved:
    approach = found.approach
    assert approach is not None
    state = STATES.get(command.resolution) or _unclear(approach)
    changed = ChangeState(approach=found.item.reference, state=state, learned=command.learned)
    settled(tx, request, found, changed)
    ambiguous = int(command.resolution == "ambiguous")
    journal.update(tx, "approaches", approach.id, {"ambiguous": ambiguous})
    return _resolved(tx, found, command)


def _unclear(approach: Approach) -> State:
    """Work without a clear result is over, yet no evidence about what it assumed."""
    return "dropped" if approach.state in ("planned", "running", "parked") else approach.state


def _resolved(tx: Tx, found: Named, command: Resolve) -> Resolved:
    kept = standing(tx, (found.objective.id,))
    return Resolved(
        **kept | {"replans": found.approach is not None},
        item=found.item,
        was=resolution_of(found),
        resolution=command.resolution,
        target=found.objective.target,
    )
