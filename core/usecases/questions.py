"""Questions about what is stored: nothing is simulated to answer them."""

from core.commands.questions import AskForecast, ShowOverview
from core.model.outcomes import ForecastAsked, OverviewAsked
from core.model.request import Request
from core.store import forecasts, plan
from core.store.store import Tx
from core.usecases.references import named, only_objective


def ask_forecast(command: AskForecast, request: Request, tx: Tx) -> ForecastAsked:
    """The objective whose forecast is meant; the answer compares it with a week ago."""
    objective = only_objective(tx, request, command.objective)
    return ForecastAsked(
        objectives=(objective.id,), replans=forecasts.still_dirty(tx, (objective.id,))
    )


def show_overview(_: ShowOverview, request: Request, tx: Tx) -> OverviewAsked:
    """The objectives of this channel, and the running approaches of the person who asks."""
    here = plan.objectives(tx, request.team, channel=request.channel)
    mine = tuple(
        each.item
        for objective in here
        for each in named(tx, objective)
        if each.approach and each.approach.state == "running"
        and each.approach.owner in (None, request.user)
    )  # fmt: skip
    return OverviewAsked(
        objectives=tuple(each.id for each in here), channel=request.channel, mine=mine[:5]
    )
