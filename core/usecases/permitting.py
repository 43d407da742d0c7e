"""Whether a person may do what they ask: judged by what was really written, before it is saved.

So no command can forget to ask: rows come from the history of the change under way, whose
transaction is rolled back where one of them was not theirs to write.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import Refused
from core.model.permissions import Action, Kind, may
from core.model.plan import Objective
from core.model.request import Request
from core.store import journal, places, plan
from core.store.journal import Step
from core.store.store import Row, Tx
from core.usecases.viewing import Viewer, viewer

READ_ONLY = {
    Kind.GUEST: (
        "Guests can read plans here but not change them."
        " Ask a member of this channel to write it down."
    ),
    Kind.STRANGER: (
        "People of other workspaces can read plans here but not change them."
        " Ask a member of this channel to write it down."
    ),
    Kind.UNKNOWN: (
        "Slack did not say in time who you are, so this was not saved."
        " Please try again in a minute."
    ),
}


def permit_here(tx: Tx, request: Request, action: Action) -> None:
    """Raise Refused where the person may not do this in the channel they type in."""
    kinds = viewer(tx, request).kinds_in(request.channel)
    if may(kinds, action):
        return
    limited = [READ_ONLY[kind] for kind in kinds if kind in READ_ONLY]
    raise Refused(limited[0] if limited else _only_administrators())


def _only_administrators() -> str:
    return (
        "Only whoever installed mlstatus and the workspace's admins change that."
        " `settings` shows how it stands."
    )


def permit(tx: Tx, request: Request, objective: Objective, action: Action) -> None:
    """Raise Refused where the person may not do this to an objective."""
    _permit(viewer(tx, request), objective, action)


def allowed(tx: Tx, request: Request, objective: Objective, action: Action) -> bool:
    """Whether the person may do this to an objective."""
    return may(viewer(tx, request).kinds(objective), action)


def _permit(person: Viewer, objective: Objective, action: Action) -> None:
    kinds = person.kinds(objective)
    if may(kinds, action):
        return
    limited = [READ_ONLY[kind] for kind in kinds if kind in READ_ONLY]
    raise Refused(limited[0] if limited else _refusal(person.tx, objective, kinds, action))


def _refusal(tx: Tx, objective: Objective, kinds: Iterable[Kind], action: Action) -> str:
    if action is Action.REWRITE:
        return (
            "Others have logged results there, and nobody takes out what somebody else logged."
            " `drop` and `park` keep it, and `objective close` too."
        )
    if Kind.COLLEAGUE in kinds:
        channel = places.channel(tx, objective.team, objective.channel).name
        return (
            f"*{objective.name}* belongs to #{channel}, and its members write there."
            " Type this in that channel."
        )
    owner = places.names_of(tx, [objective.owner]).get(objective.owner, "")
    whom = f"{owner} owns it and can do this" if owner else "Its owner can do this"
    return (
        f"Only the owner of *{objective.name}* and its editors {DOING[action]}. {whom},"
        f" or add you: `edit {objective.key} editors=@you`."
    )


DOING = {Action.POST: "post its update", Action.STEER: "change its target, value or people"}


def permit_change(tx: Tx, request: Request) -> None:
    """Raise Refused where the change under way wrote something that was not this person's."""
    assert tx.change is not None
    person = viewer(tx, request)
    steps = journal.steps(tx, tx.change)
    homes = Homes(tx, _as_it_was(steps))
    asked = {
        (homes.of(step), Action.ADD if _orphan(tx, step) else _needed(step, request)): None
        for step in steps
    }
    for item, action in asked:
        if item is not None:
            _permit(person, homes.objective(item), action)
        elif action is Action.STEER:
            _permit_team(person)


def _permit_team(person: Viewer) -> None:
    """How many people there are is for those who steer an objective; for all while there is none.

    Raises:
        Refused: there are objectives and none of them is theirs to steer.
    """
    known = plan.objectives(person.tx, person.person.team)
    if known and not any(may(person.kinds(each), Action.STEER) for each in known):
        raise Refused("Only owners and editors of objectives say how many people there are.")


STEERED = frozenset({"objectives", "team_steps", "worths"})


def _orphan(tx: Tx, step: Step) -> bool:
    """Whether an objective whose owner has left gets a new one, and nothing else changes."""
    if step.noun != "objectives" or not step.before or not step.after:
        return False
    changed = {name for name, value in step.after.items() if value != step.before.get(name)}
    owner = step.before["owner"]
    gone = not owner or places.person(tx, step.before["team"], owner).deactivated
    return changed == {"owner"} and gone


def _needed(step: Step, request: Request) -> Action:
    """The right that one row's change asks for."""
    author = (step.before or {}).get("author", request.user)
    if author != request.user:
        return Action.REWRITE
    if step.noun in ("experiments", "readings", "metrics"):
        return Action.LOG
    added = step.noun == "objectives" and step.before is None
    steered = step.noun in STEERED and not added and not _only_ran(step)
    return Action.STEER if steered else Action.ADD


def _only_ran(step: Step) -> bool:
    """Whether all that was written of an objective is that it ran end to end, which all may say."""
    before, after = step.before or {}, step.after or {}
    changed = {name for name in after if before.get(name) != after[name]}
    return step.noun == "objectives" and changed == {"end_to_end"}


def _as_it_was(steps: Iterable[Step]) -> dict[tuple[str, int], Row]:
    """The rows a change touched, as they were before it, or as it made them."""
    found: dict[tuple[str, int], Row] = {}
    for step in steps:
        found.setdefault((step.noun, step.item), step.before or step.after or {})
    return found


ABOVE = {"approach": "approaches", "task": "tasks", "objective": "objectives"}
"""The columns by which a row names what it belongs to, the nearest first."""


@dataclass(frozen=True, slots=True)
class Homes:
    """To which objective a row belongs, also where it is gone by now."""

    tx: Tx
    rows: dict[tuple[str, int], Row]

    def of(self, step: Step) -> int | None:
        """The id of a changed row's objective, or None for rows of the whole plan."""
        noun, item = step.noun, step.item
        while noun != "objectives":
            row = self._row(noun, item)
            column = next((name for name in ABOVE if row.get(name) is not None), None)
            if column is None:
                return None
            noun, item = ABOVE[column], int(row[column])
        return item

    def objective(self, item: int) -> Objective:
        """An objective as it was before this change."""
        return Objective.model_validate(self._row("objectives", item))

    def _row(self, noun: str, item: int) -> Row:
        return self.rows.get((noun, item)) or journal.find(self.tx, noun, {"id": item}) or {}
