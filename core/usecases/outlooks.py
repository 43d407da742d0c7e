"""How an objective stands: its stored forecast beside earlier ones."""

from datetime import date, datetime, timedelta
from typing import Any

from core.learning.recalibration import EXAMPLE, Recalibration
from core.model.forecasts import StoredForecast
from core.model.outcomes.base import Outcome
from core.model.outlook import AskedFor, Ongoing, Outlook, Pace
from core.model.plan import Approach, Objective
from core.store import evidence, forecasts, plan
from core.store.store import Tx
from core.usecases.record import points_of
from core.usecases.references import named


def outlook(tx: Tx, objective: Objective, today: date, *, than: int | None = None) -> Outlook:
    """The newest forecast, compared with the stored forecast ``than`` (none: with no other)."""
    now = forecasts.latest(tx, objective.id)
    was = forecasts.by_id(tx, than) if than is not None else None
    return _outlook(tx, objective, today, now, was)


def outlook_since(tx: Tx, objective: Objective, today: date, since: datetime) -> Outlook:
    """The newest forecast, compared with the one that stood at a moment, or the first after it."""
    now = forecasts.latest(tx, objective.id)
    was = forecasts.latest(tx, objective.id, until=since)
    if was is None:
        first = forecasts.first(tx, objective.id)
        was = first if first and now and first.id != now.id else None
    return _outlook(tx, objective, today, now, was)


def outlooks_of(tx: Tx, outcome: Outcome, now: datetime, today: date) -> list[Outlook]:
    """The objectives an answer speaks of: against the moment before a write, else a week ago."""
    found = [plan.objective(tx, each) for each in outcome.objectives if plan.exists(tx, each)]
    if outcome.change is not None:
        return [outlook(tx, each, today, than=outcome.before.get(each.id)) for each in found]
    return [outlook_since(tx, each, today, now - timedelta(days=7)) for each in found]


def _outlook(
    tx: Tx, objective: Objective, today: date, now: StoredForecast | None,
    was: StoredForecast | None,
) -> Outlook:  # fmt: skip
    approaches = plan.approaches_of(tx, objective.id)
    tasks = plan.tasks(tx, objective.id)
    counted = {each.task for each in approaches}
    bare = Outlook(
        id=objective.id,
        key=objective.key,
        name=objective.name,
        target=objective.target,
        today=today,
        pending=forecasts.still_dirty(tx, (objective.id,)),
        tasks=len(tasks),
        uncounted=tuple(task.name for task in tasks if task.id not in counted),
        approaches=len(approaches),
        rough=mostly_guessed(approaches),
        newest_evidence=evidence.last_experiment_day(tx, objective.id),
    )
    if now is None:
        return bare
    return bare.model_copy(update=_figures(tx, objective, now, was))


def _figures(
    tx: Tx, objective: Objective, now: StoredForecast, was: StoredForecast | None
) -> dict[str, object]:
    first = forecasts.first(tx, objective.id)
    finish = now.result.get("finish_if_success") or {}
    law = now.result.get("recalibration")
    return {
        "chance": now.chance,
        "standard_error": now.standard_error,
        "ever": now.ever,
        "was": was.chance if was else None,
        "was_target": was.target if was else None,
        "was_likely": _day((was.result.get("finish_if_success") or {}).get("p50")) if was else None,
        "first": first.chance if first and first.id != now.id else None,
        "first_target": first.target if first else None,
        **{name: _day(finish.get(point)) for name, point in POINTS.items()},
        "running": _ongoing(tx, objective, now.result.get("running") or {}),
        "pace": Pace(**now.result["overrun"]) if "overrun" in now.result else None,
        "corrected": Recalibration(**law).corrected(EXAMPLE) if law else None,
        "made_on": now.day,
        "sampled": now.result.get("chance_ever_method", "exact") != "exact",
        "question": _asked_for(tx, now),
    }


def _ongoing(tx: Tx, objective: Objective, found: dict[str, Any]) -> tuple[Ongoing, ...]:
    """What runs in an objective, as its newest forecast found it."""
    approaches = {each.item.reference: each.approach for each in named(tx, objective)}
    return tuple(
        _one(approach, each)
        for reference, each in found.items()
        if (approach := approaches.get(reference)) and approach.state == "running"
    )


def _one(approach: Approach, found: dict[str, Any]) -> Ongoing:
    low, _, high = points_of(approach.days)
    return Ongoing(
        name=approach.name,
        day=int(found["elapsed"]) + 1,
        low=low,
        high=high,
        left=found["left"],
        limit=found["limit"],
        chance=found["chance"],
        unlimited=found["unlimited"],
    )


POINTS = {"early": "p10", "likely": "p50", "late": "p90"}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def mostly_guessed(approaches: list[Approach]) -> bool:
    """Whether at least half of the chances and ranges of what is still open are guesses."""
    open_ = [each for each in approaches if each.state in ("planned", "running")]
    return bool(open_) and sum(len(each.guessed) for each in open_) >= len(open_)


def _asked_for(tx: Tx, forecast: StoredForecast) -> AskedFor | None:
    question = forecast.question
    if question is None:
        return None
    names = tuple(plan.approach(tx, item).name for item in question.approaches)
    return AskedFor(names=names, **question.model_dump())
