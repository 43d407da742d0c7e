"""``risks``: what objectives rest on, from their stored forecasts and from who does the work."""

from core.commands.questions import AskRisks
from core.errors import Refused
from core.model.outcomes.advice import Risks, RisksShown
from core.model.plan import Objective
from core.model.request import Request
from core.practice.portfolio import (
    alone,
    critical_research,
    one_person,
    shared_premises,
    weakest,
)
from core.practice.whole import missing_side
from core.store import forecasts, plan
from core.store.store import Tx
from core.usecases.facts import facts_of
from core.usecases.references import only_objective

MOST = 5
"""Objectives of a channel that are looked at together."""


def ask_risks(command: AskRisks, request: Request, tx: Tx) -> RisksShown:
    """What an objective rests on, or each of this channel's where none is named.

    Raises:
        Refused: there is no forecast yet.
    """
    found = _meant(tx, request, command.objective)
    known = [each for each in found if forecasts.latest(tx, each.id)]
    if not known:
        name = found[0].name
        raise Refused(f"*{name}* has no forecast yet: it has no approaches to count.")
    return RisksShown(
        objectives=tuple(each.id for each in known),
        risks=tuple(_risks(tx, request, each) for each in known),
    )


def _meant(tx: Tx, request: Request, typed: str | None) -> list[Objective]:
    here = plan.objectives(tx, request.team, channel=request.channel)
    if typed is None and len(here) > 1:
        return here[:MOST]
    return [only_objective(tx, request, typed)]


def _risks(tx: Tx, request: Request, objective: Objective) -> Risks:
    facts = facts_of(tx, objective, 1.0, request.at, request.today)
    side, sides = missing_side(facts), facts.sides
    return Risks(
        objective=objective.id,
        alone=alone(facts),
        weakest=weakest(facts),
        critical=critical_research(facts),
        shared=shared_premises(facts),
        person=one_person(facts),
        running=len(facts.running),
        side=side,
        ask=sides.known.get(side, ())[:3] if side and sides else (),
    )
