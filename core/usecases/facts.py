"""What an objective's rules of practice need to know, gathered from the store."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core.model.forecasts import StoredForecast
from core.model.keys import key_of
from core.model.plan import Approach, Objective, Task
from core.practice.facts import ApproachFacts, ObjectiveFacts, PlateauFacts, TaskFacts
from core.practice.ladder import missing
from core.store import evidence, forecasts, places, plan
from core.store.store import Tx
from core.usecases.measuring import findings
from core.usecases.outlooks import mostly_guessed
from core.usecases.pipeline import ladder_of
from core.usecases.premises import premises_in
from core.usecases.record import team_gap
from core.usecases.references import named
from core.usecases.snapshot import working_days
from core.usecases.taking_part import quality_facts, side_facts, six_weeks

WEEK = timedelta(days=7)
STALE = timedelta(days=7)
"""How old the advice on stopping may be."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What gathering shares: the newest forecast by task and approach, days, the newest results.

    Attributes:
        gone: People who have left the workspace.
    """

    today: date
    holidays: Sequence[date]
    tasks: dict[str, Json]
    advice: dict[str, Json]
    news: dict[int, date]
    gone: frozenset[str]
    plateaus: dict[int, PlateauFacts]


def facts_of(tx: Tx, objective: Objective, value: float, now: datetime, today: date) -> (
    ObjectiveFacts
):  # fmt: skip
    """Everything about one objective on a day; ``value`` is what success is worth."""
    latest = forecasts.latest(tx, objective.id)
    before = forecasts.latest(tx, objective.id, until=now - WEEK)
    known = _known(tx, objective, latest, today)
    ladder = ladder_of(tx, objective, today)
    tries = six_weeks(tx, objective, today)
    return ObjectiveFacts(
        id=objective.id,
        key=objective.key,
        name=objective.name,
        owner=_who_decides(objective, known.gone),
        target=objective.target,
        today=today,
        age=working_days(objective.created_at.date(), today, known.holidays),
        tasks=tuple(_task(tx, objective, each, known) for each in plan.tasks(tx, objective.id)),
        value=value,
        chance=latest.chance if latest else None,
        rough=mostly_guessed(plan.approaches_of(tx, objective.id)),
        noise=latest.standard_error if latest else 0.0,
        was=before.chance if before else None,
        was_on=before.day if before else None,
        week=_week(latest),
        premises=_premises(tx, objective),
        end_to_end=objective.end_to_end,
        absent=missing(ladder),
        resolved=objective.resolution is not None,
        quality=quality_facts(tries, today),
        sides=side_facts(tx, objective.team, tries, today),
        gap=team_gap(tx, objective.team),
    )


def _known(tx: Tx, objective: Objective, latest: StoredForecast | None, today: date) -> Known:
    result = latest.result if latest else {}
    return Known(
        today=today,
        holidays=plan.holidays(tx, objective.team),
        tasks={each["key"]: each for each in result.get("tasks", ())},
        advice=_advice(tx, objective, today),
        news=evidence.newest_by_approach(tx, objective.id),
        gone=places.deactivated(tx, objective.team),
        plateaus=_plateaus(tx, objective),
    )


def _who_decides(objective: Objective, gone: Collection[str]) -> str:
    """The owner, or an editor where the owner has left; nobody is an empty name."""
    people = (objective.owner, *objective.editors)
    return next((each for each in people if each not in gone), "")


def _plateaus(tx: Tx, objective: Objective) -> dict[int, PlateauFacts]:
    """Running approaches that have a metric which stopped improving; reworked ones aside."""
    running = [
        each for each in named(tx, objective) if each.approach and each.approach.state == "running"
    ]
    return {
        each.item.id: PlateauFacts(
            found.metric, found.last, found.target, found.stopped, found.chance
        )
        for each in running
        for found in findings(tx, each)
        if found.state == "plateau" and found.stopped and not found.detour
    }


def _advice(tx: Tx, objective: Objective, today: date) -> dict[str, Json]:
    """Per reference what the week's look at stopping running work says, with its day."""
    found = forecasts.newest_stopping(tx, objective.id, today - STALE)
    if found is None:
        return {}
    return {each["approach"]: each | {"day": found.day} for each in found.result["stopping"]}


def _task(tx: Tx, objective: Objective, task: Task, known: Known) -> TaskFacts:
    found = known.tasks.get(task.key, {})
    figures = {each["key"]: each for each in found.get("approaches", ())}
    path = f"{objective.key}/{task.key}"
    approaches = plan.approaches(tx, task.id)
    return TaskFacts(
        id=task.id,
        name=task.name,
        free=f"{path}/{key_of('second approach', taken=[each.key for each in approaches])}",
        approaches=tuple(
            _approach(each, f"{path}/{each.key}", figures.get(each.key, {}), known)
            for each in approaches
        ),
        single=bool(found.get("single_point")),
        backup=found.get("backup_gain_by_target"),
        reference=path,
        works=found.get("chance_ever", 1.0),
        decides=found.get("criticality") or 0.0,
    )


def _approach(approach: Approach, reference: str, figures: Json, known: Known) -> ApproachFacts:
    news = max(
        (day for day in (known.news.get(approach.id), approach.started_on) if day), default=None
    )
    runs = approach.state == "running" and approach.started_on is not None
    began = approach.started_on or known.today
    advice = known.advice.get(reference, {})
    if news and advice and news > advice["day"]:
        advice = {}
    return ApproachFacts(
        id=approach.id,
        name=approach.name,
        reference=reference,
        owner=None if approach.owner in known.gone else approach.owner,
        state=approach.state,
        chance=approach.chance,
        days=approach.days,
        assumes=approach.assumes,
        day=working_days(began, known.today, known.holidays) + 1 if runs else 0,
        news=news,
        silent=max(0, working_days(news, known.today, known.holidays)) if news else 0,
        limit=approach.time_box,
        ended=approach.ended_on,
        if_won=figures.get("if_won_by_target"),
        if_lost=figures.get("if_lost_by_target"),
        belief=advice.get("belief"),
        threshold=advice.get("threshold"),
        gain=advice.get("gain"),
        plateau=known.plateaus.get(approach.id),
    )


def _week(latest: StoredForecast | None) -> float | None:
    """Chance by target that a week in which nothing moves costs: the curve a week earlier."""
    if latest is None:
        return None
    curve = [(date.fromisoformat(p["date"]), p["chance"]) for p in latest.result.get("curve", ())]
    at = _read(curve, latest.target - WEEK)
    return max(0.0, latest.chance - at) if at is not None else None


def _read(curve: list[tuple[date, float]], day: date) -> float | None:
    """The chance of being done by a day, between the week ends of the curve."""
    if not curve or day < curve[0][0]:
        return None
    before = max((point for point in curve if point[0] <= day), key=lambda point: point[0])
    after = min((point for point in curve if point[0] >= day), default=curve[-1])
    span = (after[0] - before[0]).days
    share = (day - before[0]).days / span if span > 0 else 0.0
    return before[1] + share * (after[1] - before[1])


def _premises(tx: Tx, objective: Objective) -> dict[str, float]:
    """What the objective may count on, with its chance."""
    known = premises_in(plan.assumptions(tx, objective.team), objective.channel)
    return {key: each.chance for key, each in known.items()}
