"""The stored plan as the public plan file."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np

from core.model.durations import as_json
from core.model.plan import Approach, Objective, TeamStep
from core.store import plan
from core.store.store import Tx
from core.usecases.premises import Premises, premises_in
from core.usecases.record import team_law

KNOWN_FALSE = 1e-9
"""Stands for a chance of 0, which the plan file does not have: no forecast can show it."""


def plan_file(
    tx: Tx, team: str, today: date, only: Collection[int] | None = None
) -> dict[str, Any]:
    """The open plan of a workspace on a day; ``only`` keeps these objectives' ids."""
    stated = stated_plan(tx, team, today, only)
    objectives = stated.pop("objectives")
    overrun = team_law(tx, team, today).as_plan()
    return stated | {"overrun": overrun, "objectives": objectives}


def stated_plan(
    tx: Tx, team: str, today: date, only: Collection[int] | None = None
) -> dict[str, Any]:
    """The open plan as people stated it, before what the team's own record makes of it.

    Objectives without tasks, and tasks without approaches, cannot be forecast: they are left out,
    and so is ``after`` a task that is left out.
    """
    holidays, everything = plan.holidays(tx, team), plan.assumptions(tx, team)
    objectives = [
        _objective(tx, objective, today, holidays, premises_in(everything, objective.channel))
        for objective in plan.objectives(tx, team)
        if only is None or objective.id in only
    ]
    people = _people(plan.team_steps(tx, team), today)
    return {
        "version": 1,
        "today": today.isoformat(),
        "holidays": [day.isoformat() for day in holidays],
        **({"people": people} if people else {}),
        "assumptions": {each.file_key: max(each.chance, KNOWN_FALSE) for each in everything},
        "objectives": [objective for objective in objectives if objective["tasks"]],
    }


def plan_about(tx: Tx, team: str, today: date, wanted: Collection[int]) -> dict[str, Any]:
    """The plan by which objectives of these ids are forecast: what can change their figures."""
    if plan.people_are_scarce(tx, team):
        return plan_file(tx, team, today)
    found = plan_file(tx, team, today, {*wanted, *plan.objectives_with_evidence(tx, team)})
    return found | {"objectives": apart(found["objectives"], plan.keys_of(tx, wanted))}


def apart(objectives: list[dict[str, Any]], wanted: Collection[str]) -> list[dict[str, Any]]:
    """Objectives of these keys where nobody is scarce, as a plan of their own.

    Of the others only results stay that tell about assumptions; their forecasts mean nothing.
    """
    found = [
        each if each["key"] in wanted else each | {"tasks": _evidence(each["tasks"])}
        for each in objectives
    ]
    return [each for each in found if each["tasks"]]


def _evidence(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    told = [
        task | {
            "after": [],
            "approaches": [
                each for each in task["approaches"]
                if each["state"] in ("won", "lost") and each.get("assumes")
            ],
        }
        for task in tasks
    ]  # fmt: skip
    return [task for task in told if task["approaches"]]


def _objective(
    tx: Tx, objective: Objective, today: date, holidays: Sequence[date], premises: Premises
) -> dict[str, Any]:
    approaches = plan.approaches_by_task(tx, objective.id)
    tasks = [task for task in plan.tasks(tx, objective.id) if task.id in approaches]
    keys = {task.id: task.key for task in tasks}
    return _given(
        key=objective.key,
        name=objective.name,
        priority=objective.priority,
        target=objective.target.isoformat(),
        value=objective.value.model_dump(exclude_none=True) if objective.value else None,
        day_rate=objective.day_rate,
        discount=objective.discount or None,
        tasks=[
            _given(
                key=task.key,
                name=task.name,
                done_when=task.done_when or None,
                after=[keys[before] for before in task.after if before in keys],
                stage=task.stage,
                strategy=task.strategy,
                approaches=[
                    _approach(each, today, holidays, premises) for each in approaches[task.id]
                ],
            )
            for task in tasks
        ],
    )


def _approach(
    approach: Approach, today: date, holidays: Sequence[date], premises: Premises
) -> dict[str, Any]:
    return _given(
        key=approach.key,
        name=approach.name,
        chance=approach.chance,
        sure=approach.sure,
        days=as_json(approach.days),
        role=approach.role,
        people=approach.people,
        assumes=[_file_key(key, premises) for key in approach.assumes] or None,
        failure=approach.failure,
        time_box=approach.time_box,
        cost=approach.cost,
        state=approach.state,
        elapsed=elapsed(approach, today, holidays) or None,
    )


def _file_key(key: str, premises: Premises) -> str:
    return premises[key].file_key if key in premises else key


def elapsed(approach: Approach, today: date, holidays: Sequence[date] = ()) -> int:
    """Working days a running approach has run, the day of its start included, today not."""
    if approach.state != "running" or approach.started_on is None:
        return 0
    return max(0, working_days(approach.started_on, today, holidays))


def working_days(since: date, until: date, holidays: Sequence[date] = ()) -> int:
    """Working days from ``since`` up to, not including, ``until``."""
    return int(np.busday_count(since, until, holidays=[np.datetime64(day) for day in holidays]))


def _people(steps: Sequence[TeamStep], today: date) -> dict[str, Any]:
    return {
        role: _role(list(of_role), today)
        for role, of_role in groupby(steps, key=lambda step: step.role)
    }


def _role(steps: list[TeamStep], today: date) -> int | list[dict[str, Any]]:
    if len(steps) == 1 and steps[0].since <= today and steps[0].chance == 1:
        return steps[0].people
    return [
        _given(
            **{"from": step.since.isoformat()},
            people=step.people,
            chance=None if step.chance == 1 else step.chance,
        )
        for step in steps
    ]


def _given(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {name: value for name, value in fields.items() if value is not None}
