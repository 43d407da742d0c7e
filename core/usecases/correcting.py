"""Plans whose chances are corrected by the team's own record, where it has accepted that.

The plan that is kept holds the chances as stated, with the correction beside them: so the public
plan file stays as it is, and a changed correction is a cause of its own when a chance moves.
"""

from typing import Any

from core.learning.recalibration import Recalibration
from core.planner.plan import Plan, plan_from
from core.store import places
from core.store.store import Tx
from core.usecases.calibrating import correction

Json = dict[str, Any]
FIELD = "recalibration"
OPEN = ("planned", "running")


def with_correction(tx: Tx, team: str, data: Json) -> Json:
    """A plan file with the correction that is to be applied to it, if one was accepted."""
    found = correction(tx, team) if places.workspace(tx, team).recalibrated else None
    if found is None:
        return data
    return data | {FIELD: {"shift": round(found.shift, 4), "slope": round(found.slope, 4)}}


def corrected_plan(data: Json) -> Plan:
    """The plan to be forecast: its open approaches at their corrected chances.

    Raises PlanInvalid.
    """
    if FIELD not in data:
        return plan_from(data)
    law = Recalibration(**data[FIELD])
    plain = {name: value for name, value in data.items() if name != FIELD}
    return plan_from(plain | {"objectives": [_objective(each, law) for each in data["objectives"]]})


def _objective(objective: Json, law: Recalibration) -> Json:
    tasks = [
        task | {"approaches": [_approach(each, law) for each in task["approaches"]]}
        for task in objective["tasks"]
    ]
    return objective | {"tasks": tasks}


def _approach(approach: Json, law: Recalibration) -> Json:
    if approach.get("state", "planned") not in OPEN:
        return approach
    return approach | {"chance": law.corrected(approach["chance"])}
