"""A person's own page: what stands on it, and when it is made again."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from core.learning.evidence import ANSWERS
from core.model.clock import local_day
from core.model.home import Due, HomeShown, OpenNudge, Preferences, Running
from core.model.nudges import Nudge
from core.model.outcomes.base import Item, Outcome
from core.model.outlook import Outlook
from core.model.places import Person
from core.model.plan import Objective
from core.model.request import Request
from core.store import evidence, homes, outbox, places, plan
from core.store.outbox import Letter, Recipient
from core.store.store import Tx
from core.usecases.outlooks import outlook_since
from core.usecases.ranges import days_late
from core.usecases.references import Named, named, visible
from core.usecases.snapshot import working_days

WEEK, WEEKS = timedelta(days=7), timedelta(days=28)


def home_of(tx: Tx, team: str, user: str, now: datetime) -> HomeShown:
    """A person's page as it is at a moment."""
    person = places.person(tx, team, user)
    today = local_day(now, person.timezone or places.workspace(tx, team).timezone)
    request = Request(team, user, "", "", "", now, today, "home")
    seen = visible(tx, request)
    own = [each for each in seen if each.owner == user]
    results, yes = _quality(tx, team, user, today)
    return HomeShown(
        today=today,
        nudges=tuple(_nudges(tx, request, {each.id for each in seen})),
        due=tuple(_due(tx, each, today) for each in own if _is_due(each, today)),
        running=tuple(_running(tx, seen, request)),
        owned=tuple(_standing(tx, own, now, today)),
        results=results,
        yes=yes,
        preferences=_preferences(person, today),
        page=homes.page_of(tx, team, user),
    )


def _standing(tx: Tx, own: list[Objective], now: datetime, today: date) -> list[Outlook]:
    return [outlook_since(tx, each, today, now - WEEK) for each in own]


def _nudges(tx: Tx, request: Request, seen: set[int]) -> list[OpenNudge]:
    """What was asked and stands, unless it was set aside."""
    rows = homes.open_nudges(tx, request.team, request.user, request.today)
    found = [OpenNudge(id=row["id"], nudge=Nudge.model_validate_json(row["body"])) for row in rows]
    return [each for each in found if each.nudge.objective in seen]


def _is_due(objective: Objective, today: date) -> bool:
    """Whether its date is over and nobody has said how it came out."""
    return objective.target < today and objective.resolution is None


def _due(tx: Tx, objective: Objective, today: date) -> Due:
    item = Item(kind="objective", id=objective.id, name=objective.name, reference=objective.key)
    chance = outlook_since(tx, objective, today, objective.created_at).chance
    return Due(item=item, target=objective.target, chance=chance)


def _running(tx: Tx, seen: list[Objective], request: Request) -> list[Running]:
    holidays = plan.holidays(tx, request.team)
    mine = [
        each
        for objective in seen
        for each in named(tx, objective)
        if each.approach
        and each.approach.state == "running"
        and each.approach.owner == request.user
    ]
    found = [_run(each, request.today, holidays) for each in mine]
    return sorted(found, key=lambda each: -each.day / each.late)


def _run(found: Named, today: date, holidays: list[date]) -> Running:
    approach = found.approach
    assert approach is not None
    since = approach.started_on or today
    return Running(
        item=found.item,
        objective=found.objective.name,
        day=max(0, working_days(since, today, holidays)) + 1,
        days=approach.days,
        late=days_late(approach.days),
    )


def _quality(tx: Tx, team: str, user: str, today: date) -> tuple[int, dict[str, int]]:
    """How often each answer was yes in one's own results of four weeks; for this person alone."""
    mine = evidence.experiments_by(tx, team, user, today - WEEKS)
    return len(mine), {name: sum(bool(each.quality.get(name)) for each in mine) for name in ANSWERS}


def _preferences(person: Person, today: date) -> Preferences:
    away = person.out_until if person.out_until and person.out_until > today else None
    return Preferences.model_validate(person.model_dump() | {"out_until": away})


def refresh(tx: Tx, team: str, users: Iterable[str], now: datetime) -> None:
    """Have the pages of these people made again, those that were ever opened."""
    for user in sorted(homes.readers(tx, team) & set(users)):
        outbox.forget_home(tx, team, user)
        key = f"home:{user}:{homes.next_version(tx, team, user)}"
        outbox.queue(tx, Letter(team, outbox.HOME, key, Recipient(user=user), {}), now)


def refresh_after(tx: Tx, outcome: Outcome, request: Request) -> None:
    """Have the pages made again of those whom a command concerns."""
    if homes.readers(tx, request.team):
        concerned = {request.user, *_concerned(tx, outcome.objectives)}
        refresh(tx, request.team, concerned, request.at)


def refresh_about(tx: Tx, team: str, objectives: Iterable[int], now: datetime) -> None:
    """Have the pages made again of those whom objectives concern."""
    if homes.readers(tx, team):
        refresh(tx, team, _concerned(tx, objectives), now)


def _concerned(tx: Tx, objectives: Iterable[int]) -> set[str]:
    found: set[str] = set()
    for objective in objectives:
        if plan.exists(tx, objective):
            approaches = plan.approaches_of(tx, objective)
            found |= {each.owner for each in approaches if each.owner}
            found.add(plan.objective(tx, objective).owner)
    return found
