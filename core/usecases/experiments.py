"""Experiments and readings: evidence comes in, beliefs move."""

import json
from datetime import date

from core.commands.experiments import LogExperiment, RecordReading
from core.errors import AmbiguousReference, Refused
from core.learning.evidence import ANSWERS, updated, weight_of
from core.model.outcomes import Logged, Recorded
from core.model.plan import Approach
from core.model.request import Request
from core.store import evidence, journal
from core.store.store import Row, Tx
from core.usecases.approaches import started
from core.usecases.references import APPROACH, Named, named, resolve, visible
from core.usecases.touched import standing, touch


def log_experiment(command: LogExperiment, request: Request, tx: Tx) -> Logged:
    """Keep one experiment and move its approach's belief by it.

    A planned approach that has a result is running; that is recorded too.
    """
    found = _meant(tx, request, command.approach)
    approach = found.approach
    assert approach is not None
    day = _not_future(command.on or request.today, request.today)
    quality = _quality(command)
    weight = weight_of(quality)
    belief = updated((approach.chance, approach.sure), command.verdict, weight)
    row = _row(command, request, approach, day)
    row |= {"quality": json.dumps(quality), "weight": weight, "chance_after": belief[0]}
    experiment = journal.insert(tx, "experiments", row)
    _record(tx, approach, command.values, day, experiment)
    columns: Row = {"chance": belief[0], "sure": belief[1]}
    starts = approach.state == "planned"
    journal.update(
        tx, "approaches", approach.id,
        columns | (started(approach, day.isoformat()) if starts else {}),
    )  # fmt: skip
    touch(tx, request.team, [found.objective.id], shared=bool(approach.assumes))
    return Logged(
        **standing(tx, (found.objective.id,)),
        item=found.item,
        verdict=command.verdict,
        learned=command.learned,
        values=command.values,
        yes=sum(quality.values()),
        answered=command.quality is not None,
        missing=tuple(name for name in ANSWERS if not quality.get(name)),
        chance_before=approach.chance,
        chance_after=belief[0],
        started=starts,
        state="running" if starts else approach.state,
        experiment=experiment,
    )


def _meant(tx: Tx, request: Request, typed: str | None) -> Named:
    """The approach typed, or the one of this channel that this person has running."""
    if typed:
        return resolve(tx, request, typed, APPROACH)
    here = [
        each
        for objective in visible(tx, request)
        if objective.channel == request.channel
        for each in named(tx, objective)
        if each.approach and each.approach.state == "running"
    ]
    mine = [each for each in here if each.approach and each.approach.owner == request.user]
    candidates = mine or here
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        raise AmbiguousReference("", [each.item.reference for each in candidates])
    raise Refused(
        "Which approach was this for? Nothing is running here."
        ' Name it: `log labels/vendor negative "what we learned"`.'
    )


def _not_future(day: date, today: date) -> date:
    if day > today:
        raise Refused(
            f"{day.isoformat()} is still to come; log it when it has happened.", field="on"
        )
    return day


def _quality(command: LogExperiment) -> dict[str, bool]:
    """The answers known: the letters given, or what the log itself shows."""
    if command.quality is not None:
        return {name: name in command.quality for name in ANSWERS}
    shown = {"reproducible": bool(command.link), "written-up": bool(command.learned)}
    return {name: True for name, yes in shown.items() if yes}


def _row(command: LogExperiment, request: Request, approach: Approach, day: date) -> Row:
    return {
        "team": request.team,
        "approach": approach.id,
        "verdict": command.verdict,
        "learned": command.learned,
        "link": command.link,
        "source": command.source,
        "author": request.user,
        "participants": json.dumps(list(command.participants)),
        "day": day.isoformat(),
        "logged_at": request.at.isoformat(),
        "chance_before": approach.chance,
    }


def _record(
    tx: Tx, approach: Approach, values: dict[str, float], day: date, experiment: int | None
) -> None:
    for metric, value in values.items():
        row = {
            "team": approach.team, "approach": approach.id, "metric": metric, "value": value,
            "day": day.isoformat(), "experiment": experiment,
        }  # fmt: skip
        journal.insert(tx, "readings", row)


def record_reading(command: RecordReading, request: Request, tx: Tx) -> Recorded:
    """Keep values of metrics without a verdict; no belief moves."""
    found = resolve(tx, request, command.approach, APPROACH)
    assert found.approach is not None
    day = _not_future(command.on or request.today, request.today)
    earlier = {
        reading.metric: reading.value for reading in evidence.readings(tx, found.approach.id)
    }
    _record(tx, found.approach, command.values, day, None)
    return Recorded(
        change=tx.change,
        item=found.item,
        values=command.values,
        previous={name: earlier[name] for name in command.values if name in earlier},
        day=day,
    )
