"""Edit: new values for the fields of an objective, a task or an approach."""

import json
from collections.abc import Callable
from typing import Any

from core.commands.objectives import AnswerQuestion, Changes, EditItem
from core.errors import Refused
from core.model.durations import as_json
from core.model.outcomes.base import Kind
from core.model.outcomes.planning import ChancesStated, Edited, FieldChange
from core.model.request import Request
from core.store import evidence, journal, plan
from core.store.store import Row, Tx
from core.usecases.editable import expect
from core.usecases.plans import STATED_SURE, coming
from core.usecases.premises import premise_keys
from core.usecases.references import Named, named, resolve, visible
from core.usecases.tasks import predecessors
from core.usecases.touched import standing, touch

FIELDS: dict[Kind, frozenset[str]] = {
    "objective": frozenset(
        {"name", "target", "value", "day_rate", "priority", "owner", "editors", "discount"}
    ),
    "task": frozenset({"name", "after", "stage", "done_when", "strategy"}),
    "approach": frozenset(
        {
            *("name", "chance", "days", "sure", "assumes", "role", "people"),
            *("time_box", "cost", "failure", "owner"),
        }
    ),
}


def edit_item(command: EditItem, request: Request, tx: Tx) -> Edited:
    """Change fields of one item; a chance or a range set by hand is no guess any more.

    Raises:
        Refused: no kind of item has all these fields, or nothing would change.
        Stale: the item is another than the one that was seen.
    """
    fields = frozenset(command.changes.model_fields_set)
    kinds = [kind for kind, known in FIELDS.items() if fields <= known]
    found = resolve(tx, request, command.item, kinds or tuple(FIELDS))
    if not kinds or found.item.kind not in kinds:
        raise Refused(_no_such_field(found, fields))
    expect(tx, found, command.revision)
    if command.changes.target:
        coming(command.changes.target, request.today)
    changed = _changed(tx, request, found, command.changes)
    if changed:
        touch(tx, request.team, [found.objective.id], shared="assumes" in fields)
    return Edited(
        **standing(tx, (found.objective.id,)),
        item=found.item,
        fields=changed,
        overridden=_overridden(tx, found, changed),
    )


def _overridden(tx: Tx, found: Named, changed: tuple[FieldChange, ...]) -> int:
    """How many results a chance set by hand leaves behind."""
    if found.approach is None or "chance" not in {each.field for each in changed}:
        return 0
    return len(evidence.experiments(tx, found.approach.id))


def answer_question(command: AnswerQuestion, request: Request, tx: Tx) -> ChancesStated:
    """Set the chance of several approaches that were guesses.

    Raises:
        Refused: one of them is gone.
    """
    everything = {
        each.approach.id: each
        for objective in visible(tx, request)
        for each in named(tx, objective)
        if each.approach
    }
    if not everything.keys() >= set(command.approaches):
        raise Refused("These approaches are no longer in the plan; nothing was changed.")
    found = [everything[item] for item in command.approaches]
    for each in found:
        stated = Changes(chance=command.chance)
        _changed(tx, request, each, stated)
    objective = found[0].objective
    touch(tx, request.team, [objective.id])
    return ChancesStated(
        **standing(tx, (objective.id,)),
        names=tuple(each.item.name for each in found),
        chance=command.chance,
    )


def _no_such_field(found: Named, fields: frozenset[str]) -> str:
    known = FIELDS[found.item.kind]
    wrong = sorted(fields - known)
    return (
        f"*{found.item.reference}* is an {found.item.kind}; it has no {', '.join(wrong)}."
        f" It has: {', '.join(sorted(known))}."
    ).replace("is an task", "is a task")


def _changed(tx: Tx, request: Request, found: Named, changes: Changes) -> tuple[FieldChange, ...]:
    item = found.approach or found.task or found.objective
    columns = _columns(tx, request, found, changes)
    before = {name: _shown(getattr(item, name)) for name in columns}
    if found.task and "after" in before:
        before["after"] = [plan.task(tx, earlier).key for earlier in found.task.after]
    table = {"objective": "objectives", "task": "tasks", "approach": "approaches"}
    journal.update(tx, table[found.item.kind], item.id, columns)
    after = {name: _shown(getattr(changes, name)) for name in _set(changes)}
    return tuple(
        FieldChange(field=name, before=before[name], after=value)
        for name, value in after.items()
        if before[name] != value
    )


def _set(changes: Changes) -> list[str]:
    """The fields that are given, in the order in which the model has them."""
    return [name for name in Changes.model_fields if name in changes.model_fields_set]


def _shown(value: Any) -> Any:  # noqa: ANN401 - any field's value, as JSON
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", exclude_none=True)
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _columns(tx: Tx, request: Request, found: Named, changes: Changes) -> Row:
    columns: Row = {}
    for name in _set(changes):
        value = getattr(changes, name)
        columns[name] = _COLUMN[name](value) if name in _COLUMN else value
    if "after" in columns:
        columns["after"] = json.dumps(
            predecessors(tx, request, found.objective, changes.after or ())
        )
    if "assumes" in columns:
        columns["assumes"] = json.dumps(premise_keys(tx, found.objective, changes.assumes or ()))
    return columns | _no_guess(found, changes)


def _no_guess(found: Named, changes: Changes) -> Row:
    """What stating a chance or a range does to the marks of guessing."""
    approach, stated = found.approach, changes.model_fields_set & {"chance", "days"}
    if approach is None or not stated:
        return {}
    sure = {} if "sure" in changes.model_fields_set else {"sure": STATED_SURE}
    guessed = json.dumps(sorted(approach.guessed - stated))
    return {"guessed": guessed} | (sure if "chance" in stated else {})


_COLUMN: dict[str, Callable[[Any], object]] = {
    "target": lambda day: day.isoformat(),
    "value": lambda value: value.model_dump_json() if value else None,
    "editors": lambda people: json.dumps(list(people)),
    "days": lambda days: json.dumps(as_json(days)),
    "assumes": lambda _: None,
    "after": lambda _: None,
}
