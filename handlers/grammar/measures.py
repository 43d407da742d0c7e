"""Measured values as people type them: ``auc=0.83``, ``recall=74%``, ``latency=120ms``."""

import re
from typing import Any

from core.errors import NotUnderstood
from handlers.grammar.options import only_once
from handlers.grammar.values import figure_of
from handlers.grammar.words import Word, Words, brief

_WITH_UNIT = re.compile(r"([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*([a-zµ€$/]{1,12})", re.IGNORECASE)


def measured(words: Words) -> dict[str, dict[str, Any]]:
    """All ``name=value`` words, taken: their values, and units where there are any.

    Raises NotUnderstood.
    """
    given = [word for word in words.left if word.key]
    words.left = [word for word in words.left if not word.key]
    found: dict[str, tuple[float, str]] = {}
    for word in given:
        only_once(found, word.key, word.raw)
        found[word.key] = _measure(word)
    return {
        "values": {name: value for name, (value, _) in found.items()},
        "units": {name: unit for name, (_, unit) in found.items() if unit},
    }


def _measure(word: Word) -> tuple[float, str]:
    value = figure_of(word.value)
    if value is not None:
        return value, ""
    match = _WITH_UNIT.fullmatch(word.value.strip())
    value = figure_of(match[1]) if match else None
    if match is None or value is None:
        raise NotUnderstood(
            f"*{brief(word.raw, 40)}* is no figure; write {word.key}=0.83 or {word.key}=83%.",
            place=word.raw,
        )
    return value, match[2]
