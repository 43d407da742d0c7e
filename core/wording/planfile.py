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
    return [*lines, ""]
