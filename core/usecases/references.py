"""What a typed reference means: any ending that is unambiguous where it was typed."""

import difflib
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

from core.errors import AmbiguousReference, Gone, UnknownReference
from core.model.forms import token
from core.model.keys import key_of
from core.model.outcomes.base import Item, Kind
from core.model.plan import Approach, Objective, Task
from core.model.request import Request
from core.store import plan
from core.store.store import Tx
from core.usecases.viewing import viewer

ALL: tuple[Kind, ...] = ("objective", "task", "approach")
OBJECTIVE: tuple[Kind, ...] = ("objective",)
TASK: tuple[Kind, ...] = ("task",)
APPROACH: tuple[Kind, ...] = ("approach",)


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that can be referred to, with the objective it belongs to."""

    item: Item
    objective: Objective
    task: Task | None = None
    approach: Approach | None = None


def visible(tx: Tx, request: Request) -> list[Objective]:
    """The open objectives a person may see."""
    person = viewer(tx, request)
    return [each for each in plan.objectives(tx, request.team) if person.sees(each)]


def named(tx: Tx, objective: Objective) -> list[Named]:
    """Everything in an objective that has a reference, the objective first."""
    found = [Named(Item(kind="objective", id=objective.id, name=objective.name,
                        reference=objective.key), objective)]  # fmt: skip
    below = plan.approaches_by_task(tx, objective.id)
    for task in plan.tasks(tx, objective.id):
        path = f"{objective.key}/{task.key}"
        found.append(
            Named(Item(kind="task", id=task.id, name=task.name, reference=path), objective, task)
        )
        for approach in below.get(task.id, ()):
            item = Item(
                kind="approach", id=approach.id, name=approach.name,
                reference=f"{path}/{approach.key}",
            )  # fmt: skip
            found.append(Named(item, objective, task, approach))
    return found


def resolve(tx: Tx, request: Request, typed: str, kinds: Collection[Kind] = ALL) -> Named:
    """The one thing of these kinds that a reference means.

    This channel's objectives come first; only where none of them fits, the others are asked.

    Raises:
        UnknownReference: nothing fits; it carries the nearest that would.
        AmbiguousReference: several fit.
    """
    seen = visible(tx, request)
    here = _all_of(tx, [each for each in seen if each.channel == request.channel])
    if not _TOKEN.fullmatch(typed) and (found := _one(here, typed, kinds)):
        return found
    # The rest of the workspace is read only where nothing here fits.
    everything = here + _all_of(tx, [each for each in seen if each.channel != request.channel])
    if _TOKEN.fullmatch(typed):
        return _by_token(everything, typed, kinds)
    if found := _one(everything, typed, kinds):
        return found
    raise UnknownReference(typed, _near(here or everything, typed, kinds))


def _all_of(tx: Tx, objectives: list[Objective]) -> list[Named]:
    return [each for objective in objectives for each in named(tx, objective)]


def _one(among: list[Named], typed: str, kinds: Collection[Kind]) -> Named | None:
    """The one thing that fits, or None. Raises AmbiguousReference."""
    fitting = _fitting(among, typed, kinds)
    if len(fitting) > 1:
        raise AmbiguousReference(typed, [each.item.reference for each in fitting])
    return fitting[0] if fitting else None


_TOKEN = re.compile(r"(objective|task|approach)#[0-9]+/.*")
"""How windows and buttons refer to something, so that a new name does not break them."""


def _by_token(among: list[Named], typed: str, kinds: Collection[Kind]) -> Named:
    for each in among:
        if typed == token(each.item) and each.item.kind in kinds:
            return each
    raise Gone()


def _fitting(among: list[Named], typed: str, kinds: Collection[Kind]) -> list[Named]:
    asked = "/".join(key_of(part) for part in typed.split("/") if part.strip())
    ending = [each for each in among if f"/{each.item.reference}".endswith(f"/{asked}")]
    exact = [each for each in ending if each.item.kind in kinds]
    if exact or "approach" not in kinds:
        return exact
    return [each for task in ending if task.task for each in _only_approach(among, task)]


def _only_approach(among: list[Named], task: Named) -> list[Named]:
    """A task with one approach may stand for it."""
    inside = [each for each in among if each.approach and each.task == task.task]
    return inside if len(inside) == 1 else []


def _near(among: list[Named], typed: str, kinds: Collection[Kind]) -> list[str]:
    shortest = {
        "/".join(each.item.reference.split("/")[from_part:]): each.item.reference
        for each in among
        if each.item.kind in kinds
        for from_part in range(each.item.reference.count("/") + 1)
    }
    close = difflib.get_close_matches(typed.lower(), list(shortest), n=3, cutoff=0.6)
    words = {word: name for name in shortest for word in name.replace("/", "-").split("-")}
    alike = difflib.get_close_matches(typed.lower(), list(words), n=2, cutoff=0.75)
    return list(dict.fromkeys([*close, *(words[word] for word in alike)]))


def highest(tx: Tx, request: Request, typed: str) -> Named:
    """What a reference means where anything will do: an objective before a task or approach.

    Raises:
        UnknownReference, AmbiguousReference: as ``resolve``, for objectives.
    """
    if _TOKEN.fullmatch(typed):
        return resolve(tx, request, typed)
    for kinds in (OBJECTIVE, TASK, APPROACH):
        with suppress(UnknownReference):
            return resolve(tx, request, typed, kinds)
    return resolve(tx, request, typed, OBJECTIVE)


def only_objective(tx: Tx, request: Request, typed: str | None) -> Objective:
    """The objective meant: the one typed, or the only one of this channel.

    Raises:
        UnknownReference: there is none.
        AmbiguousReference: nothing was typed and there are several.
    """
    if typed:
        return highest(tx, request, typed).objective
    here = plan.objectives(tx, request.team, channel=request.channel)
    if len(here) > 1:
        raise AmbiguousReference("", [objective.key for objective in here])
    if not here:
        raise UnknownReference("an objective in this channel")
    return here[0]
