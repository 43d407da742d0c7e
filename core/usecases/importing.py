"""A plan file taken in: what is new is added, what is known is updated, nothing is deleted."""

import json
import math
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import numpy as np

from core.commands.plans import ImportPlan
from core.errors import Refused
from core.model.keys import key_of
from core.model.outcomes.data import Imported
from core.model.request import Request
from core.planner.plan import read_plan
from core.store import journal, places
from core.store.store import Row, Tx
from core.usecases.plans import NO_DOUBT
from core.usecases.premises import keep_premise, premise_meant
from core.usecases.references import visible
from core.usecases.touched import standing, touch

Json = dict[str, Any]


@dataclass
class Tally:
    """How many rows were added and updated."""

    added: int = 0
    updated: int = 0


def import_plan(command: ImportPlan, request: Request, tx: Tx) -> Imported:
    """Take in the text of a public plan file.

    Raises:
        PlanInvalid: with the place at fault.
        Refused: an objective of that key belongs to another channel.
    """
    read_plan(command.text)
    data, tally = json.loads(command.text), Tally()
    for key, chance in (data.get("assumptions") or {}).items():
        meant, channel = premise_meant(tx, request, key)
        new = keep_premise(tx, request.team, meant, channel, {"chance": chance})
        tally.added, tally.updated = tally.added + new, tally.updated + (not new)
    for day in data.get("holidays") or []:
        _put(tx, tally, "holidays", {"team": request.team, "day": day}, {})
    _people(tx, tally, request, data)
    touched = tuple(
        _objective(tx, tally, request, place, objective)
        for place, objective in enumerate(data["objectives"])
    )
    touch(tx, request.team, touched, shared=bool(data.get("people") or data.get("assumptions")))
    return Imported(**standing(tx, touched), added=tally.added, updated=tally.updated)


def _put(tx: Tx, tally: Tally, noun: str, key: Row, values: Row) -> int:
    """Insert a row, or update the one that has this key; returns its id."""
    known = journal.find(tx, noun, key)
    if known is None:
        tally.added += 1
        return journal.insert(tx, noun, key | values)
    tally.updated += journal.update(tx, noun, known["id"], values)
    return int(known["id"])


def _people(tx: Tx, tally: Tally, request: Request, data: Json) -> None:
    for role, steps in (data.get("people") or {}).items():
        listed = [{"from": data["today"], "people": steps}] if isinstance(steps, int) else steps
        for step in listed:
            key = {"team": request.team, "role": role, "since": step["from"]}
            values = {"people": step["people"], "chance": step.get("chance", 1.0)}
            _put(tx, tally, "team_steps", key, values)


def _objective(tx: Tx, tally: Tally, request: Request, place: int, data: Json) -> int:
    key = {"team": request.team, "key": data["key"]}
    known = journal.find(tx, "objectives", key)
    if known and known["channel"] != request.channel:
        raise Refused(_taken(tx, request, data["key"], known))
    values = {
        "name": data.get("name", data["key"]),
        "priority": data.get("priority", place + 1),
        "target": data["target"],
        "value": json.dumps(data["value"]) if data.get("value") else None,
        "day_rate": data.get("day_rate"),
        "discount": data.get("discount", 0),
    }
    new = {
        "channel": request.channel,
        "owner": request.user,
        "created_at": request.at.isoformat(),
    }
    objective = _put(tx, tally, "objectives", key, values | ({} if known else new))
    _tasks(tx, tally, request, objective, data["tasks"])
    return objective


def _taken(tx: Tx, request: Request, key: str, known: Row) -> str:
    """Why a key of another channel's objective cannot be imported here, naming what may be seen."""
    if known["id"] not in {each.id for each in visible(tx, request)}:
        return f"The key *{key}* is in use already; give it another one. Nothing was saved."
    where = places.channel(tx, request.team, known["channel"]).name
    return f"*{key}* belongs to #{where}; import it there. Nothing was saved."


def _tasks(tx: Tx, tally: Tally, request: Request, objective: int, tasks: list[Json]) -> None:
    ids = {}
    for position, data in enumerate(tasks):
        values = {
            "team": request.team,
            "name": data.get("name", data["key"]),
            "position": position,
            "stage": data.get("stage"),
            "done_when": data.get("done_when", ""),
            "strategy": data.get("strategy", "auto"),
        }
        key = {"objective": objective, "key": data["key"]}
        ids[data["key"]] = _put(tx, tally, "tasks", key, values)
        for place, approach in enumerate(data["approaches"]):
            row = {"position": place, "team": request.team, "task": ids[data["key"]]}
            _approach(tx, tally, row, approach, request.today)
    for data in tasks:
        after = json.dumps([ids[before] for before in data.get("after", [])])
        journal.update(tx, "tasks", ids[data["key"]], {"after": after})


def _approach(tx: Tx, tally: Tally, row: Row, data: Json, today: date) -> None:
    values = row | {
        "name": data.get("name", data["key"]),
        "chance": data["chance"],
        "sure": data.get("sure", 4),
        "days": json.dumps(data["days"]),
        "role": data.get("role"),
        "people": data.get("people", 1),
        "assumes": json.dumps([key_of(name) for name in data.get("assumes") or []]),
        "failure": data.get("failure", "at_end"),
        "time_box": data.get("time_box"),
        "cost": data.get("cost"),
        "state": data.get("state", "planned"),
    }
    if values["state"] == "running":
        values["started_on"] = _days_before(today, data.get("elapsed", 0)).isoformat()
    key = {"task": row["task"], "key": data["key"]}
    known = journal.find(tx, "approaches", key)
    if known is None:
        values["plain"] = int(data["chance"] > NO_DOUBT)
    if _restated(known, values):
        values["guessed"] = "[]"
    _put(tx, tally, "approaches", key, values)


def _restated(known: Row | None, values: Row) -> bool:
    """A guess that comes back unchanged is still a guess."""
    return known is None or any(known[name] != values[name] for name in ("chance", "days"))


def _days_before(today: date, days: float) -> date:
    """The working day ``days`` working days before today."""
    start = np.busday_offset(today, -math.ceil(days), roll="backward")
    return cast(date, start.astype(object))
