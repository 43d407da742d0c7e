"""Metrics: readings without a verdict, what to reach, and what the readings show."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from core.commands.experiments import AskMetrics, DescribeMetric, MarkDetour, RecordReading
from core.learning.course import Course, course, is_lower
from core.learning.curves import Ahead, CurveOutlook, curve_outlook
from core.learning.readings import Floats
from core.model.evidence import Metric, Reading
from core.model.outcomes.evidence import MetricFound, MetricsShown, Recorded
from core.model.plan import Approach
from core.model.request import Request
from core.store import evidence, journal
from core.store.store import Row, Tx
from core.usecases.days import not_future
from core.usecases.readings import Given, describe, keep_readings
from core.usecases.references import APPROACH, Named, resolve

MOST = 3
"""Metrics whose curves are looked at for one answer."""
SHOWN = 12


def record_reading(command: RecordReading, request: Request, tx: Tx) -> Recorded:
    """Keep values of metrics without a verdict; no belief moves."""
    found = resolve(tx, request, command.approach, APPROACH)
    approach = found.approach
    assert approach is not None
    day = not_future(command.on or request.today, request.today)
    earlier = {each.metric: each for each in evidence.readings(tx, approach.id)}
    given = Given(
        command.values, day, command.units, new_ruler=command.new_ruler, again=command.again
    )
    keep_readings(tx, request, approach, given)
    names = list(command.values)
    _describe(tx, approach, names[0], command.target, lower=command.lower)
    before = {name: earlier[name] for name in names if name in earlier}
    newest = max((each.day for each in before.values()), default=day)
    return Recorded(
        change=tx.change,
        item=found.item,
        values=command.values,
        previous={} if command.new_ruler else {n: each.value for n, each in before.items()},
        day=day,
        newest=newest if newest > day else None,
        found=findings(tx, found, names),
    )


def _describe(
    tx: Tx, approach: Approach, metric: str, target: float | None, *, lower: bool | None
) -> None:
    columns: Row = {"target": target} if target is not None else {}
    columns |= {"lower": int(lower)} if lower is not None else {}
    if columns:
        describe(tx, approach, metric, columns)


def describe_metric(command: DescribeMetric, request: Request, tx: Tx) -> MetricsShown:
    """Say what a metric should reach, and whether lower is better."""
    found = resolve(tx, request, command.approach, APPROACH)
    assert found.approach is not None
    _describe(tx, found.approach, command.metric, command.target, lower=command.lower)
    shown = findings(tx, found, [command.metric])
    return MetricsShown(change=tx.change, item=found.item, found=shown, changed=command.metric)


def mark_detour(command: MarkDetour, request: Request, tx: Tx) -> MetricsShown:
    """Say that an approach is being reworked, or that it no longer is."""
    found = resolve(tx, request, command.approach, APPROACH)
    assert found.approach is not None
    journal.update(tx, "approaches", found.approach.id, {"detour": int(command.on)})
    again = resolve(tx, request, command.approach, APPROACH)
    said = "detour on" if command.on else "detour off"
    return MetricsShown(change=tx.change, item=found.item, found=findings(tx, again), changed=said)


def ask_metrics(command: AskMetrics, request: Request, tx: Tx) -> MetricsShown:
    """What the readings of an approach show."""
    found = resolve(tx, request, command.approach, APPROACH)
    return MetricsShown(item=found.item, found=findings(tx, found))


def findings(tx: Tx, found: Named, names: Sequence[str] | None = None) -> tuple[MetricFound, ...]:
    """What the readings of an approach show, of these metrics or of all; at most a few."""
    approach = found.approach
    assert approach is not None
    known = evidence.metrics(tx, approach.id)
    by_name: dict[str, list[Reading]] = defaultdict(list)
    for each in evidence.readings(tx, approach.id):
        by_name[each.metric].append(each)
    asked = [name for name in (names or by_name) if name in by_name]
    return tuple(
        _finding(approach, by_name[name], known.get(name), found.objective.target)
        for name in asked[:MOST]
    )


def _finding(
    approach: Approach, everything: Sequence[Reading], known: Metric | None, by: date
) -> MetricFound:
    ruler = known.ruler if known else 1
    readings = [each for each in everything if each.ruler == ruler] or list(everything)
    name, so_far = readings[0].metric, course(readings)
    lower = is_lower(name, known)
    target = known.target if known else None
    when = max(by, so_far.days[-1])
    outlook = _outlook(so_far, when, readings[-1].value if target is None else target, lower=lower)
    foretold = outlook if outlook and target is not None else None
    state = outlook.state if outlook else "early"
    return MetricFound(
        metric=name,
        unit=known.unit if known else "",
        count=len(readings),
        earlier=len(everything) - len(readings),
        since=known.since if known else None,
        last=readings[-1].value,
        last_day=so_far.days[-1],
        target=target,
        lower=lower,
        state=state,
        stopped=so_far.stopped(lower=lower) if state == "plateau" else None,
        by=when,
        chance=foretold.chance_by if foretold else None,
        p10=_possible(foretold.p10, so_far.values, lower=lower) if foretold else None,
        p50=_possible(foretold.p50, so_far.values, lower=lower) if foretold else None,
        p90=_possible(foretold.p90, so_far.values, lower=lower) if foretold else None,
        base_rate=outlook.base_rate if outlook else None,
        detour=approach.detour,
        shown=tuple(zip(so_far.days, so_far.values.tolist(), strict=True))[-SHOWN:],
    )


def _possible(value: float, values: Floats, *, lower: bool) -> float:
    """A foretold reading inside what the metric can be: no share above 1, no count below 0."""
    most = 1.0 if not lower and values.min() >= 0 and values.max() <= 1 else np.inf
    least = 0.0 if values.min() >= 0 else -np.inf
    return float(np.clip(value, least, most))


def _outlook(so_far: Course, when: date, goal: float, *, lower: bool) -> CurveOutlook | None:
    if len(so_far.days) < 2:
        return None
    ahead = Ahead(goal, float((when - so_far.days[-1]).days), lower=lower, noise=so_far.noise)
    return _worked_out(tuple(so_far.since.tolist()), tuple(so_far.values.tolist()), ahead)


@lru_cache(maxsize=512)
def _worked_out(days: tuple[float, ...], values: tuple[float, ...], ahead: Ahead) -> CurveOutlook:
    """The same readings are asked about by an answer, a forecast and a post."""
    return curve_outlook(np.array(days), np.array(values), ahead)
