"""Nudges: raised with each forecast, sent at each person's hour, answered by their buttons."""

from datetime import date, datetime, timedelta

from core.model.clock import local_day
from core.model.nudges import Aside, Nudge
from core.model.places import Person
from core.model.plan import Objective
from core.practice.choosing import WEEK, Patience, chosen
from core.practice.hours import Hours, window
from core.practice.nudges import YOUNG, nudges
from core.store import nudges as rows
from core.store import outbox, places, plan
from core.store.nudges import Standing
from core.store.outbox import Letter, Recipient
from core.store.places import Period
from core.store.store import Tx
from core.usecases.facts import facts_of
from core.usecases.snapshot import working_days
from core.wording.questions import nudge_message

PATIENCE = timedelta(hours=4)
"""How late a nudge may be; after that it waits for another day."""


def raise_nudges(tx: Tx, objective: int, now: datetime, today: date) -> None:
    """Keep what an objective asks for now; what it no longer asks for stands no more."""
    rows.withdraw_nudges(tx, objective)
    if not plan.exists(tx, objective):
        return
    found = plan.objective(tx, objective)
    if found.closed_at is None:
        facts = facts_of(tx, found, _value(tx, found), now, today)
        for nudge in nudges(facts):
            rows.raise_nudge(tx, found.team, nudge, today)


def _value(tx: Tx, objective: Objective) -> float:
    """What success is worth; where it was not said, or in another currency, the usual amount."""
    stated = [each.value for each in plan.objectives(tx, objective.team) if each.value]
    if not stated:
        return 1.0
    currencies = [each.currency for each in stated]
    usual = max(sorted(set(currencies)), key=currencies.count)
    amounts = sorted(each.amount for each in stated if each.currency == usual)
    own = objective.value
    return own.amount if own and own.currency == usual else amounts[len(amounts) // 2]


def stopping_due(tx: Tx, objective: Objective, now: datetime, today: date) -> bool:
    """Whether the worker should also say what is better stopped: once a week, where it may matter.

    Only where work costs money or holds people that others wait for does stopping pay.
    """
    if working_days(objective.created_at.date(), today) < YOUNG:
        return False
    running = [a for a in plan.approaches_of(tx, objective.id) if a.state == "running"]
    priced = objective.value and (objective.day_rate or any(each.cost for each in running))
    held = plan.people_are_scarce(tx, objective.team) and any(each.role for each in running)
    year, week, _ = today.isocalendar()
    period = Period(objective.team, f"stopping:{objective.id}", f"{year}-W{week:02d}")
    return bool(running and (priced or held)) and places.claim_period(tx, period, "done", now)


def post_due_nudges(tx: Tx, now: datetime) -> int:
    """Queue for each person whose hour has come the one question worth most; how many."""
    return sum(_post_if_due(tx, team, user, now) for team, user in rows.people_with_nudges(tx))


def _post_if_due(tx: Tx, team: str, user: str, now: datetime) -> bool:
    person = places.person(tx, team, user)
    if person.deactivated:
        return False
    zone = person.timezone or places.workspace(tx, team).timezone
    today = local_day(now, zone)
    period = Period(team, f"nudge:{user}", today.isoformat())
    if places.is_taken(tx, period):
        return False
    hours = hours_of(tx, person, zone)
    open_ = window(now, hours, PATIENCE)
    if open_ is None or now < open_[0]:
        return False
    found = _next(tx, person, today)
    late = now >= open_[1]
    if found is None or not places.claim_period(tx, period, "skipped" if late else "queued", now):
        return False
    if not late:
        _send(tx, found, today, now, open_[1])
    return not late


def hours_of(tx: Tx, person: Person, zone: str) -> Hours:
    """When a person may be asked something."""
    return Hours(
        timezone=zone,
        at=person.nudge_at,
        quiet_from=person.quiet_from,
        quiet_until=person.quiet_until,
        away_until=person.out_until,
        holidays=frozenset(plan.holidays(tx, person.team)),
    )


def _next(tx: Tx, person: Person, today: date) -> Standing | None:
    standing = rows.standing_nudges(tx, person.team, person.user)
    found = chosen([each.nudge for each in standing], patience_of(tx, person, today), today)
    return next((each for each in standing if each.nudge is found), None)


def patience_of(tx: Tx, person: Person, today: date) -> Patience:
    """What a person has had lately and what they set aside."""
    had = rows.sent_since(tx, person.team, person.user, today - WEEK)
    aside = [
        Aside(each.kind, each.about, each.until)
        for each in rows.asides(tx, person.team, person.user)
    ]
    return Patience(had, aside, person.nudges_a_week)


def _send(tx: Tx, found: Standing, today: date, now: datetime, until: datetime) -> None:
    nudge = found.nudge
    body = nudge_message(nudge, found.id).model_dump(mode="json")
    to = _recipient(tx, found.team, nudge)
    key = f"nudge:{nudge.to}:{today.isoformat()}"
    message = outbox.queue(tx, Letter(found.team, "nudge", key, to, body, until), now)
    rows.note_sent(tx, found, today, message, now)


def _recipient(tx: Tx, team: str, nudge: Nudge) -> Recipient:
    """The person, privately; the objective's channel where it concerns the team."""
    channel = plan.objective(tx, nudge.objective).channel
    if nudge.team and not places.channel(tx, team, channel).archived:
        return Recipient(channel=channel)
    return Recipient(user=nudge.to)
