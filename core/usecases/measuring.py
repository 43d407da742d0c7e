"""Metrics: readings without a verdict, what to reach, and what the readings show."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import numpy as np

from core.commands.experiments import AskMetrics, DescribeMetric, MarkDetour, RecordReading
from core.learning.curves import Ahead, CurveOutlook, curve_outlook
from core.learning.readings import Floats
from core.model.evidence import Metric, Reading
from core.model.outcomes import MetricFound, MetricsShown, Recorded
from core.model.plan import Approach
from core.model.request import Request
from core.store import evidence, journal
from core.store.store import Row, Tx
from core.usecases.days import not_future
from core.usecases.readings import Given, describe, keep_readings
from core.usecases.references import APPROACH, Named, resolve

LOWER = frozenset(
    {"loss", "error", "errors", "latency", "perplexity", "rmse", "mae", "mse", "wer", "cer"}
    | {"cost", "fpr", "fnr", "brier", "ms", "seconds", "crashes", "misses", "overkill"}
)
"""Words in a metric's name that say lower is better, unless somebody says otherwise."""
MOST = 3
"""Metrics whose curves are looked at for one answer."""
SHOWN = 12
NOTABLE = 0.1
"""A share of the range of the readings below which a gain is none."""
REPEATS = 2


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
    name, days, values = readings[0].metric, *_daily(readings)
    lower = is_lower(name, known)
    target = known.target if known else None
    when = max(by, days[-1])
    outlook = _outlook(days, values, _asked(readings, days[-1], when, target, lower=lower))
    foretold = outlook if outlook and target is not None else None
    state = outlook.state if outlook else "early"
    return MetricFound(
        metric=name,
        unit=known.unit if known else "",
        count=len(readings),
        earlier=len(everything) - len(readings),
        since=known.since if known else None,
        last=readings[-1].value,
        last_day=days[-1],
        target=target,
        lower=lower,
        state=state,
        stopped=stopped(days, -values if lower else values) if state == "plateau" else None,
        by=when,
        chance=foretold.chance_by if foretold else None,
        p10=_possible(foretold.p10, values, lower=lower) if foretold else None,
        p50=_possible(foretold.p50, values, lower=lower) if foretold else None,
        p90=_possible(foretold.p90, values, lower=lower) if foretold else None,
        base_rate=outlook.base_rate if outlook else None,
        detour=approach.detour,
        shown=tuple(zip(days, values.tolist(), strict=True))[-SHOWN:],
    )


def _possible(value: float, values: Floats, *, lower: bool) -> float:
    """A foretold reading inside what the metric can be: no share above 1, no count below 0."""
    most = 1.0 if not lower and values.min() >= 0 and values.max() <= 1 else np.inf
    least = 0.0 if values.min() >= 0 else -np.inf
    return float(np.clip(value, least, most))


def is_lower(name: str, known: Metric | None) -> bool:
    """Whether a metric is better when it is lower: as somebody said, else by its name."""
    if known and known.lower is not None:
        return known.lower
    return bool(set(name.lower().replace("_", "-").split("-")) & LOWER)


def _daily(readings: Sequence[Reading]) -> tuple[list[date], Floats]:
    """Days with readings, and the mean of each."""
    by_day: dict[date, list[float]] = defaultdict(list)
    for each in readings:
        by_day[each.day].append(each.value)
    days = sorted(by_day)
    return days, np.array([float(np.mean(by_day[day])) for day in days])


def _asked(
    readings: Sequence[Reading], last: date, when: date, target: float | None, *, lower: bool
) -> Ahead:
    goal = readings[-1].value if target is None else target
    return Ahead(goal, float((when - last).days), lower=lower, noise=repeated_noise(readings))


def repeated_noise(readings: Sequence[Reading]) -> float | None:
    """Standard deviation of one reading, from days measured more than once; None below two."""
    by_day: dict[date, list[float]] = defaultdict(list)
    for each in readings:
        by_day[each.day].append(each.value)
    freedom = sum(len(values) - 1 for values in by_day.values())
    if freedom < REPEATS:
        return None
    squares = sum(float(np.var(values)) * len(values) for values in by_day.values())
    return float((squares / freedom) ** 0.5)


def _outlook(days: Sequence[date], values: Floats, asked: Ahead) -> CurveOutlook | None:
    if len(days) < 2:
        return None
    since = np.array([float((day - days[0]).days) for day in days])
    return curve_outlook(since, values, asked)


def stopped(days: Sequence[date], values: Floats) -> date:
    """The first day from which a metric, higher is better, has gained nothing notable."""
    level = float(values[-3:].mean()) - NOTABLE * float(np.ptp(values))
    return days[int(np.argmax(values >= level))]
