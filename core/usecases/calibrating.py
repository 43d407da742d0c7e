"""How good the chances and ranges of finished work were, and whether they are corrected by it."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from core.commands.resolving import AskCalibration
from core.learning.calibration import StatedChance, StatedRange, calibration
from core.learning.recalibration import Recalibration, recalibration
from core.learning.scores import brier
from core.model.outcomes.calibration import CalibrationShown, Correction, ReliabilityPoint
from core.model.plan import Approach, Objective
from core.model.request import Request
from core.store import forecasts, places, plan
from core.store.store import Tx
from core.usecases.record import full_days, points_of
from core.usecases.references import only_objective
from core.usecases.viewing import viewer

FIXED = 1.001
"""A range whose ends lie closer together than this is a single number, and holds nothing."""


def ask_calibration(command: AskCalibration, request: Request, tx: Tx) -> CalibrationShown:
    """Calibration of one objective, of all a person may see, or of that person's own work."""
    objectives, rows = results_of(tx, request, command.objective, mine=command.mine)
    found = [approach for _, approach in rows]
    holidays = plan.holidays(tx, request.team)
    scored = calibration([_chance(each) for each in found], _ranges(found, holidays))
    resolved = [] if command.mine else _first_chances(tx, objectives)
    return CalibrationShown(
        about=objectives[0].name if command.objective else None,
        reference=objectives[0].key if command.objective else None,
        mine=command.mine,
        count=scored.count,
        unscored=scored.unscored,
        guessed=sum("chance" in each.guessed for each in found),
        brier=scored.brier,
        reliability=scored.parts.reliability if scored.parts else None,
        resolution=scored.parts.resolution if scored.parts else None,
        uncertainty=scored.parts.uncertainty if scored.parts else None,
        within=scored.parts.within if scored.parts else None,
        log=scored.log,
        points=tuple(
            ReliabilityPoint(stated=each.stated, came=each.came, count=each.count)
            for each in scored.bins
        ),
        ranges=scored.ranges,
        coverage=scored.coverage,
        crps=scored.crps,
        objectives_resolved=len(resolved),
        objectives_brier=_brier(resolved) if resolved else None,
        correction=None if command.mine else _on_offer(tx, request.team),
        accepted=places.workspace(tx, request.team).recalibrated,
    )


def results_of(
    tx: Tx, request: Request, objective: str | None, *, mine: bool
) -> tuple[list[Objective], list[tuple[int, Approach]]]:
    """The objectives asked about, and what ended in them, each with its objective's id."""
    objectives = _asked_about(tx, request, objective)
    ids = {each.id for each in objectives}
    found = [
        (within, approach)
        for within, approach in plan.ended(tx, request.team)
        if within in ids and (not mine or approach.owner == request.user)
    ]
    return objectives, found


def _asked_about(tx: Tx, request: Request, objective: str | None) -> list[Objective]:
    if objective:
        return [only_objective(tx, request, objective)]
    person = viewer(tx, request)
    return [each for each in plan.every_objective(tx, request.team) if person.sees(each)]


def _chance(approach: Approach) -> StatedChance:
    assert approach.first_chance is not None
    won = None if approach.ambiguous else approach.state == "won"
    return StatedChance(approach.first_chance, won)


def _ranges(found: Sequence[Approach], holidays: Sequence[date]) -> list[StatedRange]:
    """The ranges that were stated, with what the work took; single numbers are no ranges."""
    ranges = []
    for each in found:
        took, stated = full_days(each, holidays), range_stated(each)
        ranges += [StatedRange(*stated, took)] if took is not None and stated else []
    return ranges


def range_stated(approach: Approach) -> tuple[float, float] | None:
    """The range of working days stated at the start; None for a guess or a single number."""
    if not approach.first_days or "days" in approach.guessed:
        return None
    low, _, high = points_of(approach.first_days.days)
    return (low, high) if high > FIXED * low else None


def _first_chances(tx: Tx, objectives: Sequence[Objective]) -> list[tuple[float, bool]]:
    """First forecasts of resolved objectives, and whether they came true."""
    resolved = [each for each in objectives if each.resolution in ("yes", "no")]
    firsts = [(forecasts.first(tx, each.id), each) for each in resolved]
    return [(first.chance, each.resolution == "yes") for first, each in firsts if first]


def _brier(resolved: Sequence[tuple[float, bool]]) -> float:
    chances, came = zip(*resolved, strict=True)
    return brier(np.array(chances), np.array(came, float))


def correction(tx: Tx, team: str) -> Recalibration | None:
    """The correction that a workspace's own results ask for; None below 20 of them."""
    rows = [_chance(approach) for _, approach in plan.ended(tx, team)]
    scored = [each for each in rows if each.won is not None]
    stated = np.array([each.chance for each in scored])
    return recalibration(stated, np.array([float(bool(each.won)) for each in scored]))


def _on_offer(tx: Tx, team: str) -> Correction | None:
    found = correction(tx, team)
    return Correction(shift=found.shift, slope=found.slope) if found else None
