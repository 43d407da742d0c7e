"""A metric's curve as it is drawn: its readings by the present ruler, its target, the fit."""

from collections.abc import Sequence

from core.commands.questions import ShowFigure
from core.learning.course import course
from core.learning.curves import FEWEST, fitted
from core.model.evidence import Reading
from core.model.figures import MetricShown, Point
from core.model.request import Request
from core.store import evidence
from core.store.store import Tx
from core.usecases.drilling import readings_of
from core.usecases.measuring import findings


def metric_shown(command: ShowFigure, request: Request, tx: Tx) -> MetricShown:
    """One metric of an approach; readings by former rulers are kept apart. Raises Refused."""
    found, metric, everything = readings_of(command, request, tx)
    known = evidence.metrics(tx, found.item.id).get(metric)
    ruler = known.ruler if known else 1
    readings = [each for each in everything if each.ruler == ruler] or everything
    readings.sort(key=lambda each: each.day)
    return MetricShown(
        name=found.item.name,
        reference=found.item.reference,
        today=request.today,
        metric=metric,
        points=tuple(Point(day=each.day, value=each.value) for each in readings),
        fit=tuple(_fit(readings)),
        found=findings(tx, found, [metric])[0],
    )


def _fit(readings: Sequence[Reading]) -> list[float]:
    """The curve through the readings, a value for each; nothing where there are too few."""
    so_far = course(readings)
    if len(so_far.days) < FEWEST:
        return []
    curve = fitted(so_far.since, so_far.values, so_far.noise)
    by_day = dict(zip(so_far.days, curve.tolist(), strict=True))
    return [by_day[each.day] for each in readings]
