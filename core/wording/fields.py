"""What is said beside an answer that does not fit."""

from collections.abc import Mapping
from typing import Any

REQUIRED = "Please fill this in."


def trouble(fault: Mapping[str, Any]) -> str:
    """One of pydantic's findings as a sentence."""
    kind, context = str(fault["type"]), fault.get("ctx") or {}
    if kind in _SAID:
        return _SAID[kind].format(**{"limit": _limit(context)})
    if "error" in context:
        said = str(context["error"]).strip()
        return f"{said[:1].upper()}{said[1:]}".rstrip(".") + "."
    return "This does not fit; please look at it again."


def _limit(context: Mapping[str, Any]) -> str:
    names = ("max_length", "min_length", "ge", "le", "gt", "lt")
    found = next((context[name] for name in names if name in context), "")
    return f"{found:g}" if isinstance(found, int | float) else str(found)


_SAID = {
    "missing": REQUIRED,
    "string_too_short": REQUIRED,
    "string_too_long": "At most {limit} characters, please.",
    "too_long": "At most {limit} of these, please.",
    "too_short": REQUIRED,
    "greater_than": "This must be above {limit}.",
    "greater_than_equal": "This must be at least {limit}.",
    "less_than": "This must be below {limit}.",
    "less_than_equal": "This must be at most {limit}.",
    "string_pattern_mismatch": "This is not written as it should be; see the example.",
    "float_parsing": "This is no number; write 12 or 12.5.",
    "int_parsing": "This is no whole number.",
    "int_from_float": "This is no whole number.",
    "finite_number": "This is no number that can be worked with.",
    "date_from_datetime_parsing": "This is no date.",
    "literal_error": "Please choose one of the answers.",
}
