"""Who took part in an objective's experiments, and how they were run, over some weeks."""

from collections.abc import Sequence
from datetime import date, timedelta

from core.commands.practice import AskInputs
from core.model.evidence import Tried
from core.model.inputs import Inputs, InputsShown
from core.model.outcomes.base import Item
from core.model.places import Side
from core.model.plan import Objective
from core.model.request import Request
from core.practice.facts import QualityFacts, SideFacts
from core.practice.quality import first_shown, inputs, monday_of, people_in, yes_shares
from core.store import evidence, places
from core.store.store import Tx
from core.usecases.references import only_objective

RECENT, EARLIER = timedelta(days=14), timedelta(days=42)
"""How quality is compared: the last two weeks beside the four before them."""
FOUR_WEEKS = timedelta(days=28)
ENOUGH_PEOPLE = 3
"""Fewer people than this would be pointed at."""


def six_weeks(tx: Tx, objective: Objective, today: date) -> list[Tried]:
    """How an objective's experiments of the last six weeks were run."""
    return evidence.tried_between(tx, objective.id, today - EARLIER, today)


def quality_facts(found: Sequence[Tried], today: date) -> QualityFacts | None:
    """How experiments were run lately and before; None where too few people logged in either."""
    border = today - RECENT
    recent = [each for each in found if each.day > border]
    earlier = [each for each in found if each.day <= border]
    if min(_people(recent), _people(earlier)) < ENOUGH_PEOPLE:
        return None
    return QualityFacts(yes_shares(earlier), yes_shares(recent), len(recent))


def _people(experiments: Sequence[Tried]) -> int:
    return len({each.author for each in experiments})


def side_facts(tx: Tx, team: str, tries: Sequence[Tried], today: date) -> SideFacts:
    """Which sides took part in four weeks, and whom one could ask."""
    found = [each for each in tries if each.day >= today - FOUR_WEEKS]
    sides = places.sides(tx, team)
    taking = {person for each in found for person in people_in(each)}
    seen = frozenset(sides[person] for person in taking if person in sides)
    known: dict[Side, tuple[str, ...]] = {
        side: tuple(user for user, own in sides.items() if own in (side, "both"))
        for side in ("research", "engineering")
    }
    complete = all(person in sides for person in taking)
    return SideFacts(seen if complete else frozenset(), len(found), known)


def ask_inputs(command: AskInputs, request: Request, tx: Tx) -> InputsShown:
    """How the person who asks worked, week by week, and the team where enough people logged."""
    objective = only_objective(tx, request, command.objective)
    today = request.today
    found = evidence.tried_between(tx, objective.id, first_shown(today), today)
    own = [each for each in found if each.author == request.user]
    item = Item(kind="objective", id=objective.id, name=objective.name, reference=objective.key)
    return InputsShown(item=item, own=inputs(own, today), team=_team(found, today), today=today)


def _team(found: Sequence[Tried], today: date) -> Inputs | None:
    """The objective's inputs; only weeks in which enough people logged are told apart."""
    if _people(found) < ENOUGH_PEOPLE:
        return None
    whole = inputs(found, today)
    by_week = {
        week.monday: [each for each in found if monday_of(each.day) == week.monday]
        for week in whole.weeks
    }
    kept = (week for week in whole.weeks if _people(by_week[week.monday]) >= ENOUGH_PEOPLE)
    return whole.model_copy(update={"weeks": tuple(kept)})
