"""A window whose item was changed meanwhile: both versions, and nothing overwritten."""

from collections.abc import Mapping

from core.model.forms import FormShown
from core.wording.form import Entry, Form
from core.wording.marks import person, plain, strong

Given = Mapping[str, str | list[str] | None]
LONGEST = 200


def both_versions(form: Form, now: FormShown, given: Given, by: str | None) -> Form:
    """The window again, holding what was typed, above it what stands in the plan now."""
    name = strong(now.item.name) if now.item else "This"
    who = f" by {person(by)}" if by else ""
    lines = [f"{name} was changed{who} while this window was open. Nothing is saved yet."]
    lines += [
        f"{entry.label.rstrip('?')}: now {_shown(entry, entry.value)}; yours"
        f" {_shown(entry, given.get(entry.field))}."
        for entry in form.entries
        if _differs(entry.value, given.get(entry.field))
    ]
    return form.model_copy(
        update={
            "lines": (*lines, "Save yours, or cancel to keep what is there."),
            "submit": "Save mine",
            "entries": tuple(_holding(entry, given) for entry in form.entries),
        }
    )


def _differs(now: object, yours: object) -> bool:
    return (_plain(now) or None) != (_plain(yours) or None)


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _holding(entry: Entry, given: Given) -> Entry:
    held = given.get(entry.field)
    return entry.model_copy(update={"value": tuple(held) if isinstance(held, list) else held})


def _shown(entry: Entry, value: str | tuple[str, ...] | list[str] | None) -> str:
    """An answer as people read it."""
    labels = {choice.value: choice.label for choice in entry.choices}
    if not value:
        return "nothing"
    if isinstance(value, str):
        return _said(entry, labels.get(value, value))
    return ", ".join(_said(entry, labels.get(each, each)) for each in value)


def _said(entry: Entry, text: str) -> str:
    if entry.kind in ("person", "people"):
        return person(text)
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
    return strong(plain(short))
