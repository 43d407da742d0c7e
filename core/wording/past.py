"""History in words: who changed what, with names of fields that people use."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from core.model.durations import Days
from core.model.outcomes.history import HistoryEntry, HistoryShown, ItemChanged, RowChange
from core.wording.answers import Outlooks, answer
from core.wording.marks import code, person, plain, said, strong
from core.wording.message import Button, Message
from core.wording.phrases import by_day, listed, number, percent, span

MOST = 4
"""Details of one change that are shown."""
FIELDS = {
    "target": "target date", "day_rate": "day rate", "closed_at": "closed", "after": "waits for",
    "done_when": "done when", "time_box": "time limit", "assumes": "counts on",
    "failure": "a failure shows", "started_on": "started", "ended_on": "ended",
    "note": "how we know", "since": "from", "end_to_end": "first end-to-end run",
    "days": "working days",
}  # fmt: skip
WORDS = {
    "at_end": "at the end", "lost": "failed", "won": "worked", "auto": "automatic",
    "parallel": "at the same time", "sequence": "one after the other",
}  # fmt: skip
DONE = {
    "StartPlan": "started a plan", "AnswerQuestion": "said how likely", "EditItem": "edited",
    "ChangeState": "changed a state", "LogExperiment": "logged a result",
    "RecordReading": "recorded a reading", "UndoLast": "took a change back",
    "TakeInTable": "took in a table", "ImportPlan": "took in a plan file",
    "TakeOver": "took it on", "RemoveItem": "removed something", "CloseObjective": "closed it",
}  # fmt: skip
_days: TypeAdapter[Days] = TypeAdapter(Days)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")


@answer.register
def _(outcome: HistoryShown, _: Outlooks) -> Message:
    if not outcome.entries:
        return Message(lines=("Nothing has been changed here yet.",))
    about = f" to {strong(outcome.item)}" if outcome.item else ""
    lines = [f"The newest changes{about}, newest first:"]
    for entry in outcome.entries:
        lines.append(_entry(entry))
        lines += [f"   {_detail(each)}" for each in entry.details[:MOST]]
        rest = len(entry.details) - MOST
        lines += [f"   and {rest} more"] if rest > 0 else []
    return Message(lines=tuple(lines))


@answer.register
def _(outcome: ItemChanged, _: Outlooks) -> Message:
    names = listed([strong(name) for name in outcome.names[:MOST]])
    verb = "has" if len(outcome.names) == 1 else "have"
    lines = [f"{names} {verb} changed since that message, so nothing was done yet:"]
    for entry in outcome.entries[-MOST:]:
        lines.append(_entry(entry))
        lines += [f"   {_detail(each)}" for each in entry.details[:MOST]]
    yes = Button(label="Do it anyway", name=outcome.name, fields=outcome.fields)
    return Message(lines=(*lines, "Still do it?"), buttons=(yes,))


def _entry(entry: HistoryEntry) -> str:
    done = code(entry.typed[:120]) if entry.typed else _done(entry.command)
    undone = " (taken back)" if entry.undone else ""
    when = f"{entry.at.day} {entry.at:%B %H:%M} UTC"
    return f"• {when}, {person(entry.author)}: {done}{undone}"


def _done(command: str) -> str:
    return DONE.get(command) or re.sub(r"(?<!^)([A-Z])", r" \1", command).lower()


def _detail(change: RowChange) -> str:
    if change.noun == "updates":
        return plain(change.name)
    if not change.field:
        return f"{plain(change.name)}: removed"
    name = FIELDS.get(change.field, change.field.replace("_", " "))
    known = change.noun == "assumptions" and change.field == "chance"
    kind = "truth" if known else change.field
    before, after = (_value(kind, side) for side in (change.before, change.after))
    return f"{plain(change.name)}: {name} {before} → {after}"


def _value(field: str, value: Any) -> str:  # noqa: ANN401 - any column
    if value in (None, "", []):
        return "nobody" if field in PEOPLE else "nothing"
    if field in PEOPLE:
        return listed([person(user) for user in ([value] if isinstance(value, str) else value)])
    if field in SPOKEN:
        return SPOKEN[field](value)
    if isinstance(value, list):
        return listed([plain(str(each)) for each in value])
    return _simple(value)


def _truth(value: float) -> str:
    return {0.0: "false", 1.0: "true"}.get(value) or percent(value)


PEOPLE = frozenset({"owner", "editors", "author"})
SPOKEN: dict[str, Callable[[Any], str]] = {
    "days": lambda value: span(_days.validate_python(value)).removesuffix(" working days"),
    "chance": percent,
    "truth": _truth,
}


def _simple(value: Any) -> str:  # noqa: ANN401 - any column
    if isinstance(value, dict) and "amount" in value:
        per = " a year" if value.get("per") else ""
        return f"{value['amount']:,.0f} {plain(str(value.get('currency', '')))}{per}"
    if isinstance(value, int | float):
        return number(value)
    text = str(value)
    if _DAY.fullmatch(text):
        day = date.fromisoformat(text[:10])
        return by_day(day, day) + f" {day.year}"
    return WORDS.get(text) or (said(text, longest=80) if " " in text else plain(text))
