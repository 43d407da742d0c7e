"""Questions about what is stored: nothing is simulated to answer them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from core.commands.questions import AskForecast, AskNext, AskWhy, CheckText, ShowOverview
from core.model.outcomes.advice import NextAsked, Start, Stop
from core.model.outcomes.posts import TextChecked
from core.model.outcomes.questions import ForecastAsked, Hinge, OpenItem, OverviewAsked, WhyAsked
from core.model.plan import Objective
from core.model.request import Request
from core.store import evidence, forecasts, plan
from core.store.store import Tx
from core.usecases.causes import moved_by, names_of
from core.usecases.pipeline import comes_first
from core.usecases.references import Named, named, only_objective
from core.usecases.snapshot import working_days
from core.usecases.touched import expect_awake


def ask_forecast(command: AskForecast, request: Request, tx: Tx) -> ForecastAsked:
    """The objective whose forecast is meant; the answer compares it with a week ago."""
    objective = only_objective(tx, request, command.objective)
    return ForecastAsked(
        objectives=(objective.id,), replans=forecasts.still_dirty(tx, (objective.id,))
    )


def ask_next(command: AskNext, request: Request, tx: Tx) -> NextAsked:
    """What to start now: worked out by the replan worker where the stored forecast has no word."""
    objective = only_objective(tx, request, command.objective)
    latest = forecasts.latest(tx, objective.id)
    known = latest.result.get("next") if latest else None
    pending = forecasts.still_dirty(tx, (objective.id,))
    asked = NextAsked(objectives=(objective.id,), objective=objective.key)
    if known and not pending:
        return advised(tx, asked, known)
    expect_awake(tx, objective)
    return asked


def advised(tx: Tx, asked: NextAsked, known: dict[str, Any]) -> NextAsked:
    """The answer, from ``next`` of the public forecast."""
    objective = plan.objective(tx, asked.objectives[0])
    items = named(tx, objective)
    names = {each.item.reference: each.item.name for each in items}
    found = [_start(names, each) for each in known["options"]]
    best = next(each for each in found if list(each.references) == known["start"])
    others = [each for each in found if each is not best and each.references]
    return asked.model_copy(
        update={
            "best": best,
            "first": comes_first(tx, objective, best.references),
            "runner_up": others[0] if others else None,
            "nothing": known["nothing"],
            "unit": known["unit"],
            "exact": known["method"] == "exact",
            "tie": known["tie"],
            "beside": _beside(items, best),
            "stops": tuple(_stop(names, each) for each in known.get("dropping", ())
                           if each["date"]),
        }
    )  # fmt: skip


def _start(names: dict[str, str], option: dict[str, Any]) -> Start:
    references = tuple(option["start"])
    shown = tuple(names.get(each, each) for each in references)
    return Start(names=shown, references=references, value=option["value"])


def _beside(items: Sequence[Named], best: Start) -> tuple[str, ...]:
    """What runs already in the tasks of the best set."""
    tasks = {each.rpartition("/")[0] for each in best.references}
    return tuple(
        each.item.name
        for each in items
        if each.approach
        and each.approach.state == "running"
        and each.item.reference.rpartition("/")[0] in tasks
    )


def _stop(names: dict[str, str], given: dict[str, Any]) -> Stop:
    reference = given["approach"]
    return Stop(
        name=names.get(reference, reference),
        reference=reference,
        belief=given["belief"],
        threshold=given["threshold"],
        by=date.fromisoformat(given["date"]),
    )


def ask_why(command: AskWhy, request: Request, tx: Tx) -> WhyAsked:
    """What moved the chance since a day, a week ago where none is named, or the first forecast."""
    objective = only_objective(tx, request, command.objective)
    latest = forecasts.latest(tx, objective.id)
    known = latest.result.get("movement") if latest else None
    asked = WhyAsked(objectives=(objective.id,), objective=objective.key, asked=command.since)
    if known and _answers(known, asked, request.today):
        pending = forecasts.still_dirty(tx, (objective.id,))
        if not pending:
            return explained(tx, asked, known)
    expect_awake(tx, objective)
    return asked


def _answers(known: dict[str, Any], asked: WhyAsked, today: date) -> bool:
    wanted = asked.asked.isoformat() if asked.asked else None
    return bool(known["day"] == today.isoformat() and known.get("asked") == wanted)


def explained(tx: Tx, asked: WhyAsked, known: dict[str, Any]) -> WhyAsked:
    """The answer, from the movement that the worker kept with the forecast."""
    latest = forecasts.latest(tx, asked.objectives[0])
    return asked.model_copy(
        update={
            "was": known["was"],
            "now": known["now"],
            "since": date.fromisoformat(known["since"]),
            "parts": moved_by(tx, asked.objectives[0], known),
            "hinge": _hinge(tx, asked.objectives[0], latest.result) if latest else None,
        }
    )


def _hinge(tx: Tx, objective: int, result: dict[str, Any]) -> Hinge | None:
    """Where winning and losing lie furthest apart, by target."""
    names = names_of(tx, objective)
    key = plan.objective(tx, objective).key
    found = [
        Hinge(
            name=names.get(f"{key}/{task['key']}/{each['key']}", each["key"]),
            won=each["if_won_by_target"],
            lost=each["if_lost_by_target"],
        )
        for task in result["tasks"]
        for each in task["approaches"]
        if each.get("if_won_by_target") is not None and each.get("if_lost_by_target") is not None
    ]
    return max(found, key=lambda each: each.won - each.lost, default=None)


def check_text(command: CheckText, request: Request, tx: Tx) -> TextChecked:
    """The text, and the objective of this channel it names, or the only one there is."""
    here = plan.objectives(tx, request.team, channel=request.channel)
    text = command.text.casefold()
    meant = [each for each in here if each.name.casefold() in text] or here
    return TextChecked(objectives=tuple(each.id for each in meant[:1] if len(meant) == 1),
                       text=command.text)  # fmt: skip


MINE = 5
"""Open items shown without being asked for more."""


def show_overview(_: ShowOverview, request: Request, tx: Tx) -> OverviewAsked:
    """The objectives of this channel, and what of theirs is open for the person who asks."""
    here = plan.objectives(tx, request.team, channel=request.channel)
    holidays = plan.holidays(tx, request.team)
    open_ = [_open(tx, each, request, holidays) for each in _mine(tx, here, request)]
    return OverviewAsked(
        objectives=tuple(each.id for each in here), channel=request.channel, mine=tuple(open_)
    )


def _mine(tx: Tx, here: Sequence[Objective], request: Request) -> list[Named]:
    """What one runs, else what runs and is nobody's; then what is one's own and could start."""
    found = [each for objective in here for each in named(tx, objective) if each.approach]
    running = [each for each in found if each.approach and each.approach.state == "running"]
    own = [each for each in running if each.approach and each.approach.owner == request.user]
    shared = [each for each in running if each.approach and each.approach.owner is None]
    ready = [
        each
        for each in found
        if each.approach
        and each.approach.state == "planned"
        and each.approach.owner == request.user
        and _may_start(tx, each)
    ]
    return [*own, *shared, *ready][:MINE]


def _may_start(tx: Tx, found: Named) -> bool:
    """Whether all that a task comes after has been won."""
    assert found.task is not None
    return all(
        any(approach.state == "won" for approach in plan.approaches(tx, earlier))
        for earlier in found.task.after
    )


def _open(tx: Tx, found: Named, request: Request, holidays: Sequence[date]) -> OpenItem:
    approach = found.approach
    assert approach is not None
    since = approach.started_on or request.today
    results = evidence.experiments(tx, approach.id)
    return OpenItem(
        item=found.item,
        state=approach.state,
        day=max(0, working_days(since, request.today, holidays)) + 1,
        days=approach.days,
        since=results[-1].day if results else None,
    )
