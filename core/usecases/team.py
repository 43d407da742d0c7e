"""What belongs to the whole plan: assumptions, people, holidays."""

from core.commands.objectives import AddHolidays, SetTeam, StateAssumption
from core.commands.questions import ShowTeam
from core.model.keys import key_of
from core.model.outcomes.planning import AssumptionStated, HolidaysAdded, TeamRow, TeamShown
from core.model.request import Request
from core.store import journal, plan
from core.store.store import Row, Tx
from core.usecases.premises import counting_on, keep_premise, premise_meant
from core.usecases.references import visible
from core.usecases.touched import standing, touch


def state_assumption(command: StateAssumption, request: Request, tx: Tx) -> AssumptionStated:
    """State how likely an assumption is, or that it is known to be true or false."""
    key, channel = premise_meant(tx, request, command.key)
    known = plan.assumption(tx, request.team, key, channel)
    values: Row = {"chance": command.chance, "note": command.note}
    keep_premise(tx, request.team, key, channel, values)
    counting = counting_on(tx, request.team, key, channel)
    assuming = [each.id for each in sorted(counting, key=lambda o: o.channel != request.channel)]
    touch(tx, request.team, assuming, shared=bool(assuming))
    shown = {each.id for each in visible(tx, request)}
    return AssumptionStated(
        **standing(tx, tuple(each for each in assuming if each in shown)[:3]),
        key=key,
        was=known.chance if known else None,
        chance=command.chance,
        note=command.note,
        assumed_by=sum(
            key in approach.assumes
            for each in shown.intersection(assuming)
            for approach in plan.approaches_of(tx, each)
        ),
    )


def set_team(command: SetTeam, request: Request, tx: Tx) -> TeamShown:
    """How many people of each role there are from a day on, perhaps."""
    since = (command.since or request.today).isoformat()
    for name, people in command.people.items():
        role = key_of(name)
        values = {"people": people, "chance": command.chance}
        known = [
            each
            for each in plan.team_steps(tx, request.team)
            if each.role == role and each.since.isoformat() == since
        ]
        if known:
            journal.update(tx, "team_steps", known[0].id, values)
        else:
            key = {"team": request.team, "role": role, "since": since}
            journal.insert(tx, "team_steps", key | values)
    here = tuple(each.id for each in plan.objectives(tx, request.team, channel=request.channel))
    touch(tx, request.team, [], shared=True)
    return TeamShown(**standing(tx, here[:3]), rows=_rows(tx, request), changed=True)


def show_team(_: ShowTeam, request: Request, tx: Tx) -> TeamShown:
    """The team as it stands."""
    return TeamShown(rows=_rows(tx, request))


def _rows(tx: Tx, request: Request) -> tuple[TeamRow, ...]:
    return tuple(
        TeamRow(role=each.role, since=each.since, people=each.people, chance=each.chance)
        for each in plan.team_steps(tx, request.team)
    )


def add_holidays(command: AddHolidays, request: Request, tx: Tx) -> HolidaysAdded:
    """Days nobody works, for all forecasts of the workspace."""
    known = set(plan.holidays(tx, request.team))
    new = sorted(set(command.dates) - known)
    for day in new:
        journal.insert(tx, "holidays", {"team": request.team, "day": day.isoformat()})
    here = tuple(each.id for each in plan.objectives(tx, request.team, channel=request.channel))
    touch(tx, request.team, [], shared=True)
    return HolidaysAdded(**standing(tx, here[:3]), dates=tuple(new))
