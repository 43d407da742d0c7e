"""A window's answers as a command: one ``model_validate`` away."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from core.commands.approaches import AddApproach
from core.commands.base import Command
from core.commands.experiments import LogExperiment, RecordReading
from core.commands.forms import FormName
from core.commands.intake import PreviewTable
from core.commands.nudges import SetAside
from core.commands.objectives import AddObjective, EditItem
from core.commands.opinions import GiveOpinion, SettleOpinions
from core.commands.practice import SetLadder
from core.commands.settings import SetPreferences, SetUpChannel
from core.commands.tasks import AddTask
from core.commands.updates import EditUpdate
from core.errors import NotUnderstood
from core.wording.mistakes import spoken
from handlers.carrying import Carried
from handlers.grammar.figures import figures_of
from handlers.grammar.objectives import value_of
from handlers.ranges import days_of
from handlers.reading import Answers, Beside, Raw, beside

Fields = dict[str, Any]

MADE: Mapping[FormName, type[Command]] = {
    "log": LogExperiment,
    "metric": RecordReading,
    "objective": AddObjective,
    "task": AddTask,
    "approach": AddApproach,
    "update": EditUpdate,
    "channel": SetUpChannel,
    "me": SetPreferences,
    "opinion": GiveOpinion,
    "settle": SettleOpinions,
    "pipeline": SetLadder,
    "snooze": SetAside,
    "import": PreviewTable,
}
"""The command that each window makes where something new is asked for."""
ABOUT: Mapping[FormName, str] = {
    "opinion": "approach",
    "settle": "approach",
    "update": "objective",
    "pipeline": "objective",
    "snooze": "nudge",
}
"""Windows about one thing, which is not asked for in them: the field that names it."""
READ: Mapping[str, Callable[[str], Any]] = {
    "values": figures_of,
    "value": value_of,
    "weekday": lambda raw: None if raw == "off" else raw,
}
TOGETHER = ("levels", "owners")
"""Fields that several inputs fill, each named ``field.part``."""
CLEARED: Fields = {
    **dict.fromkeys(("value", "day_rate", "time_box", "cost", "role", "owner", "stage")),
    "done_when": "", "after": (), "assumes": (),
}  # fmt: skip
"""What an emptied input means; inputs not named here stay as they were."""


def command_of(carried: Carried, given: Answers) -> Command:
    """The command that a window's answers make. Raises Beside.

    ``given`` holds, where something is edited, only what was changed.
    """
    try:
        return _edit(carried, given) if carried.edits else _new(carried, given)
    except ValidationError as error:
        raise Beside(beside(error, given)) from error


def _new(carried: Carried, given: Answers) -> Command:
    fields = _fields(given)
    for name in ("source", "revision"):
        if getattr(carried, name):
            fields[name] = getattr(carried, name)
    if carried.form in ABOUT:
        fields[ABOUT[carried.form]] = carried.item
    return MADE[carried.form].model_validate(fields)


def _edit(carried: Carried, given: Answers) -> EditItem:
    emptied = {name: CLEARED[name] for name, raw in given.items() if not raw and name in CLEARED}
    return EditItem.model_validate(
        {"item": carried.item, "revision": carried.revision, "changes": emptied | _fields(given)}
    )


def _fields(given: Answers) -> Fields:
    """The answers by field of the command. Raises Beside."""
    fields: Fields = {}
    errors: dict[str, str] = {}
    for name, raw in given.items():
        head, _, part = name.partition(".")
        if raw and part and head in TOGETHER:
            fields.setdefault(head, {})[part] = raw
        elif raw and not part:
            _read(name, raw, fields, errors)
    if errors:
        raise Beside(errors)
    days = days_of(given)
    return fields | ({"days": days} if days is not None else {})


def _read(name: str, raw: Raw, fields: Fields, errors: dict[str, str]) -> None:
    try:
        fields[name] = READ[name](raw) if name in READ and isinstance(raw, str) else raw
    except NotUnderstood as error:
        errors[name] = spoken(error)
