"""The way in: a text to its findings, each with its reason and another way to say it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.model.outlook import Outlook
from core.wording.check.certainty import certainties
from core.wording.check.found import Found, Kind
from core.wording.check.hype import hypes
from core.wording.check.metric import metrics, valued
from core.wording.check.promise import promises
from core.wording.check.reasons import reason
from core.wording.check.rewriting import rewritten
from core.wording.check.sentences import Sentence, sentences
from core.wording.check.streak import extrapolations


@dataclass(frozen=True, slots=True)
class Finding:
    """Words a reader could take for more than is known.

    Attributes:
        words: Exactly as they stand in the text, from character ``start`` on.
        why: One plain sentence.
        rewrite: Another way to say it.
    """

    words: str
    kind: Kind
    why: str
    rewrite: str
    start: int


def findings(
    text: str, outlook: Outlook | None = None, *, quoted: bool = False
) -> tuple[Finding, ...]:
    """All findings of a text, in its order; linear in its length.

    Args:
        text: Any text; what stands in quotation marks is other people's and is left alone.
        outlook: The forecast whose numbers the rewrites use, if there is one.
        quoted: Whether quotations are checked too, as for notes quoted in an update.
    """
    read = list(sentences(text, quoted=quoted))
    worth = [valued(each) for each in read]
    found = [
        each
        for i, sentence in enumerate(read)
        for each in _settled(sentence, beside=any(worth[max(0, i - 1) : i + 2]))
    ]
    return tuple(_worded(text, each, outlook) for each in sorted(found, key=lambda f: f.start))


def _worded(text: str, found: Found, outlook: Outlook | None) -> Finding:
    words = text[found.start : found.stop]
    return Finding(
        words=words,
        kind=found.kind,
        why=reason(found, outlook),
        rewrite=rewritten(found, words, outlook),
        start=found.start,
    )


def _settled(sentence: Sentence, *, beside: bool) -> Iterator[Found]:
    """A sentence's findings; what another one says already is left out."""
    if not sentence.tokens:
        return
    lines = list(extrapolations(sentence))
    sure = list(certainties(sentence))
    praise = list(hypes(sentence))
    sure = [each for each in sure if not any(_overlap(each, one) for one in _wider(praise))]
    yield from lines
    yield from sure
    yield from praise
    if lines:
        return
    promised = [
        each
        for each in _apart(promises(sentence))
        if not (each.weak and any(_inside(each, one) for one in sure))
    ]
    yield from promised
    for each in metrics(sentence, beside=beside):
        if not any(_overlap(each, other) for other in promised):
            yield each


def _wider(praise: list[Found]) -> list[Found]:
    """Praise with the word before it, which only strengthens: absolutely amazing."""
    return [replace(each, first=max(0, each.first - 1)) for each in praise]


def _inside(one: Found, other: Found) -> bool:
    """Whether a promise is told by the very words that sound certain."""
    return other.first <= one.first and one.end <= other.end + 2


def _overlap(one: Found, other: Found) -> bool:
    return one.first < other.end and other.first < one.end


def _apart(found: Iterator[Found]) -> list[Found]:
    """Findings that do not overlap; of those that begin together the longest."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.first, -each.end)):
        if not kept or not _overlap(kept[-1], each):
            kept.append(each)
    return kept
