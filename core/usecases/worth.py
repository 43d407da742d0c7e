"""What progress is worth: stated by the team, told in updates."""

from datetime import date

from core.commands.worth import AskWorth, StatePhrase, StateWorth
from core.learning.course import is_lower
from core.model.outcomes.base import Item
from core.model.outcomes.practice import WorthStated
from core.model.plan import Objective
from core.model.request import Request
from core.model.worth import News, Stakes
from core.store import evidence, journal, plan, worths
from core.store.store import Tx
from core.usecases.references import only_objective


def state_worth(command: StateWorth, request: Request, tx: Tx) -> WorthStated:
    """Keep what one point of a metric is worth, in place of what was said of it before."""
    objective = only_objective(tx, request, command.objective)
    metric = command.metric.lower()
    before = worths.worth_of(tx, objective.id, metric)
    columns = command.model_dump(include={"amount", "spread", "currency", "per"})
    if before:
        journal.update(tx, "worths", before.id, columns)
    else:
        row = {"team": request.team, "objective": objective.id, "metric": metric}
        journal.insert(tx, "worths", row | columns)
    return _stated(tx, objective, change=tx.change)


def state_phrase(command: StatePhrase, request: Request, tx: Tx) -> WorthStated:
    """Keep words that stand in for an amount."""
    objective = only_objective(tx, request, command.objective)
    journal.update(tx, "objectives", objective.id, {"phrase": command.phrase})
    return _stated(tx, plan.objective(tx, objective.id), change=tx.change)


def ask_worth(command: AskWorth, request: Request, tx: Tx) -> WorthStated:
    """What was said of an objective's worth."""
    return _stated(tx, only_objective(tx, request, command.objective))


def _stated(tx: Tx, objective: Objective, change: int | None = None) -> WorthStated:
    item = Item(kind="objective", id=objective.id, name=objective.name, reference=objective.key)
    return WorthStated(
        change=change,
        item=item,
        stakes=stakes_of(objective),
        points=tuple(worths.worths(tx, objective.id)),
    )


def stakes_of(objective: Objective) -> Stakes:
    """What success is worth, as far as it was said."""
    return Stakes(value=objective.value, phrase=objective.phrase)


def news_of(tx: Tx, objective: Objective, since: date, until: date) -> list[News]:
    """Per metric its newest reading of these days, both included, beside the one before them.

    Readings by another ruler are not compared.
    """
    known = {each.metric: each for each in worths.worths(tx, objective.id)}
    found: dict[str, News] = {}
    for approach in plan.approaches_of(tx, objective.id):
        described = evidence.metrics(tx, approach.id)
        before: dict[tuple[str, int], float] = {}
        for reading in evidence.readings(tx, approach.id):
            if reading.day < since:
                before[reading.metric, reading.ruler] = reading.value
                continue
            held = found.get(reading.metric)
            if reading.day > until or (held and held.day > reading.day):
                continue
            found[reading.metric] = News(
                metric=reading.metric,
                approach=approach.name,
                day=reading.day,
                now=reading.value,
                before=before.get((reading.metric, reading.ruler)),
                point=known.get(reading.metric.lower()),
                lower=is_lower(reading.metric, described.get(reading.metric)),
            )
    return list(found.values())
