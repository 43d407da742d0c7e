"""A plan file's forecast in words, for the command line."""

from datetime import date
from typing import Any

from core.planner.forecast import Forecast
from core.planner.plan import Objective, Plan
from core.wording.marks import strong
from core.wording.phrases import by_day, counted, percent


def plan_forecast(plan: Plan, found: Forecast) -> list[str]:
    """A few lines an objective, and how sure the figures are."""
    parts = zip(plan.objectives, found.objectives, strict=True)
    lines = [line for objective, figures in parts for line in _objective(plan, objective, figures)]
    error = max((each["standard_error"] for each in found.objectives), default=0.0)
    sure = f"{counted(found.runs, 'world')}, seed {found.seed}; chances are sure to "
    rougher = "" if found.reached else " That is rougher than asked: the plan is too large."
    return [*lines, f"{sure}±{max(error, 0.0005) * 200:.1g} points.{rougher}"]


def _objective(plan: Plan, objective: Objective, figures: dict[str, Any]) -> list[str]:
    today = plan.today
    chance = percent(figures["chance_by_target"])
    name = strong(objective.name or objective.key)
    lines = [f"{name}: {chance} by {by_day(objective.target, today)}."]
    if day := figures["finish_if_success"]["p50"]:
        likely = by_day(date.fromisoformat(day), today)
        lines.append(
            f"If it works, as likely as not by {likely};"
            f" it succeeds at all with {percent(figures['chance_ever'])}."
        )
    single = [task["key"] for task in figures["tasks"] if task["single_point"]]
    if single:
        lines.append(f"Rests on one approach: {', '.join(single[:5])}.")
    if figures["chance_ever_method"] != "exact":
        lines.append("More than twelve assumptions hang together here, so they are sampled.")
    if advice := figures.get("next"):
        lines += _next(advice)
    return [*lines, ""]


def _next(advice: dict[str, Any]) -> list[str]:
    """What to start now and its worth, the runner-up and doing nothing; what to stop."""
    unit = advice["unit"]
    start = ", ".join(advice["start"]) or "nothing"
    others = [each for each in advice["options"] if each["start"] not in ([], advice["start"])]
    beside = [
        f"{_worth(each['value'], unit)} with {', '.join(each['start'])}" for each in others[:1]
    ]
    idle = f"{_worth(advice['nothing'], unit)} if nothing starts"
    method = "" if advice["method"] == "exact" else " By rules of thumb: the plan is large."
    tie = " The best two are a tie." if advice["tie"] else ""
    worth = "; ".join([_worth(advice["value"], unit), *beside, idle])
    lines = [f"Start now: {start}. Worth: {worth}.{tie}{method}"]
    return lines + [_stop(each) for each in advice["dropping"] if each["date"]]


def _worth(value: float, unit: str) -> str:
    return percent(value) if unit == "chance" else f"{value:,.0f} {unit}"


def _stop(given: dict[str, Any]) -> str:
    above = f", {percent(given['threshold'])} needed" if given["threshold"] < 1 else ""
    return (
        f"Without news, stop {given['approach']} from {given['date']}"
        f" ({percent(given['belief'])} to work{above})."
    )
