"""Approaches: add, and the states they go through."""

import json
from datetime import date

from core.commands.approaches import AddApproach, ChangeState
from core.commands.plans import SketchedApproach
from core.errors import Refused
from core.learning.guesses import Guesses
from core.model.keys import key_of
from core.model.outcomes.base import Item
from core.model.outcomes.evidence import StateChanged, Taught
from core.model.outcomes.planning import Added
from core.model.plan import Approach
from core.model.request import Request
from core.model.states import State
from core.store import evidence, journal, plan
from core.store.store import Row, Tx
from core.usecases.plans import approach_values
from core.usecases.premises import premise_keys
from core.usecases.record import team_guesses
from core.usecases.references import APPROACH, TASK, Named, resolve
from core.usecases.touched import standing, touch

ENDED: tuple[State, ...] = ("won", "lost", "dropped")


def add_approach(command: AddApproach, request: Request, tx: Tx) -> Added:
    """A new approach of a task, tried after those already there; missing values are guessed."""
    parent, _, last = (command.approach or "").rpartition("/")
    if not parent and not command.inside:
        raise Refused(
            f"Which task is *{last}* for? Write it as task/approach:"
            f" `approach add TASK/{key_of(last)} p=50% days=5-20`."
        )
    task = resolve(tx, request, parent or command.inside or "", TASK)
    existing = plan.approaches(tx, task.item.id)
    keys = {each.key for each in existing}
    key = key_of(last) if last else key_of(command.name or "", taken=keys)
    if key in keys:
        raise Refused(f"*{task.item.reference}/{key}* is there already. `edit {key} …` changes it.")
    values = _values(command, last, team_guesses(tx, request.team)) | {
        "task": task.item.id,
        "key": key,
        "assumes": json.dumps(premise_keys(tx, task.objective, command.assumes)),
    }
    added = journal.insert(
        tx, "approaches", values | {"team": request.team, "position": len(existing)}
    )
    touch(tx, request.team, [task.objective.id])
    return _added(tx, task, plan.approach(tx, added))


def _values(command: AddApproach, last: str, supposed: Guesses) -> Row:
    sketch = SketchedApproach(
        name=command.name or last, doubtful=True, chance=command.chance, days=command.days
    )
    return {
        **approach_values(sketch, supposed),
        **({"sure": command.sure} if command.sure else {}),
        "role": command.role,
        "people": command.people,
        "failure": "early" if command.early else "at_end",
        "time_box": command.time_box,
        "cost": command.cost,
        "owner": command.owner,
    }


def _added(tx: Tx, task: Named, approach: Approach) -> Added:
    reference = f"{task.item.reference}/{approach.key}"
    return Added(
        **standing(tx, (task.objective.id,)),
        item=Item(kind="approach", id=approach.id, name=approach.name, reference=reference),
        parent=task.item.name,
        chance=approach.chance,
        days=approach.days,
        guessed=tuple(sorted(approach.guessed)),
    )


def change_state(command: ChangeState, request: Request, tx: Tx) -> StateChanged:
    """Start, park, drop, win or lose an approach; ``learned`` is kept with it."""
    found = resolve(tx, request, command.approach, APPROACH)
    approach = found.approach
    assert approach is not None
    if approach.state == command.state:
        raise Refused(_so_already(found.item.reference, approach))
    if {approach.state, command.state} == {"won", "lost"}:
        raise ResolvedTwice(found.item.reference, approach, command.state)
    return settled(tx, request, found, command)


def _so_already(reference: str, approach: Approach) -> str:
    if approach.state not in ENDED:
        return f"*{reference}* is {approach.state} already; nothing changed."
    other = "yes" if approach.state == "lost" else "no"
    return (
        f"*{reference}* is {approach.state} already{_since(approach)}; nothing changed."
        f" If that was wrong: `resolve {reference} {other}`."
    )


def _since(approach: Approach) -> str:
    day = approach.ended_on
    return f", since {day.day} {day:%B}" if day else ""


class ResolvedTwice(Refused):
    """Work that has a result is given the opposite one; saying so on purpose is another verb."""

    def __init__(self, reference: str, approach: Approach, state: State) -> None:
        super().__init__(
            f"*{reference}* is {approach.state} already{_since(approach)}; nothing changed."
            " If that was wrong, say so:",
            suggestion=f"resolve {reference} {'yes' if state == 'won' else 'no'}",
        )


def settled(tx: Tx, request: Request, found: Named, command: ChangeState) -> StateChanged:
    """An approach in its new state, and what that does to the plan."""
    approach = found.approach
    assert approach is not None
    journal.update(tx, "approaches", approach.id, _state_columns(approach, command, request))
    # What has ended teaches the team's own overrun, which every forecast uses.
    teaches = {approach.state, command.state} & {"won", "lost"}
    touch(tx, request.team, [found.objective.id], shared=bool(approach.assumes or teaches))
    others = plan.approaches(tx, approach.task)
    return StateChanged(
        **standing(tx, (found.objective.id,)),
        item=found.item,
        was=approach.state,
        state=command.state,
        counted_from=_later(approach, command.state, request.today),
        learned=command.learned,
        objective=found.objective.name,
        left=sum(each.state in ("planned", "running") for each in others),
        taught=tuple(_taught(tx, approach, others)) if command.state == "won" else (),
    )


def _taught(tx: Tx, winner: Approach, others: list[Approach]) -> list[Taught]:
    """What the other approaches to a task taught, in their own last words."""
    found = [(each, each.learned or evidence.last_note(tx, each.id)) for each in others]
    return [
        Taught(name=each.name, note=note) for each, note in found if note and each.id != winner.id
    ]


def _state_columns(approach: Approach, command: ChangeState, request: Request) -> Row:
    today = request.today.isoformat()
    columns: Row = {"state": command.state, "ambiguous": 0}
    if command.state == "running":
        columns |= started(approach, today) | {"ended_on": None}
    if command.state in ENDED:
        ended = _end(approach, request.today)
        columns |= {"ended_on": ended} if approach.state not in ENDED else {}
        columns |= {} if approach.started_on else _first(approach)
    if command.learned or command.state in ENDED:
        # What was expected at the start is kept in the history, not as something learned.
        columns |= {"learned": command.learned}
    return columns


def started(approach: Approach, day: str) -> Row:
    """The columns of an approach that starts: its first chance and range are kept for scoring."""
    return {
        "state": "running",
        "started_on": day,
        **_first(approach),
    }


def _end(approach: Approach, today: date) -> str:
    """Today, or the day it started where a changed clock has put that later."""
    return max(today, approach.started_on or today).isoformat()


def _later(approach: Approach, state: State, today: date) -> date | None:
    started_on = approach.started_on
    return started_on if state in ENDED and started_on and started_on > today else None


def _first(approach: Approach) -> Row:
    """The chance and range as they stand now."""
    return {
        "first_chance": approach.chance,
        "first_days": approach.model_dump_json(include={"days"}),
    }
