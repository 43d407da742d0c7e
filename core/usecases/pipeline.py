"""The pipeline ladder: what there is of it, set by hand, and the first run end to end."""

from collections.abc import Collection, Iterable
from datetime import date

from core.commands.practice import AskPipeline, RecordEndToEnd, SetLadder, SetStage
from core.errors import Refused
from core.model.forms import unchanged
from core.model.ladder import Completing, Ladder, Rung
from core.model.outcomes.base import Item
from core.model.outcomes.practice import PipelineShown
from core.model.plan import Objective
from core.model.request import Request
from core.practice.ladder import END_TO_END, rungs, runs_end_to_end
from core.store import journal, plan, practice
from core.store.store import Row, Tx
from core.usecases.references import only_objective


def ladder_of(tx: Tx, objective: Objective, today: date) -> Ladder:
    """An objective's pipeline on a day."""
    found = rungs(practice.rungs(tx, objective.id))
    return Ladder(
        rungs=found,
        today=today,
        end_to_end=objective.end_to_end,
        feedback_on=practice.newest_feedback(tx, objective.id),
        completing=tuple(_completing(tx, objective, found)),
    )


def _completing(tx: Tx, objective: Objective, found: tuple[Rung, ...]) -> list[Completing]:
    order = {each.stage: n for n, each in enumerate(found) if each.level == "absent"}
    work = [
        Completing(
            name=each.name,
            reference=f"{objective.key}/{task.key}/{each.key}",
            stage=task.stage,
            running=each.state == "running",
        )
        for task in plan.tasks(tx, objective.id)
        if task.stage in order
        for each in plan.approaches(tx, task.id)
        if each.state in ("planned", "running")
    ]
    return sorted(work, key=lambda each: order[each.stage])


def comes_first(tx: Tx, objective: Objective, best: Collection[str]) -> tuple[Completing, ...]:
    """What could start now and would let a pipeline run end to end that never did.

    Of each task one approach: one of the best to start, or the first.
    """
    if objective.end_to_end is not None:
        return ()
    tasks = plan.tasks(tx, objective.id)
    tried = {each.id: [a.state for a in plan.approaches(tx, each.id)] for each in tasks}
    ready = {
        f"{objective.key}/{each.key}"
        for each in tasks
        if not {"running", "won"} & set(tried[each.id])
        and all("won" in tried[before] for before in each.after)
    }
    found: dict[str, Completing] = {}
    for work in _completing(tx, objective, rungs(practice.rungs(tx, objective.id))):
        task = work.reference.rpartition("/")[0]
        wanted = task in ready and work.stage in END_TO_END
        if wanted and (work.reference in best or task not in found):
            found[task] = work
    return tuple(found.values())


def ask_pipeline(command: AskPipeline, request: Request, tx: Tx) -> PipelineShown:
    """The ladder of one objective."""
    objective = only_objective(tx, request, command.objective)
    return _shown(tx, objective, request.today)


def _shown(tx: Tx, objective: Objective, today: date, *, changed: bool = False) -> PipelineShown:
    item = Item(kind="objective", id=objective.id, name=objective.name, reference=objective.key)
    ladder = ladder_of(tx, objective, today)
    first = changed and ladder.end_to_end == today
    return PipelineShown(change=tx.change, item=item, ladder=ladder, changed=changed, first=first)


def set_stage(command: SetStage, request: Request, tx: Tx) -> PipelineShown:
    """Say how good a stage is, and who answers for it; the first run end to end is kept.

    Raises:
        Refused: neither a level nor an owner was given.
    """
    if command.level is None and command.owner is None:
        raise Refused(
            f"How is {command.stage}? `pipeline {command.stage} thin` or"
            f" `pipeline {command.stage} solid owner @ana`."
        )
    objective = only_objective(tx, request, command.objective)
    _put(tx, objective, command, request.today)
    return _kept(tx, objective, request.today)


def _kept(tx: Tx, objective: Objective, today: date) -> PipelineShown:
    """The ladder after a change; where it runs end to end for the first time, the day is kept."""
    if objective.end_to_end is None and runs_end_to_end(practice.rungs(tx, objective.id)):
        journal.update(tx, "objectives", objective.id, {"end_to_end": today.isoformat()})
    return _shown(tx, plan.objective(tx, objective.id), today, changed=True)


def ladder_values(found: Iterable[Rung]) -> dict[str, str]:
    """A ladder as the inputs of its window have it."""
    levels = {f"levels.{each.stage}": each.level for each in found}
    return levels | {f"owners.{each.stage}": each.owner for each in found if each.owner}


def set_ladder(command: SetLadder, request: Request, tx: Tx) -> PipelineShown:
    """Say of all stages at once how good they are and who answers for them.

    Raises:
        Stale: somebody changed the ladder since it was shown.
    """
    objective = only_objective(tx, request, command.objective)
    found = rungs(practice.rungs(tx, objective.id))
    unchanged(command.revision, ladder_values(found))
    for each in found:
        level, owner = command.levels.get(each.stage), command.owners.get(each.stage)
        if level in (None, each.level) and owner in (None, each.owner):
            continue
        _put(tx, objective, SetStage(stage=each.stage, level=level, owner=owner), request.today)
    return _kept(tx, objective, request.today)


def _put(tx: Tx, objective: Objective, command: SetStage, today: date) -> None:
    known = journal.find(tx, "stages", {"objective": objective.id, "stage": command.stage})
    level = command.level or (known["level"] if known else "absent")
    columns: Row = {"level": level, "confirmed": today.isoformat()}
    if command.owner:
        columns["owner"] = command.owner
    if level != "absent" and not (known and known["since"]):
        columns["since"] = today.isoformat()
    if known:
        journal.update(tx, "stages", known["id"], columns)
        return
    key = {"team": objective.team, "objective": objective.id, "stage": command.stage}
    journal.insert(tx, "stages", key | columns)


def record_end_to_end(command: RecordEndToEnd, request: Request, tx: Tx) -> PipelineShown:
    """It has run from data to deployment: stages nobody had set are thin; the first day is kept.

    Raises:
        Refused: the day is still to come.
    """
    objective = only_objective(tx, request, command.objective)
    day = command.on or request.today
    if day > request.today:
        raise Refused(f"{day.isoformat()} is still to come; tell me when it has run.")
    there = {each.stage for each in practice.rungs(tx, objective.id) if each.level != "absent"}
    for stage in END_TO_END:
        if stage not in there:
            _put(tx, objective, SetStage(stage=stage, level="thin"), day)
    if objective.end_to_end is None or day < objective.end_to_end:
        journal.update(tx, "objectives", objective.id, {"end_to_end": day.isoformat()})
    return _shown(tx, plan.objective(tx, objective.id), request.today, changed=True)
