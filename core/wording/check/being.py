"""What "will be" announces: an end reached, a passive, a state; meetings and waiting are none."""

from collections.abc import Callable

from core.wording.check.dates import dates
from core.wording.check.nouns import LAUNCHES, METRICS, PARTICIPLES, SCORES
from core.wording.check.others import state
from core.wording.check.phrases import Phrases
from core.wording.check.predicates import Predicate, has_figure, plain, skipped
from core.wording.check.scope import NEGATIONS
from core.wording.check.sentences import Sentence
from core.wording.check.tokens import NUMBER, PERCENT
from core.wording.check.verbs import form_of
from core.wording.check.vocabulary import wordset

Announced = Callable[[Sentence, int], Predicate | None]


def being(sentence: Sentence, at: int, announced: Announced) -> Predicate | None:
    """The outcome that "be" announces; ``announced`` reads what stands behind "able to"."""
    words, last = sentence.words, sentence.clause(at).stop
    inner = at + 1
    while inner < last and (skipped(words[inner]) or words[inner] in ("pretty", "much", "both")):
        if words[inner] in NEGATIONS and words[inner + 1 : inner + 2] not in (
            ("longer",),
            ("more",),
        ):
            return None
        inner += 1
    rest = words[inner:last]
    if rest[:2] in (("able", "to"), ("ready", "to"), ("going", "to")):
        return announced(sentence, inner + 2)
    if _complement(sentence, rest, inner):
        end = min(inner + 2, last) if rest[:1] in (("in",), ("at",), ("above",)) else inner + 1
        return Predicate(at, end, "be", "outcome", has_figure(rest))
    found = _passive(sentence, at, inner) or _there(words, at, rest)
    return found or state(sentence, at, inner)


SEQUELS = Phrases(
    {
        "reached": """
            in production|prod|front|customers'|users'; in customer hands; up and; production
            ready; on time|track|schedule; out by|the|next; good to|enough; a success|thing;
            longer a; more problems; no problem; at|above|over|past|beyond|around|under|below #; a
            reality|winner|hit|game; the solution|answer|winner; on par; the? first to;
            at target|scale|our|the
            target; at human level; close to; far|much? better than|by; the best; best in; there
            by|next; rolled out; back on track; usable by; far|much better;
        """
    }
)
"""What stands behind "be" where an end is reached."""


WITH_DONE = wordset("in by with on manually at")


def _complement(sentence: Sentence, rest: tuple[str, ...], inner: int) -> bool:
    """Whether "be" is followed by an end reached: done, live, in production, at 90 %."""
    first = rest[0] if rest else ""
    if first == "done" and rest[1:2] and rest[1] in WITH_DONE:
        return any(when.first >= inner for when in dates(sentence))
    if first in PARTICIPLES:
        return not (first in ("over", "up", "available", "closed") and not dates(sentence))
    if first == NUMBER:
        return PERCENT in rest[1:2] or any(word in METRICS | SCORES for word in sentence.words)
    return bool(rest) and SEQUELS.at(rest, 0) is not None


SAME_PAST = wordset("cut hit beat put set shut")
"""Verbs whose participle looks like the base form."""


def _passive(sentence: Sentence, at: int, inner: int) -> Predicate | None:
    """Will be launched, will be reduced by 30 %."""
    word = sentence.words[inner : inner + 1]
    past = word and (form_of(word[0]) == "past" or word[0] in SAME_PAST)
    if not past:
        return None
    found = plain(sentence, inner)
    if found is None or (found.weight == "made" and found.lemma in ("train", "label", "build")):
        return None
    return Predicate(at, inner + 1, found.lemma, found.weight, found.figure)


def _there(words: tuple[str, ...], at: int, rest: tuple[str, ...]) -> Predicate | None:
    """There will be a fix."""
    existential = "there" in words[max(0, at - 2) : at]
    if existential and any(word in LAUNCHES for word in rest[:6]):
        return Predicate(at, at + 1, "be", "outcome")
    return None
