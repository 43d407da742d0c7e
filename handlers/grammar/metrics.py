"""``metric``: readings without a verdict, what to reach, and what the readings show."""

from datetime import date
from typing import Any

from core.commands.base import Command
from core.commands.experiments import AskMetrics, DescribeMetric, MarkDetour, RecordReading
from core.commands.forms import OpenForm
from core.errors import NotUnderstood
from handlers.grammar.experiments import people_and_day
from handlers.grammar.measures import measured
from handlers.grammar.options import nothing_left
from handlers.grammar.words import Words

METRIC = "metric labels/vendor recall=0.74"
USAGE = "metric labels/vendor recall=0.74 target=0.9 higher"


def metric(words: Words, today: date) -> Command:
    """``metric REF auc=0.83 … [target=0.9]``; bare, it opens a window."""
    if not words.left:
        return OpenForm(form="metric")
    found = measured(words)
    target = found["values"].pop("target", None)
    day = people_and_day(words, today)
    reference = words.next("approach").text if words.left else ""
    if not reference:
        raise NotUnderstood(f"A reading goes like this: `{METRIC}`.", place=words.typed)
    if words.take("detour"):
        return _detour(words, reference)
    if found["values"]:
        fields = _flags(words) | found | {"on": day.get("on"), "target": target}
        return RecordReading(approach=reference, **fields)
    return _described(words, reference, target)


def _detour(words: Words, reference: str) -> MarkDetour:
    on = not words.take("off", "over")
    nothing_left(words, "metric labels/vendor detour off")
    return MarkDetour(approach=reference, on=on)


def _described(words: Words, reference: str, target: float | None) -> Command:
    """What a metric should reach, or the question what an approach's readings show."""
    if not words.left and target is None:
        return AskMetrics(approach=reference)
    if not words.left:
        raise NotUnderstood(
            f"Which metric has that target? `metric {reference} recall target={target:g}`.",
            place=words.typed,
        )
    name = words.next("metric").text
    lower = _direction(words)
    nothing_left(words, USAGE)
    if target is None and lower is None:
        raise NotUnderstood(
            f"What about *{name}*? A reading is `metric {reference} {name}=0.83`,"
            f" its target `metric {reference} {name} target=0.9`.",
            place=name,
        )
    return DescribeMetric(approach=reference, metric=name, target=target, lower=lower)


def _direction(words: Words) -> bool | None:
    if words.take("lower", "down"):
        return True
    return False if words.take("higher", "up") else None


def _flags(words: Words) -> dict[str, Any]:
    """``lower``, ``higher``, ``again`` and ``new ruler``, in any order."""
    found: dict[str, Any] = {}
    while words.left:
        before = len(words.left)
        lower = _direction(words)
        found |= {} if lower is None else {"lower": lower}
        found |= {"again": True} if words.take("again", "repeat") else {}
        if words.take("new"):
            words.take("ruler", "version")
            found["new_ruler"] = True
        if len(words.left) == before:
            nothing_left(words, USAGE)
    return found
