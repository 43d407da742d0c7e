"""The labelled sentences of the wording check, and how well a checker does on them.

A line holds a kind (or several, or ``honest``) and a sentence. ``corpus.tsv`` is what the rules
were developed on. ``unseen.tsv`` was written after them and used for no rule but missing words; on
first sight the check found nine in ten of its sentences that must be found, and no honest one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = ("promise", "certainty", "metric", "hype", "extrapolation")
HONEST = "honest"
DEVELOPED_ON, HELD_OUT = "corpus.tsv", "unseen.tsv"
Checker = Callable[[str], set[str]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, the kinds that must be found in it (none: it must pass), and its half."""

    text: str
    kinds: frozenset[str]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Found rightly, found wrongly, missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def corpus() -> Iterator[Labelled]:
    """All labelled sentences."""
    for name in (DEVELOPED_ON, HELD_OUT):
        for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
            kinds, text = line.split("\t")
            yield Labelled(text, frozenset(kinds.split(",")) - {HONEST}, name == HELD_OUT)


def scores(labelled: list[Labelled], found: Checker) -> dict[str, Score]:
    """Per kind, and under ``all`` whether anything is found where something should be."""
    answers = [(each.kinds, found(each.text)) for each in labelled]
    per_kind = {
        kind: _score([(kind in want, kind in got) for want, got in answers]) for kind in KINDS
    }
    return per_kind | {"all": _score([(bool(want), bool(got)) for want, got in answers])}


def _score(pairs: list[tuple[bool, bool]]) -> Score:
    return Score(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))
