"""Values of metrics are kept, unless they are probably a slip: then nothing is, and it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.errors import Refused
from core.model.evidence import Metric, Series
from core.model.plan import Approach
from core.model.request import Request
from core.store import evidence, journal
from core.store.store import Row, Tx
from core.wording.phrases import number

HUNDRED = 100.0
SHARE = 1.5
"""A share is at most 1; what lies above this is a percentage, a count or a slip."""


class UnitChanged(Refused):
    """A metric that was measured in one unit is given in another."""

    def __init__(self, metric: str, before: str, now: str, typed: str) -> None:
        super().__init__(
            f"{metric} was in {before} so far, and *{now}* is another unit."
            f" Write it in {before}, or add `new ruler` to start a new series.",
            suggestion=f"{typed} new ruler" if typed else None,
            field="values",
        )


class ScaleChanged(Refused):
    """A metric that was a share is given as a percentage, or the other way round."""

    def __init__(self, metric: str, value: float, meant: float, suggestion: str | None) -> None:
        super().__init__(
            f"{metric} *{number(value)}* is on another scale than its readings so far."
            f" Did you mean {number(meant)}? If it is measured in a new way, add `new ruler`.",
            suggestion=suggestion,
            field="values",
        )


class SameReading(Refused):
    """The same value of the same day is there already."""

    def __init__(self, metric: str, value: float, day: date, typed: str) -> None:
        super().__init__(
            f"{metric} {number(value)} on {day.day} {day:%B} is there already; nothing was"
            " written twice. If it was measured a second time, add `again`:",
            suggestion=f"{typed} again" if typed else None,
            field="values",
        )


@dataclass(frozen=True, slots=True)
class Given:
    """Values of metrics as they were given.

    Attributes:
        experiment: Id of the experiment they came with, or None.
        again: A repeat on the same day is meant.
    """

    values: Mapping[str, float]
    day: date
    units: Mapping[str, str] = field(default_factory=dict)
    experiment: int | None = None
    new_ruler: bool = False
    again: bool = False


def keep_readings(tx: Tx, request: Request, approach: Approach, given: Given) -> None:
    """Add readings by the ruler in force, or by a new one.

    Raises:
        Refused: a value is probably a slip; it says what to type instead.
    """
    known = evidence.metrics(tx, approach.id)
    for name in given.values:
        metric = known.get(name)
        ruler = metric.ruler if metric else 1
        if not given.new_ruler:
            _check_unit(metric, name, given.units.get(name, ""), request.text)
            _check_scale(evidence.series(tx, approach.id, name, ruler), name, given, request.text)
            _check_repeat(tx, _row(approach, name, given, ruler), given, request.text)
        unit = given.units.get(name, "")
        if given.new_ruler:
            ruler += 1
            changes: Row = {"unit": unit, "ruler": ruler, "since": given.day.isoformat()}
            describe(tx, approach, name, changes)
        elif unit:
            describe(tx, approach, name, {"unit": unit})
        journal.insert(tx, "readings", _row(approach, name, given, ruler))


def _row(approach: Approach, name: str, given: Given, ruler: int) -> Row:
    return {
        "team": approach.team,
        "approach": approach.id,
        "metric": name,
        "value": given.values[name],
        "day": given.day.isoformat(),
        "experiment": given.experiment,
        "ruler": ruler,
    }


def describe(tx: Tx, approach: Approach, metric: str, columns: Row) -> None:
    """Keep what is known of a metric beside its readings."""
    key: Row = {"team": approach.team, "approach": approach.id, "metric": metric}
    found = journal.find(tx, "metrics", key)
    if found:
        journal.update(tx, "metrics", int(found["id"]), columns)
    else:
        journal.insert(tx, "metrics", key | columns)


def _check_unit(metric: Metric | None, name: str, unit: str, typed: str) -> None:
    if metric and metric.unit and unit and unit != metric.unit:
        raise UnitChanged(name, metric.unit, unit, typed)


def _check_scale(so_far: Series, name: str, given: Given, typed: str) -> None:
    """Ask where a metric changes between a share and a percentage."""
    if so_far.count < 2:
        return
    value, meant = given.values[name], None
    if so_far.least >= 0 and so_far.most <= 1 and SHARE < value <= HUNDRED:
        meant = value / HUNDRED
    elif so_far.least > SHARE and so_far.most <= HUNDRED and 0 < value <= 1:
        meant = value * HUNDRED if so_far.most < 2 * HUNDRED * value else None
    if meant is not None:
        suggestion = typed.replace(f"{name}={value:g}", f"{name}={meant:g}", 1)
        raise ScaleChanged(name, value, meant, suggestion if suggestion != typed else None)


def _check_repeat(tx: Tx, row: Row, given: Given, typed: str) -> None:
    if not given.again and given.experiment is None and evidence.has_reading(tx, row):
        name = str(row["metric"])
        raise SameReading(name, given.values[name], given.day, typed)
