"""What a window's inputs hold, and what is said beside those that do not fit."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from core.errors import UserError
from core.wording.fields import trouble
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
        return [str(each["value"]) for each in element["selected_options"] or ()] or None
    if "selected_option" in element:
        chosen = element["selected_option"]
        return str(chosen["value"]) if chosen else None
    found = element.get(_HELD.get(element["type"], "value"))
    if isinstance(found, list):
        return [str(each) for each in found] or None
    return str(found).strip() or None if found is not None else None


def changed(given: Answers, shown: Mapping[str, Any]) -> dict[str, Raw]:
    """The answers that are other than what the window began with; a range counts as one."""
    different = {name for name, raw in given.items() if raw != (shown.get(name) or None)}
    heads = {name.partition(".")[0] for name in different}
    return {name: raw for name, raw in given.items() if name.partition(".")[0] in heads}


def beside(error: ValidationError, given: Answers) -> dict[str, str]:
    """Each finding beside its own input; one about the whole beside the first."""
    found: dict[str, str] = {}
    for fault in error.errors():
        path = ".".join(str(part) for part in fault["loc"] if part != "changes")
        found.setdefault(_nearest(path, given), trouble(fault))
    return found


def _nearest(path: str, given: Answers) -> str:
    fitting = [name for name in given if path.startswith(name) or name.startswith(f"{path}.")]
    return fitting[0] if fitting else next(iter(given))


def place_of(error: UserError, given: Answers) -> str:
    """The input that an error of the use case speaks of."""
    return error.field if error.field in given else next(iter(given))
