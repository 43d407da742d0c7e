"""The wording check on its labelled sentences: precision and recall, and its time on long texts."""

import time
from collections.abc import Iterator

from core.wording.check.checking import findings
from tests.core.wording.corpus import Labelled, corpus, scores

LONG = 40_000


def report() -> Iterator[str]:
    labelled = list(corpus())
    halves = {
        "developed on": [each for each in labelled if not each.held_out],
        "held out": [each for each in labelled if each.held_out],
    }
    for name, part in halves.items():
        yield f"{name}, {len(part)} sentences (each ≥ 0.90):"
        yield from _figures(part)
    for name, text in LONG_TEXTS.items():
        begun = time.perf_counter()
        findings(text)
        yield f"{name}, {len(text)} characters: {time.perf_counter() - begun:.2f} s (< 2)"


def _figures(part: list[Labelled]) -> Iterator[str]:
    for kind, score in scores(part, _kinds).items():
        yield f"  {kind}: precision {score.precision:.2f}, recall {score.recall:.2f}"


def _kinds(text: str) -> set[str]:
    return {each.kind for each in findings(text)}


LONG_TEXTS = {
    "sentences": ("Next week we'll solve it, AUC went from 0.81 to 0.84. " * LONG)[:LONG],
    "one word": "a" * LONG,
    "no full stop": ("will be done by Friday and if not whether so " * LONG)[:LONG],
    "quotation marks": "“'\"" * (LONG // 3),
    "figures": "0.81 " * (LONG // 5),
    "apostrophes": "we'" * (LONG // 3),
}
"""Texts on which a careless matcher backtracks."""
