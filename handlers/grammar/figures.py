"""Figures of metrics in text: written on purpose, or found in what somebody said."""

import re
from collections.abc import Iterable

from core.errors import NotUnderstood
from handlers.grammar.options import only_once
from handlers.grammar.values import figure_of
from handlers.grammar.words import brief

_NUMBER = r"[-−]?\d+(?:[.,]\d+)?(?:e[-+]?\d+)?\s?%?"
_PAIR = re.compile(
    rf"(?P<name>[^\W\d][\w@.-]*)\s*(?:=|:|\s)\s*(?P<value>{_NUMBER})(?=[\s,;]|$)", re.IGNORECASE
)
_SAID = re.compile(
    rf"\b(?P<name>[^\W\d][\w@-]*)\s?[=:]\s?(?P<value>{_NUMBER})(?![\w/:])", re.IGNORECASE
)
METRICS = (
    "accuracy", "acc", "auc", "roc-auc", "auroc", "pr-auc", "f1", "f-score", "recall", "precision",
    "loss", "rmse", "mae", "mse", "mape", "bleu", "rouge", "map", "ndcg", "mrr", "iou", "dice",
    "perplexity", "ppl", "wer", "cer", "r2", "logloss", "brier", "error", "latency", "coverage",
    "specificity", "sensitivity", "lift", "hit-rate",
)  # fmt: skip
"""Names of metrics that are recognised in a sentence without an equals sign."""
MOST = 8


def figures_of(text: str) -> dict[str, float]:
    """``recall=0.74, auc 83%`` as values by name. Raises NotUnderstood at anything else."""
    rest = _PAIR.sub(" ", text)
    strange = [word for word in re.split(r"[\s,;]+", rest) if word]
    if strange:
        raise NotUnderstood(
            f"*{brief(strange[0], 40)}* is no figure; write recall=0.74 auc=83%.", place=strange[0]
        )
    found: dict[str, float] = {}
    for match in _PAIR.finditer(text):
        name = match["name"].lower()
        only_once(found, name, match[0])
        found[name] = _value(match["value"])
    return found


def figures_in(text: str, known: Iterable[str] = ()) -> dict[str, float]:
    """The figures somebody mentions, at most eight: ``auc=0.83``, ``recall is up to 0.78``."""
    found = {match["name"].lower(): _value(match["value"]) for match in _SAID.finditer(text)}
    for name in (*known, *METRICS):
        match = _mention(name).search(text)
        if match:
            found.setdefault(name.lower(), _value(match["last"] or match["value"]))
    return dict(list(found.items())[:MOST])


def _mention(name: str) -> re.Pattern[str]:
    """A metric's name with a figure close behind it, or two, of which the last one holds."""
    said = re.escape(name).replace(r"\-", "[- _]?")
    return re.compile(
        rf"(?<![\w-]){said}(?![\w-])[^\d\n;]{{0,30}}?(?P<value>{_NUMBER})"
        rf"(?:\s*(?:to|→|->|up to)\s*(?P<last>{_NUMBER}))?(?!\w)",
        re.IGNORECASE,
    )


def _value(text: str) -> float:
    found = figure_of(text.replace("−", "-").replace(",", ".").replace(" ", ""))
    if found is None:
        raise NotUnderstood(f"*{brief(text, 40)}* is no figure; write 0.74 or 74%.", place=text)
    return found


def written(values: dict[str, float]) -> str:
    """Values by name as one would type them."""
    return " ".join(f"{name}={value:g}" for name, value in values.items())
