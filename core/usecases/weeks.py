"""What happened to an objective in a span of days, read from history and evidence."""

from collections import Counter
from datetime import date, timedelta

from core.learning.evidence import ANSWERS
from core.model.clock import before_week
from core.model.evidence import Experiment
from core.model.outcomes.questions import Moved
from core.model.plan import Objective
from core.model.week import Event, Happened, Learned, Week
from core.store import evidence, forecasts, journal, plan
from core.store.journal import Step
from core.store.store import Tx
from core.usecases.causes import moved_by, names_of
from core.usecases.outlooks import outlook_since
from core.usecases.pipeline import ladder_of
from core.usecases.worth import news_of, stakes_of

ENOUGH_PEOPLE = 3
"""Quality is shown only where at least this many people logged, so that it points at nobody."""
HAPPENED: dict[str, Happened] = {
    "won": "won", "lost": "lost", "dropped": "dropped", "parked": "parked", "running": "started",
}  # fmt: skip
ENDED = {"won": "worked", "lost": "did not work", "dropped": "given up"}
BY_HAND = {"chance": "chance", "days": "range of days"}


def week(tx: Tx, objective: Objective, today: date, timezone: str, days: int = 7) -> Week:
    """The last ``days`` days of an objective, up to and including today."""
    since = before_week(today, timezone, days)
    done = journal.steps_since(tx, objective.team, since)
    mine = _own(tx, objective, done)
    results = evidence.experiments_between(
        tx, objective.id, today - timedelta(days=days - 1), today
    )
    outlook = outlook_since(tx, objective, today, since)
    return Week(
        outlook=outlook,
        until=today,
        events=tuple(_events(mine)),
        moved=_moved(tx, objective, today),
        learned=(*_learned(tx, results), *_endings(mine, results)),
        edited=tuple(_edited(mine)),
        targets=tuple(_targets(mine)),
        results=len(results),
        answers=_answers(results),
        alone=tuple(_alone(tx, objective)),
        last_result=evidence.last_experiment_day(tx, objective.id),
        pipeline=ladder_of(tx, objective, today),
        owner=objective.owner,
        stakes=stakes_of(objective),
        start=_start(tx, objective),
        news=tuple(news_of(tx, objective, today - timedelta(days=days - 1), today)),
    )


def _start(tx: Tx, objective: Objective) -> tuple[str, ...] | None:
    """What the newest forecast says had best start now, where that was worked out."""
    latest = forecasts.latest(tx, objective.id)
    known = latest.result.get("next") if latest else None
    if known is None or forecasts.still_dirty(tx, (objective.id,)):
        return None
    names = names_of(tx, objective.id)
    return tuple(names.get(each, each) for each in known["start"])


def _own(tx: Tx, objective: Objective, steps: list[Step]) -> list[Step]:
    tasks = {task.id for task in plan.tasks(tx, objective.id)}
    ids = {"objectives": {objective.id}, "tasks": tasks}
    ids["approaches"] = {each.id for each in plan.approaches_of(tx, objective.id)}
    return [step for step in steps if step.item in ids.get(step.noun, set())]


def _events(steps: list[Step]) -> list[Event]:
    """Changes of state, each approach's last one; new approaches of a plan that stood already."""
    found: dict[int, Event] = {}
    for step in steps:
        if step.noun == "approaches" and step.before and step.after:
            state = step.after["state"]
            if state != step.before["state"] and state in HAPPENED:
                found[step.item] = Event(what=HAPPENED[state], name=step.after["name"])
    return list(found.values())


def _moved(tx: Tx, objective: Objective, today: date) -> tuple[Moved, ...]:
    latest = forecasts.latest(tx, objective.id)
    known = latest.result.get("movement") if latest else None
    fresh = known and known["day"] == today.isoformat() and not known.get("asked")
    return moved_by(tx, objective.id, known) if known and fresh else ()


def _edited(steps: list[Step]) -> list[str]:
    found = {
        f"{label} of {step.after['name']}": None
        for step in steps
        if step.noun == "approaches" and step.before and step.after and _by_hand(step)
        for field, label in BY_HAND.items()
        if step.after[field] != step.before[field]
    }
    return list(found)


def _by_hand(step: Step) -> bool:
    return step.command == "EditItem"


def _targets(steps: list[Step]) -> list[date]:
    """Targets as they were before each move, oldest first."""
    return [
        date.fromisoformat(step.before["target"])
        for step in steps
        if step.noun == "objectives" and step.before and step.after
        and step.before["target"] != step.after["target"]
    ]  # fmt: skip


def _learned(tx: Tx, results: list[Experiment]) -> list[Learned]:
    return [
        Learned(
            author=each.author,
            note=each.learned,
            about=plan.approach(tx, each.approach).name,
            verdict=each.verdict,
        )
        for each in results
        if each.learned
    ]


def _endings(steps: list[Step], results: list[Experiment]) -> list[Learned]:
    """What was said as an approach ended, where no result of the week says the same."""
    said = {each.learned for each in results}
    return [
        Learned(
            author=step.author, note=step.after["learned"], about=step.after["name"],
            verdict=ENDED[step.after["state"]],
        )
        for step in steps
        if step.noun == "approaches" and step.before and step.after
        and step.after["state"] in ENDED and step.after["state"] != step.before["state"]
        and step.after["learned"] and step.after["learned"] not in said
    ]  # fmt: skip


def _answers(results: list[Experiment]) -> dict[str, int]:
    if len({each.author for each in results}) < ENOUGH_PEOPLE:
        return {}
    yes = Counter(name for each in results for name, said in each.quality.items() if said)
    return {name: yes[name] for name in ANSWERS}


def _alone(tx: Tx, objective: Objective) -> list[str]:
    """Tasks with more than a doubt that have one approach left."""
    found = []
    for task in plan.tasks(tx, objective.id):
        approaches = plan.approaches(tx, task.id)
        left = [each for each in approaches if each.state in ("planned", "running")]
        won = any(each.state == "won" for each in approaches)
        if len(left) == 1 and not won and left[0].chance < DOUBT:
            found.append(left[0].name)
    return found


DOUBT = 0.8
"""Above this chance a single approach is plain work rather than a bet."""
