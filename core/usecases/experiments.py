"""Experiments and readings: evidence comes in, beliefs move."""

import json
from datetime import date

from core.commands.experiments import LogExperiment
from core.errors import AmbiguousReference, Refused
from core.learning.evidence import ANSWERS, updated, weight_of
from core.model.outcomes.evidence import Logged
from core.model.plan import Approach
from core.model.request import Request
from core.practice.quality import Shown, answers
from core.store import journal, plan
from core.store.store import Row, Tx
from core.usecases.approaches import ENDED, started
from core.usecases.days import not_future
from core.usecases.measuring import findings
from core.usecases.readings import Given, keep_readings
from core.usecases.references import APPROACH, Named, named, resolve, visible
from core.usecases.touched import standing, touch


def log_experiment(command: LogExperiment, request: Request, tx: Tx) -> Logged:
    """Keep one experiment and move its approach's belief by it.

    A planned approach that has a result is running; that is recorded too.
    """
    found = _meant(tx, request, command.approach)
    approach = found.approach
    assert approach is not None
    day = not_future(command.on or request.today, request.today)
    quality = answers(command.quality, _shown(tx, command, approach, day))
    weight = weight_of(quality)
    belief = (approach.chance, approach.sure)
    if approach.state not in ENDED:
        belief = updated(belief, command.verdict, weight)
    row = _row(command, request, approach, day)
    row |= {"quality": json.dumps(quality), "weight": weight, "chance_after": belief[0]}
    experiment = journal.insert(tx, "experiments", row)
    given = Given(
        command.values, day, command.units, experiment=experiment, new_ruler=command.new_ruler
    )
    keep_readings(tx, request, approach, given)
    columns: Row = {"chance": belief[0], "sure": belief[1]}
    starts = approach.state == "planned"
    journal.update(
        tx, "approaches", approach.id,
        columns | (started(approach, day.isoformat()) if starts else {}),
    )  # fmt: skip
    touch(tx, request.team, [found.objective.id])
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
        found=findings(tx, found, list(command.values)) if command.values else (),
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


def _shown(tx: Tx, command: LogExperiment, approach: Approach, day: date) -> Shown:
    """What a log itself shows; an expectation is one that was stored before.

    That is a note given with the start, or a stated chance beside what counts as done.
    """
    began = approach.started_on is not None and approach.started_on <= day
    noted = approach.state == "running" and began and bool(approach.learned)
    stated = "chance" not in approach.guessed and bool(plan.task(tx, approach.task).done_when)
    return Shown(bool(command.link), bool(command.learned), noted or stated)


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
