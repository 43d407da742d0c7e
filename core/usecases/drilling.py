"""The tables behind figures: which readings, which results, which tries."""

from core.commands.questions import ShowFigure
from core.errors import Refused
from core.model.evidence import Reading
from core.model.figures import ReadingsShown, Scored, ScoredShown, TriesShown, Try
from core.model.plan import Approach
from core.model.request import Request
from core.practice.quality import first_shown
from core.store import evidence, plan
from core.store.store import Tx
from core.usecases.calibrating import range_stated, results_of
from core.usecases.record import full_days
from core.usecases.references import APPROACH, Named, only_objective, resolve


def readings_of(command: ShowFigure, request: Request, tx: Tx) -> tuple[Named, str, list[Reading]]:
    """The approach, the metric and its readings that are meant. Raises Refused."""
    found = resolve(tx, request, command.item or "", APPROACH)
    readings = evidence.readings(tx, found.item.id)
    if not readings:
        raise Refused(
            f"*{found.item.name}* has no readings yet. `metric {found.item.reference} auc=0.83`"
            " records one."
        )
    metric = command.metric or readings[-1].metric
    kept = [each for each in readings if each.metric == metric]
    if not kept:
        known = ", ".join(sorted({each.metric for each in readings}))
        raise Refused(f"*{found.item.name}* has no readings of *{metric}*. There are {known}.")
    return found, metric, kept


def readings_shown(command: ShowFigure, request: Request, tx: Tx) -> ReadingsShown:
    """All readings of one metric. Raises Refused."""
    found, metric, kept = readings_of(command, request, tx)
    return ReadingsShown(
        name=found.item.name,
        today=request.today,
        metric=metric,
        readings=tuple((each.day, each.value, each.ruler) for each in kept),
    )


def scored_shown(command: ShowFigure, request: Request, tx: Tx) -> ScoredShown:
    """The results that calibration counts, of an objective, of all one may see, or one's own."""
    objectives, found = results_of(tx, request, command.item, mine=command.mine)
    names = {each.id: each.name for each in objectives}
    return ScoredShown(
        about=objectives[0].name if command.item else None,
        mine=command.mine,
        items=tuple(_scored(tx, names[within], each) for within, each in found),
    )


def _scored(tx: Tx, objective: str, approach: Approach) -> Scored:
    assert approach.first_chance is not None
    low, high = range_stated(approach) or (None, None)
    return Scored(
        objective=objective,
        approach=approach.name,
        stated=approach.first_chance,
        came=None if approach.ambiguous else approach.state == "won",
        low=low,
        high=high,
        took=full_days(approach, plan.holidays(tx, approach.team)),
    )


def tries_shown(command: ShowFigure, request: Request, tx: Tx) -> TriesShown:
    """One's own tries of the weeks that are shown; nobody else's."""
    objective = only_objective(tx, request, command.item)
    since = first_shown(request.today)
    names = {each.id: each.name for each in plan.approaches_of(tx, objective.id)}
    mine = evidence.experiments_by(tx, request.team, request.user, since)
    return TriesShown(
        name=objective.name,
        today=request.today,
        tries=tuple(
            Try(day=each.day, approach=names[each.approach], yes=each.quality)
            for each in mine
            if each.approach in names
        ),
    )
