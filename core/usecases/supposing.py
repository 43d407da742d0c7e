"""What if: a change is carried out, looked at and taken back; the worker forecasts what it left."""

from datetime import date
from typing import Any

from core.commands.questions import AskWhatIf
from core.errors import Refused
from core.model.outcomes.base import as_kept
from core.model.outcomes.questions import Effect, Supposed
from core.model.request import Request
from core.planner.forecast import forecast
from core.store import forecasts, plan
from core.store.store import Tx
from core.usecases.correcting import corrected_plan, with_correction
from core.usecases.snapshot import apart
from core.usecases.touched import expect_awake
from core.usecases.writing import supposed

Json = dict[str, Any]


def ask_what_if(command: AskWhatIf, request: Request, tx: Tx) -> Supposed:
    """The plan as it would be after a change, to be forecast by the worker.

    Raises:
        UserError: the change itself would be refused, or no objective here hangs on it.
    """
    outcome, after = supposed(command.supposed, request, tx)
    keys = {each.id: each.key for each in plan.objectives(tx, request.team)}
    known = {each["key"] for each in after["objectives"]}
    asked = tuple(
        each
        for each in outcome.objectives
        if keys.get(each) in known and forecasts.latest(tx, each) is not None
    )
    if not asked:
        raise Refused("No objective of this channel with a forecast hangs on that.")
    for each in asked:
        expect_awake(tx, plan.objective(tx, each))
    wanted = {keys[each] for each in asked}
    if not plan.people_are_scarce(tx, request.team):
        after["objectives"] = apart(after["objectives"], wanted)
    return Supposed(
        objectives=asked,
        keys={each: keys[each] for each in asked},
        done=as_kept(outcome),
        name=type(command.supposed).__name__,
        fields=command.supposed.model_dump(mode="json", exclude_unset=True),
        plan=with_correction(tx, request.team, after),
    )


def effects_of(asked: Supposed, seed: int, points: float) -> tuple[Effect, ...]:
    """The chances and likely dates of a supposed plan, to ``points`` per cent.

    Worlds are those of the stored forecast, as far as both have them.
    """
    found = forecast(corrected_plan(asked.plan), seed=seed, to=points).objectives
    by_key = {each["key"]: each for each in found}
    return tuple(_effect(objective, by_key[key]) for objective, key in asked.keys.items())


def _effect(objective: int, figures: Json) -> Effect:
    likely = figures["finish_if_success"]["p50"]
    return Effect(
        objective=objective,
        chance=figures["chance_by_target"],
        standard_error=figures["standard_error"],
        likely=date.fromisoformat(likely) if likely else None,
    )
