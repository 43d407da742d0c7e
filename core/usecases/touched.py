"""What a write brings with it: dirty marks, and the forecasts there were before."""

from collections.abc import Iterable

from core.errors import Refused
from core.model.outcomes.base import Outcome
from core.model.plan import Objective
from core.store import forecasts, places, plan
from core.store.store import Tx


def touch(tx: Tx, team: str, objectives: Iterable[int], *, shared: bool = False) -> None:
    """Ask for new forecasts of these objectives.

    Of all of the workspace's where people are scarce, for objectives share them, and where the
    write is ``shared``: it concerns an assumption, the team or the calendar. A plan that rests is
    forecast again when it is back, unless the write is about it.
    """
    if shared or plan.people_are_scarce(tx, team):
        objectives = {*objectives, *awake(tx, team)}
    for objective in objectives:
        forecasts.mark_dirty(tx, objective, team)


def awake(tx: Tx, team: str) -> list[int]:
    """The objectives of a workspace that do not rest."""
    found = plan.objectives(tx, team)
    resting = {each for each in {one.channel for one in found}
               if places.channel(tx, team, each).paused}  # fmt: skip
    return [each.id for each in found if each.channel not in resting]


def expect_awake(tx: Tx, objective: Objective) -> None:
    """Raise Refused where an objective's plan rests, so that nothing is worked out for it."""
    if places.channel(tx, objective.team, objective.channel).paused:
        raise Refused(
            f"The plan of *{objective.name}* rests while its channel is archived or without me,"
            f" so nothing new is worked out. `forecast {objective.key}` says where it stood."
        )


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
