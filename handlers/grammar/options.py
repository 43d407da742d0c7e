"""Options of a command: ``key=value`` in any order, each read by its own small function."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from core.errors import NotUnderstood
from handlers.grammar.words import Words, brief, nearest

Read = Callable[[str, Words], Any]
Option = tuple[str, Read]
"""The command's field, and how its value is read."""


def options(words: Words, known: Mapping[str, Option]) -> dict[str, Any]:
    """Take all ``key=value`` words; the command's fields by name. Raises NotUnderstood."""
    found: dict[str, Any] = {}
    for word in [word for word in words.left if word.key]:
        if word.key not in known:
            raise _unknown_field(words, word.key, known)
        if not word.value:
            raise NotUnderstood(
                f"*{word.key}=* has no value; write {word.key}=something.", place=word.raw
            )
        name, read = known[word.key]
        found = with_part(found, {name: read(word.value, words)}, word.raw)
        words.left.remove(word)
    return found


def with_part(found: Mapping[str, Any], part: Mapping[str, Any], raw: str) -> dict[str, Any]:
    """One more part of a command; lists add up. Raises NotUnderstood where one is given twice."""
    both = dict(found)
    for name, value in part.items():
        if isinstance(value, tuple):
            both[name] = (*both.get(name, ()), *value)
        else:
            only_once(both, name, raw)
            both[name] = value
    return both


def only_once(found: Collection[str], name: str, raw: str) -> None:
    """Raise NotUnderstood where a name has been given already."""
    if name in found:
        raise NotUnderstood(f"*{brief(raw, 40)}*: that is given twice; keep one.", place=raw)


def _unknown_field(words: Words, typed: str, known: Mapping[str, Option]) -> NotUnderstood:
    near = nearest(typed, known)
    if near:
        return NotUnderstood(
            f"There is no field *{brief(typed, 40)}*. Did you mean this?",
            place=typed,
            suggestion=words.typed.replace(f"{typed}=", f"{near}=", 1),
        )
    return NotUnderstood(
        f"There is no field *{brief(typed, 40)}*. There are {', '.join(known)}.", place=typed
    )


def nothing_left(words: Words, usage: str) -> None:
    """Raise NotUnderstood where words are left that nobody asked for."""
    if words.left:
        left = words.left[0].raw
        raise NotUnderstood(
            f"I don't know what *{brief(left, 60)}* means there. It goes like this: `{usage}`.",
            place=left,
        )


def only_reference(words: Words, usage: str) -> str | None:
    """The one reference there may be."""
    typed = words.next("objective").text if words.left else None
    nothing_left(words, usage)
    return typed
