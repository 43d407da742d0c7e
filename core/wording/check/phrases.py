"""Phrases as a small notation, found in a sentence by their first words.

``just|only need|needs;`` is two slots of alternatives; ``the?`` may be missing; ``~3`` is a gap of
at most three tokens; ``<be>`` is a class of words from ``CLASSES``; ``#`` is a number. A semicolon
ends a phrase, and a line that ends in ``|`` goes on in the next.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from core.wording.check.tokens import DATE, NUMBER, PERCENT

CLASSES = {
    "<be>": "is are am be 's being",
    "<very>": "very so really quite pretty totally absolutely completely fully extremely super"
    " truly hugely 100",
    "<unit>": "day days week weeks month months quarter quarters sprint sprints year years"
    " iteration iterations hour hours release releases run runs experiment experiments evening",
    "<few>": f"{NUMBER} a one two three four five six seven eight nine ten another few couple some",
    "<number>": f"{NUMBER} {PERCENT} {DATE}",
    "<we>": "we i you they it this that everyone everybody he she",
    "<trend>": "trend trends pace rate speed streak momentum trajectory curve slope velocity line"
    " tempo rhythm growth run",
}
_CLASSES = {name: frozenset(words.split()) for name, words in CLASSES.items()}


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a phrase: what may stand there; ``gap`` tokens of any kind instead."""

    words: frozenset[str]
    optional: bool = False
    gap: int = 0


Pattern = tuple[Slot, ...]


def _slot(text: str) -> Slot:
    if text.startswith("~"):
        return Slot(frozenset(), gap=int(text[1:]))
    optional = text.endswith("?") and len(text) > 1
    words: set[str] = set()
    for word in text.removesuffix("?").split("|"):
        words |= _CLASSES.get(word, {word})
    return Slot(frozenset(words), optional)


def _phrases(text: str) -> list[str]:
    joined = re.sub(r"\|\s+", "|", text)
    return [phrase for phrase in joined.split(";") if phrase.strip()]


class Phrases:
    """Many phrases, looked for at once; each belongs to a group with a name."""

    def __init__(self, groups: dict[str, str]) -> None:
        """Read the notation; a phrase begins with a slot that must be there."""
        self._by_first: dict[str, list[tuple[str, Pattern]]] = defaultdict(list)
        for group, text in groups.items():
            for phrase in _phrases(text):
                pattern = tuple(_slot(part) for part in phrase.split())
                for first in pattern[0].words:
                    self._by_first[first].append((group, pattern))

    def at(self, words: tuple[str, ...], first: int) -> tuple[int, str] | None:
        """Where the longest phrase that begins here ends (exclusive), and its group."""
        ends = (
            (_end(words, first, pattern), group)
            for group, pattern in self._by_first.get(words[first], ())
        )
        return max((each for each in ends if each[0] > first), default=None)

    def found(self, words: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
        """First token, end (exclusive) and group of each phrase; they never overlap."""
        at = 0
        while at < len(words):
            here = self.at(words, at)
            if here is not None:
                yield at, here[0], here[1]
            at = here[0] if here else at + 1


def _end(words: tuple[str, ...], at: int, pattern: Pattern) -> int:
    """Where a pattern that begins at a token ends, or -1."""
    if not pattern:
        return at
    slot, rest = pattern[0], pattern[1:]
    if slot.gap:
        ends = (_end(words, at + skipped, rest) for skipped in range(slot.gap + 1))
        return next((end for end in ends if end >= 0), -1)
    if at < len(words) and words[at] in slot.words:
        end = _end(words, at + 1, rest)
        if end >= 0:
            return end
    return _end(words, at, rest) if slot.optional else -1
