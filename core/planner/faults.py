"""A validation error of the plan file as a sentence that names the place and offers a way on."""

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

LISTS = {"objectives", "tasks", "approaches"}


def sentence(
    errors: Sequence[ErrorDetails], data: object, root: type[BaseModel]
) -> tuple[str, str]:
    """The place first at fault, as ``objective/task/approach: field``, and what to do about it."""
    errors = [each for each in errors if each["type"] == "extra_forbidden"] or errors
    start = errors[0]["loc"][:2]
    error = max((each for each in errors if each["loc"][:2] == start), key=_depth)
    place, field = _place(error["loc"], data)
    shown = f"{place}: {field}" if place and field else field or place or "the plan"
    return shown, f"{shown}: {_trouble(error, field, root)}"


def _depth(error: ErrorDetails) -> int:
    """Of the branches of a union, the one that got furthest is the one that was meant."""
    return len(error["loc"])


def _place(loc: Sequence[int | str], data: object) -> tuple[str, str]:
    """Keys of the objective, task and approach on the way, then the fields."""
    keys: list[str] = []
    fields: list[str] = []
    here = data
    for step in loc:
        listed = isinstance(step, int) and isinstance(here, Sequence)
        here = _inside(here, step)
        if listed and fields and fields[-1] in LISTS:
            fields.pop()
            key = here.get("key") if isinstance(here, Mapping) else None
            keys.append(str(key)[:80] if key else f"number {int(step) + 1}")
        else:
            fields.append(str(step))
    return "/".join(keys), ".".join(_plain(fields))


def _plain(fields: list[str]) -> list[str]:
    """Without the names pydantic gives to the branches of a union."""
    return [name for name in fields if "[" not in name and not name.endswith("int")]


def _inside(here: object, step: int | str) -> Any:  # noqa: ANN401 - JSON
    if isinstance(here, Mapping):
        return here.get(step)
    if isinstance(here, Sequence) and isinstance(step, int) and not isinstance(here, str):
        return here[step] if step < len(here) else None
    return None


def _trouble(error: ErrorDetails, field: str, root: type[BaseModel]) -> str:
    kind, given = error["type"], error.get("input")
    if kind == "extra_forbidden":
        return _unknown(field.rpartition(".")[2], root)
    if kind == "missing":
        return "this is required and missing."
    typed = "" if isinstance(given, dict | list) else f"{str(given)[:60]} "
    if kind == "value_error":
        return str(error["ctx"]["error"]).rstrip("?.") + ("?" if "did you" in error["msg"] else ".")
    if kind == "string_pattern_mismatch":
        return f"{typed}must be lower-case words with dashes, such as fraud-v2."
    return f"{typed}{_ruled(error)}{_percent(field, given)}."


def _percent(field: str, given: object) -> str:
    """A chance above 1 is often a percentage."""
    if field.endswith("chance") and isinstance(given, int | float) and 1 < given <= 100:
        return f"; for {given:g} % write {given / 100:g}"
    return ""


def _ruled(error: ErrorDetails) -> str:
    """The library's own words, turned to fit behind the value."""
    context = error.get("ctx", {})
    if error["type"] == "literal_error":
        return f"is not known; it may be {context['expected']}"
    text = error["msg"][0].lower() + error["msg"][1:]
    for ending in ("input should be ", "input should "):
        if text.startswith(ending):
            return f"should be {text.removeprefix(ending)}"
    return f"does not fit: {text}"


def _unknown(field: str, root: type[BaseModel]) -> str:
    near = difflib.get_close_matches(field, sorted(_names(root)), n=1, cutoff=0.6)
    way_on = f"did you mean {near[0]}?" if near else "take it out, or see `mlstatus schema`."
    return f"there is no field {field[:60]}; {way_on}"


def _names(model: type[BaseModel]) -> set[str]:
    """All field names of the file, from its schema."""
    schema = model.model_json_schema(by_alias=True)
    parts = [schema, *schema.get("$defs", {}).values()]
    return {name for part in parts for name in part.get("properties", {})}
