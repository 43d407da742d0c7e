"""An existing plan taken in from a table: first seen, then saved; updated by the next import.

What an import said last is kept with each task, so that the next one changes only what has changed
there since, and leaves alone what the team has settled here.
"""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from core.commands.intake import PreviewTable, TableChoices, TakeInTable
from core.errors import NotUnderstood, Refused
from core.intake.dates import day_of
from core.intake.outline import Outline, Step, outline_of
from core.intake.sheet import Reading, Sheet, sheet_of
from core.intake.table import NotATable, table_of
from core.model.outcomes.data import GoalSeen, TableSeen, TableTaken
from core.model.plan import Task
from core.model.request import Request
from core.store import drafts, journal
from core.store.places import people_named
from core.store.store import Tx
from core.usecases.fitting import Fit, fits_of, wanted
from core.usecases.intaking import Taker, user_of
from core.usecases.plans import add_objective
from core.usecases.touched import standing, touch


def preview_table(command: PreviewTable, request: Request, tx: Tx) -> TableSeen:
    """What pasted rows say, and what is still to be chosen before they can be taken in.

    Raises:
        NotUnderstood: they are no table, or no column names the rows.
    """
    text = command.text or _kept(tx, request, command.draft)
    sheet, outline = _read(text, command)
    fits = fits_of(tx, request, outline, command)
    draft = command.draft or drafts.keep(tx, request, text)
    people = people_named(tx, request.team)
    return TableSeen(
        draft=draft,
        choices=command.model_dump(mode="json", exclude_none=True, exclude={"text", "draft"}),
        goals=tuple(_goal(fit) for fit in fits),
        points=sheet.points and command.points is None,
        quarters=_quarters(request.today),
        **_of_sheet(sheet, outline),
        **_of_steps([pair for fit in fits for pair in fit.steps], people),
    )


def _kept(tx: Tx, request: Request, draft: int | None) -> str:
    text = drafts.text_of(tx, request, draft) if draft is not None else None
    if text is None:
        raise Refused("These rows were kept for a day and are gone. Paste them again.")
    return text


def _read(text: str, choices: TableChoices) -> tuple[Sheet, Outline]:
    try:
        sheet = sheet_of(table_of(text), Reading(choices.order, choices.points))
    except NotATable as error:
        first = text.strip().splitlines()[:1]
        raise NotUnderstood(
            f"This is no table I can read: {error}. The first line names the columns, such as"
            " `Title, Estimate, Status, Blocked by`; the rows stand below it.",
            place=first[0][:60] if first else "",
        ) from None
    return sheet, outline_of(sheet)


def _of_sheet(sheet: Sheet, outline: Outline) -> dict[str, Any]:
    return {
        "columns": sheet.columns,
        "ignored": sheet.ignored,
        "untitled": sheet.untitled,
        "odd": sheet.odd,
        "unclear": _both_days(sheet.unclear),
        "unknown": outline.unknown,
        "across": outline.across,
        "circular": outline.circular,
        "empty": outline.empty,
    }


def _of_steps(steps: list[tuple[Step, Task | None]], people: dict[str, str]) -> dict[str, Any]:
    given_up = [task for step, task in steps if step.line.standing == "cancelled"]
    wanted = [(step, task) for step, task in steps if step.line.standing != "cancelled" or task]
    names = dict.fromkeys(step.line.assignee for step, _ in wanted if step.line.assignee)
    estimated = sum(step.line.amount is not None for step, _ in wanted)
    return {
        "new": sum(task is None for _, task in wanted),
        "known": sum(task is not None for _, task in wanted),
        "estimated": estimated,
        "guessed": len(wanted) - estimated,
        "waits": sum(bool(step.after) for step, _ in wanted),
        "cancelled": len(given_up),
        "still_planned": tuple(task.name for task in given_up if task),
        "strangers": tuple(name for name in names if user_of(name, people) is None),
    }


def _goal(fit: Fit) -> GoalSeen:
    standings = [step.line.standing for step, _ in fit.steps]
    return GoalSeen(
        name=fit.name,
        target=fit.target,
        known=fit.objective is not None,
        tasks=sum(standing != "cancelled" for standing in standings),
        done=standings.count("done"),
        running=standings.count("running"),
    )


def _quarters(today: date) -> tuple[date, ...]:
    """The ends of the next three quarters that are a month away at least."""
    year, quarter = today.year, (today.month - 1) // 3
    ends = [
        date(year + (quarter + ahead + 1) // 4, (quarter + ahead + 1) % 4 * 3 + 1, 1)
        - timedelta(days=1)
        for ahead in range(4)
    ]
    return tuple([end for end in ends if (end - today).days >= MONTH][:3])


MONTH = 30


def _both_days(cell: str) -> tuple[str, date, date] | None:
    first, second = day_of(cell, "day"), day_of(cell, "month")
    return (cell, first, second) if first and second else None


def take_in_table(command: TakeInTable, request: Request, tx: Tx) -> TableTaken:
    """Save the rows of a preview, as one change.

    Raises:
        Refused: the rows are gone, or something is still to be chosen.
    """
    text = _kept(tx, request, command.draft)
    sheet, outline = _read(text, command)
    fits = fits_of(tx, request, outline, command)
    _settled(sheet, fits, command)
    taker = Taker(tx, request, command.points or 1.0, people_named(tx, request.team))
    objectives = [_taken(tx, request, fit, taker) for fit in fits if list(wanted(fit))]
    taker.connect(pair for fit in fits for pair in fit.steps)
    touch(tx, request.team, objectives)
    return TableTaken(
        **standing(tx, tuple(objectives[:3])),
        goals=sum(fit.objective is None for fit in fits),
        added=taker.added,
        updated=len(taker.changed),
    )


def _settled(sheet: Sheet, fits: Iterable[Fit], choices: TableChoices) -> None:
    """Raise Refused while something is still to be chosen."""
    if sheet.unclear or (sheet.points and choices.points is None):
        raise Refused("Something is still open; the preview's buttons settle it.")
    without = [fit.name for fit in fits if fit.target is None and list(wanted(fit))]
    if without:
        raise Refused(f"By when should *{without[0]}* be done? Choose a date in the preview.")


def _taken(tx: Tx, request: Request, fit: Fit, taker: Taker) -> int:
    """One goal as an objective with its tasks; returns the objective's id."""
    objective = fit.objective.id if fit.objective else None
    if objective is None:
        assert fit.target is not None
        objective = add_objective(tx, request, fit.name, fit.target)
    said: dict[str, Any] = {"id": fit.goal.source, "due": _iso(fit.goal.due)}
    columns: dict[str, Any] = {"source": json.dumps(said)}
    was = (fit.objective.source or {}) if fit.objective else {}
    if fit.objective and fit.goal.due and was.get("due") not in (None, said["due"]):
        columns["target"] = said["due"]
    journal.update(tx, "objectives", objective, columns)
    for step, task in wanted(fit):
        taker.take(objective, step, task)
    return objective


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
