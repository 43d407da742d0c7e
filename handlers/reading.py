"""A window's answers as a command: one ``model_validate`` away."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from core.commands.base import Command
from core.commands.experiments import LogExperiment
from core.commands.forms import FormName
from core.errors import NotUnderstood, UserError
from core.wording.fields import trouble
from core.wording.mistakes import spoken
from handlers.carrying import Carried
from handlers.grammar.figures import figures_of
from handlers.views.modal import View

Raw = str | list[str] | None
Answers = Mapping[str, Raw]

_HELD = {
    "datepicker": "selected_date", "timepicker": "selected_time", "users_select": "selected_user",
    "conversations_select": "selected_conversation", "multi_users_select": "selected_users",
}  # fmt: skip


class Beside(Exception):
    """Answers that do not fit; ``errors`` has a sentence for each field at fault."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(", ".join(errors))
        self.errors = dict(errors)


def answers(view: View) -> dict[str, Raw]:
    """What a window's inputs hold, by field; None where nothing was answered."""
    held = view["state"]["values"]
    return {field: _held(next(iter(by_action.values()))) for field, by_action in held.items()}


def _held(element: Mapping[str, Any]) -> Raw:
    if "selected_options" in element:
        return [each["value"] for each in element["selected_options"]]
    if "selected_option" in element:
        chosen = element["selected_option"]
        return str(chosen["value"]) if chosen else None
    found = element.get(_HELD.get(element["type"], "value"))
    if isinstance(found, list):
        return [str(each) for each in found]
    return str(found).strip() or None if found is not None else None


def command_of(carried: Carried, given: Answers) -> Command:
    """The command that a window's answers make. Raises Beside."""
    fields, errors = {}, {}
    for name, raw in given.items():
        if raw in (None, []):
            continue
        try:
            fields[name] = READ.get(name, _as_it_is)(raw)
        except NotUnderstood as error:
            errors[name] = spoken(error)
    if errors:
        raise Beside(errors)
    try:
        return MADE[carried.form](fields, carried)
    except ValidationError as error:
        raise Beside(beside(error, given)) from error


def beside(error: ValidationError, given: Answers) -> dict[str, str]:
    """Each finding beside its own input; one about several of them beside the last."""
    found: dict[str, str] = {}
    for fault in error.errors():
        path = ".".join(str(part) for part in fault["loc"])
        found.setdefault(_nearest(path, given), trouble(fault))
    return found


def _nearest(path: str, given: Answers) -> str:
    fitting = [name for name in given if path.startswith(name) or name.startswith(path or "\n")]
    return fitting[-1] if fitting else list(given)[-1]


def place_of(error: UserError, given: Answers) -> str:
    """The input that an error of the use case speaks of."""
    return error.field if error.field in given else next(iter(given))


def _as_it_is(raw: Raw) -> Raw:
    return raw


def _figures(raw: Raw) -> dict[str, float]:
    return figures_of(raw if isinstance(raw, str) else "")


READ: Mapping[str, Callable[[Raw], Any]] = {"values": _figures}


def _log(fields: dict[str, Any], carried: Carried) -> Command:
    return LogExperiment.model_validate(fields | {"source": carried.source})


MADE: Mapping[FormName, Callable[[dict[str, Any], Carried], Command]] = {"log": _log}
