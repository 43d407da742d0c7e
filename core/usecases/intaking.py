"""One row of an import as a task with one approach: added, or changed where the row has changed."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from core.intake.outline import Step
from core.learning.guesses import WORTH, Guesses
from core.model.durations import as_json
from core.model.keys import key_of
from core.model.plan import Approach, Task
from core.model.request import Request
from core.store import journal, plan
from core.store.store import Row, Tx
from core.usecases.plans import (
    GUESSED_DAYS,
    LONGEST_NAME,
    STATED_SURE,
)
from core.usecases.record import team_guesses

_MENTION = re.compile(r"@?([UW][A-Z0-9]{4,20})")
STATES = {"open": "planned", "running": "running", "done": "won"}
Said = dict[str, Any]


def user_of(name: str, people: dict[str, str]) -> str | None:
    """The id of the person a name or a mention means, or None."""
    match = _MENTION.fullmatch(name.strip())
    return match[1] if match else people.get(name.strip().lstrip("@").casefold())


def _own(step: Step) -> Said:
    return {"id": step.source, "link": step.line.link}


@dataclass(slots=True)
class Taker:
    """Writes rows; counts tasks that are new, and remembers those that changed.

    Attributes:
        points: Working days a point.
        tasks: Ids of the tasks taken in so far, by the row's number.
    """

    tx: Tx
    request: Request
    points: float
    people: dict[str, str]
    added: int = 0
    changed: set[int] = field(default_factory=set)
    tasks: dict[int, int] = field(default_factory=dict)
    _supposed: Guesses = field(init=False)
    _keys: dict[int, set[str]] = field(default_factory=dict)
    _counts: dict[int, int] = field(default_factory=dict)

    def take(self, objective: int, step: Step, task: Task | None) -> None:
        """Take in one row, as the task it is already or as a new one."""
        if task is None:
            self._add(objective, step)
        else:
            self._update(step, task)

    def __post_init__(self) -> None:
        self._supposed = team_guesses(self.tx, self.request.team)

    def _add(self, objective: int, step: Step) -> None:
        said = self._said(step)
        name, key = said["name"], self._key(objective, step)
        row = {
            "team": self.request.team, "objective": objective, "key": key, "name": name,
            "position": self._counts[objective], "after": "[]", "source": self._source(step, said),
        }  # fmt: skip
        self._counts[objective] += 1
        task = journal.insert(self.tx, "tasks", row)
        values: Row = {
            "team": self.request.team, "task": task, "key": key, "name": name, "position": 0,
            "chance": self._supposed.plain, "plain": 1, "sure": WORTH,
            "days": json.dumps(as_json(GUESSED_DAYS)),
        } | self._columns(said)  # fmt: skip
        guessed = [each for each in ("chance", "days") if said[each] is None]
        values["guessed"] = json.dumps(guessed)
        journal.insert(self.tx, "approaches", values)
        self.tasks[step.line.number] = task
        self.added += 1

    def _key(self, objective: int, step: Step) -> str:
        """A key of its own: the id it goes by where it comes from, else its name."""
        if objective not in self._keys:
            known = plan.tasks(self.tx, objective)
            self._keys[objective] = {task.key for task in known}
            self._counts[objective] = len(known)
        taken = self._keys[objective]
        own = step.source if not step.source.isdigit() else step.line.title
        key = key_of(own or step.line.title)
        if key in taken:
            key = key_of(f"{key[:30]}-{step.line.number}", taken=taken)
        taken.add(key)
        return key

    def _said(self, step: Step) -> Said:
        """What a row says, as kept for the next import; None where it says nothing."""
        line = step.line
        amount = line.amount
        days = amount.days if amount else None
        if amount and amount.points:
            days = round(amount.points * self.points, 4)
        flat = " ".join(line.title.split())
        return {
            "name": flat if len(flat) <= LONGEST_NAME else f"{flat[: LONGEST_NAME - 2].rstrip()} …",
            "chance": line.chance,
            "days": as_json(days) if days is not None else None,
            "state": STATES.get(line.standing),
            "owner": user_of(line.assignee, self.people) if line.assignee else None,
            "started_on": line.start.isoformat() if line.start else None,
        }

    def _columns(self, said: Said) -> Row:
        """What a row says as columns of an approach; only what it says."""
        columns: Row = {name: said[name] for name in ("chance", "owner") if said.get(name)}
        if said.get("chance"):
            columns["sure"] = STATED_SURE
        if said.get("days") is not None:
            columns["days"] = json.dumps(said["days"])
        today = self.request.today.isoformat()
        state = said.get("state")
        if state in ("running", "won"):
            columns |= {"state": state, "started_on": min(said.get("started_on") or today, today)}
        if state == "planned":
            columns |= {"state": state, "started_on": None, "ended_on": None}
        return columns | ({"ended_on": today} if state == "won" else {})

    def _source(self, step: Step, said: Said, after: Iterable[int] = ()) -> str:
        return json.dumps(_own(step) | {"after": list(after)} | said, ensure_ascii=False)

    def _update(self, step: Step, task: Task) -> None:
        """Change what the row says otherwise than at the last import, and only that."""
        self.tasks[step.line.number] = task.id
        said, was = self._said(step), task.source or {}
        given = {name: value for name, value in said.items() if value is not None}
        was = {"name": task.name} | was
        news = {name: value for name, value in given.items() if value != was.get(name)}
        if given["name"].casefold() == task.name.casefold():
            news.pop("name", None)
        if self._update_approach(task, news) | ("name" in news and news["name"] != task.name):
            self.changed.add(task.id)
        own = {name: value for name, value in _own(step).items() if value or name not in was}
        source = json.dumps(was | given | own, ensure_ascii=False)
        named = {"name": news["name"]} if "name" in news else {}
        journal.update(self.tx, "tasks", task.id, named | {"source": source})

    def _update_approach(self, task: Task, news: Said) -> bool:
        """Change the approach that an import made for a task; whether anything did."""
        approach = self._approach(task)
        if approach is None or not news:
            return False
        columns = self._columns(news)
        if columns.keys() & {"chance", "days"}:
            columns["guessed"] = json.dumps(sorted(approach.guessed - columns.keys()))
        if "name" in news and approach.name == task.name:
            columns["name"] = news["name"]
        return journal.update(self.tx, "approaches", approach.id, columns)

    def _approach(self, task: Task) -> Approach | None:
        """The approach that an import made for a task: the one of its key, else the first."""
        approaches = plan.approaches(self.tx, task.id)
        own = [each for each in approaches if each.key == task.key]
        return next(iter(own or approaches), None)

    def connect(self, steps: Iterable[tuple[Step, Task | None]]) -> None:
        """Say what each task waits for; what was added here by hand stays."""
        for step, known in steps:
            if step.line.number not in self.tasks:
                continue
            task = plan.task(self.tx, self.tasks[step.line.number])
            wanted = [self.tasks[number] for number in step.after if number in self.tasks]
            source = task.source or {}
            was = source.get("after", [])
            if wanted == was:
                continue
            own = [each for each in task.after if each not in was and each not in wanted]
            kept = json.dumps(source | {"after": wanted}, ensure_ascii=False)
            after = json.dumps([*own, *wanted])
            moved = after != json.dumps(list(task.after))
            journal.update(self.tx, "tasks", task.id, {"after": after, "source": kept})
            if moved and known is not None:
                self.changed.add(task.id)
