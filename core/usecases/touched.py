"""What a write brings with it: dirty marks, and the forecasts there were before."""

from collections.abc import Iterable

from core.model.outcomes import Outcome
from core.store import forecasts, plan
from core.store.store import Tx


def touch(tx: Tx, team: str, objectives: Iterable[int], *, shared: bool = False) -> None:
    """Ask for new forecasts of these objectives.

    Of all of the workspace's where people are scarce, for objectives share them, and where the
    write is ``shared``: it concerns an assumption, the team or the calendar.
    """
    if shared or plan.people_are_scarce(tx, team):
        objectives = [each.id for each in plan.objectives(tx, team)]
    for objective in objectives:
        forecasts.mark_dirty(tx, objective, team)


def forecasts_before(tx: Tx, objectives: Iterable[int]) -> dict[int, int | None]:
    """Per objective the id of its newest forecast, or None."""
    found = {objective: forecasts.latest(tx, objective) for objective in objectives}
    return {objective: latest.id if latest else None for objective, latest in found.items()}


def standing(tx: Tx, objectives: tuple[int, ...]) -> dict[str, object]:
    """The fields by which an outcome that replans names its forecasts."""
    kept = Outcome(
        objectives=objectives,
        before=forecasts_before(tx, objectives),
        change=tx.change,
        replans=True,
    )
    return kept.model_dump()
