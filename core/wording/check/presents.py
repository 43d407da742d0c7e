"""Promises in the present tense: we ship in May, it is done by Friday."""

from collections.abc import Iterator

from core.wording.check.announced import free, near_dates, shown, surely, wished
from core.wording.check.dates import When
from core.wording.check.found import Found
from core.wording.check.nouns import LAUNCHES, PARTICIPLES
from core.wording.check.predicates import ADVERBS, Predicate, plain
from core.wording.check.sentences import Sentence
from core.wording.check.verbs import CHANGES, MAKES, form_of, lemma_of
from core.wording.check.vocabulary import wordset


def presents(sentence: Sentence, when: tuple[When, ...]) -> Iterator[Found]:
    """We ship in May, it goes live on Monday, we're shipping next week, it is done by Friday."""
    for at, word in enumerate(sentence.words):
        near = near_dates(sentence, at, when)
        if not near:
            continue
        found = _presently(sentence, at, word, near)
        if found and free(sentence, at, found, when) and not wished(sentence, at, when):
            yield shown(sentence, at, found, when, "present")


def _presently(sentence: Sentence, at: int, word: str, near: list[When]) -> Predicate | None:
    form, before = form_of(word), _before(sentence, at)
    if word in ("is", "are", "'s") and word not in sentence.words[at + 1 : at + 3]:
        return _is(sentence, at, near)
    if word == "have":
        return _has(sentence, at, near)
    if form is None or form == "past" or lemma_of(word) in CHANGES | MAKES:
        following = sentence.words[at + 1 : at + 3]
        ends = following[:1] == ("live",) or following in (("to", "production"), ("to", "prod"))
        live = word in ("go", "goes", "going") and ends
        away = sentence.words[at : at + 2] == ("going", "away") and word == "going"
        if not (live or away):
            return None
        return Predicate(at, at + 2, "go", "outcome") if _subject(before, form) else None
    found = plain(sentence, at) if _subject(before, form) else None
    same = word in ("hit", "beat", "cut", "set")
    sure = any(surely(sentence, each) for each in near)
    return found if found and (sure or not same) else None


def _has(sentence: Sentence, at: int, near: list[When]) -> Predicate | None:
    """In ten days we have a working solution."""
    ended = any(word in PARTICIPLES or word in LAUNCHES for word in sentence.words[at + 1 : at + 6])
    sure = any(surely(sentence, each) for each in near)
    ours = sentence.words[max(0, at - 1) : at] in (("we",), ("you",), ("customers",))
    return Predicate(at, at + 1, "have", "outcome") if ended and sure and ours else None


def _is(sentence: Sentence, at: int, near: list[When]) -> Predicate | None:
    """It is ready by Friday, it's live next week."""
    following = sentence.words[at + 1 : at + 4]
    core = next((i for i, each in enumerate(following) if each in PARTICIPLES), None)
    adverbs = core is not None and all(
        each in ADVERBS or each.endswith("ly") for each in following[:core]
    )
    if core is None or not adverbs or following[core] in LASTING:
        return None
    if not _dated(sentence, at, core, near):
        return None
    return Predicate(at, at + 2 + core, "be", "outcome")


LASTING = wordset("closed over up available running open")
"""What may simply be so on a day to come."""


def _dated(sentence: Sentence, at: int, core: int, near: list[When]) -> bool:
    """Whether a date to come stands close behind, or opens the sentence."""
    sure = [each for each in near if surely(sentence, each)]
    behind = any(at < each.first <= at + core + 5 for each in sure)
    opening = sentence.clause(at).start
    return behind or any(each.first == opening and each.end <= at for each in sure)


def _before(sentence: Sentence, at: int) -> str:
    """The word before, adverbs aside; empty at the start of a clause."""
    start = sentence.clause(at).start
    while at > start and (
        sentence.words[at - 1] in ADVERBS or sentence.words[at - 1].endswith("ly")
    ):
        at -= 1
    return sentence.words[at - 1] if at > start else ""


NO_SUBJECT = wordset(
    """
    a an the to of in on at by for with and or our your my their its his her no not every each
    two three one some any first second next last this these those new , : ; ( ) – — - who when
    that be as 's
    """
)


def _subject(before: str, form: str | None) -> bool:
    """Whether the word before can be what ships, or is shipping."""
    if form == "base":
        return before in ("we", "i", "you", "they", "team", "and")
    if form == "ing":
        return before in ("is", "are", "am", "'s", "", ",", "and", "-", "–", ":")
    return before in ("this", "that") or (before not in NO_SUBJECT and before.isalpha())
