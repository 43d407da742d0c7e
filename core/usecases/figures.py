"""Charts and tables behind a figure, from what is stored: nothing is simulated."""

from collections.abc import Callable
from datetime import date
from typing import Any

from core.commands.questions import ShowFigure
from core.errors import Refused
from core.model.figures import Counted, CurveShown, ForecastsShown, ItemsShown, Point
from core.model.forecasts import StoredForecast
from core.model.outcomes.base import Outcome
from core.model.plan import Objective
from core.model.request import Request
from core.store import forecasts
from core.store.store import Tx
from core.usecases.charting import metric_shown
from core.usecases.drilling import readings_shown, scored_shown, tries_shown
from core.usecases.ranges import days_span
from core.usecases.references import Named, named, only_objective

OTHERS: dict[str, Callable[[ShowFigure, Request, Tx], Outcome]] = {
    "metric": metric_shown,
    "readings": readings_shown,
    "results": scored_shown,
    "tries": tries_shown,
}
"""Figures of other things than an objective's forecast."""


def show_figure(command: ShowFigure, request: Request, tx: Tx) -> Outcome:
    """The chart or table that is asked for. Raises Refused where there is nothing to show yet."""
    if command.figure in OTHERS:
        return OTHERS[command.figure](command, request, tx)
    objective = only_objective(tx, request, command.item)
    if command.figure == "items":
        return _items(tx, objective, request.today)
    latest = forecasts.latest(tx, objective.id)
    if latest is None:
        raise Refused(f"*{objective.name}* has no forecast yet: it has no approaches to count.")
    if command.figure == "curve":
        return _curve(tx, objective, latest, request.today)
    found = [Point(day=each.day, value=each.chance) for each in _daily(tx, objective)]
    return ForecastsShown(
        name=objective.name,
        reference=objective.key,
        today=request.today,
        target=objective.target,
        points=tuple(found),
    )


def _daily(tx: Tx, objective: Objective) -> list[StoredForecast]:
    """The first forecast, then the last one of each later day."""
    found = forecasts.history(tx, objective.id)
    later = {each.day: each for each in found[1:]}
    return [*found[:1], *later.values()]


def _curve(tx: Tx, objective: Objective, latest: StoredForecast, today: date) -> CurveShown:
    first = forecasts.first(tx, objective.id)
    return CurveShown(
        name=objective.name,
        reference=objective.key,
        today=today,
        target=objective.target,
        chance=latest.chance,
        points=_points(latest.result),
        first=_points(first.result) if first and first.id != latest.id else (),
    )


def _points(result: dict[str, Any]) -> tuple[Point, ...]:
    return tuple(
        Point(day=date.fromisoformat(each["date"]), value=each["chance"])
        for each in result.get("curve") or ()
    )


def _items(tx: Tx, objective: Objective, today: date) -> ItemsShown:
    latest = forecasts.latest(tx, objective.id)
    by_target = _by_reference(objective, latest.result) if latest else {}
    found = [each for each in named(tx, objective) if each.approach]
    return ItemsShown(
        name=objective.name,
        today=today,
        target=objective.target,
        chance=latest.chance if latest else None,
        items=tuple(_counted(each, by_target.get(each.item.reference, {})) for each in found),
    )


def _by_reference(objective: Objective, result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{objective.key}/{task['key']}/{each['key']}": each
        for task in result["tasks"]
        for each in task["approaches"]
    }


def _counted(found: Named, known: dict[str, Any]) -> Counted:
    approach, task = found.approach, found.task
    assert approach is not None
    assert task is not None
    low, high = days_span(approach.days)
    return Counted(
        task=task.name,
        approach=approach.name,
        state=approach.state,
        chance=approach.chance,
        low=low,
        high=high,
        if_won=known.get("if_won_by_target"),
        if_lost=known.get("if_lost_by_target"),
    )
