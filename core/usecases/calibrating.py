"""How good the chances and ranges of finished work were, and whether they are corrected by it."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from core.commands.resolving import AskCalibration
from core.learning.calibration import StatedChance, StatedRange, calibration
from core.learning.recalibration import Recalibration, recalibration
from core.learning.scores import brier
from core.model.outcomes import CalibrationShown, Correction, ReliabilityPoint
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
    objectives = _asked_about(command, request, tx)
    ids = {each.id for each in objectives}
    found = [
        approach
        for within, approach in plan.ended(tx, request.team)
        if within in ids and (not command.mine or approach.owner == request.user)
    ]
    holidays = plan.holidays(tx, request.team)
    scored = calibration([_chance(each) for each in found], _ranges(found, holidays))
    resolved = [] if command.mine else _first_chances(tx, objectives)
    return CalibrationShown(
        about=objectives[0].name if command.objective else None,
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


def _asked_about(command: AskCalibration, request: Request, tx: Tx) -> list[Objective]:
    if command.objective:
        return [only_objective(tx, request, command.objective)]
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
        took = full_days(each, holidays)
        if took is not None and each.first_days and "days" not in each.guessed:
            low, _, high = points_of(each.first_days.days)
            ranges += [StatedRange(low, high, took)] if high > FIXED * low else []
    return ranges


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
