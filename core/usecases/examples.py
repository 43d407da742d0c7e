"""Names of this channel's own plan, so that an example can be copied and run as it stands."""

from core.model.examples import Here
from core.model.request import Request
from core.store import plan
from core.store.store import Tx


def here(tx: Tx, request: Request) -> Here | None:
    """The channel's first objective, with a task and an approach that is open if there is one."""
    for objective in plan.objectives(tx, request.team, channel=request.channel):
        for task in plan.tasks(tx, objective.id):
            for approach in plan.approaches(tx, task.id):
                if approach.state in ("planned", "running"):
                    return Here(objective.key, task.key, approach.key)
    return None
