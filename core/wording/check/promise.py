"""Promises: an outcome or its date said to come."""

from collections.abc import Iterator

from core.wording.check.announced import free, near_dates, shown
from core.wording.check.dates import When, dates
from core.wording.check.found import Found
from core.wording.check.others import of_a_thing
from core.wording.check.phrasal import predicate
from core.wording.check.phrases import Phrases
from core.wording.check.predicates import Predicate
from core.wording.check.presents import presents
from core.wording.check.sentences import Sentence
from core.wording.check.verbless import fixed, verbless
from core.wording.check.verbs import form_of

MODALS = Phrases(
    {
        "firm": """
            will; shall; is|are|am|'s going to; going to; on track|course|schedule to;
            is|are|am|'s ~1 set|sure|bound|certain|due|scheduled|slated|poised|about|destined|
            guaranteed to; will be able to; promise|promises|guarantee|guarantees|commit to;
            committed to; confident|sure|certain|positive we|it|this|they can;
            set|poised|bound to; sure|certain|confident ~1 we|it|this|they|i will|can;
        """,
        "soft": """
            should; can; expect|expects|anticipate to; expect|expects it|this|everything|them to;
            is|are expected|planned|supposed to; ought to; must;
        """,
    }
)  # fmt: skip


def promises(sentence: Sentence) -> Iterator[Found]:
    """All promises of a sentence, by each way of making one."""
    if sentence.asks:
        return
    when = dates(sentence)
    yield from _modal(sentence, when)
    yield from presents(sentence, when)
    yield from verbless(sentence, when)
    yield from fixed(sentence)


def _modal(sentence: Sentence, when: tuple[When, ...]) -> Iterator[Found]:
    """Will, going to, on track to; and, where a date stands with it, should and can."""
    for first, end, group in MODALS.found(sentence.words):
        if sentence.words[max(0, first - 1) : first] in (("was",), ("were",), ("been",), ("not",)):
            continue
        for at in (end, *_coordinated(sentence, end)):
            found = predicate(sentence, at) if at < len(sentence.words) else None
            if (
                found
                and _promises(sentence, found, when, group)
                and free(sentence, first, found, when)
            ):
                yield shown(sentence, first, found, when, group)
                break


def _coordinated(sentence: Sentence, at: int) -> list[int]:
    """Further verbs that hang on the same modal: will review it and ship on Friday."""
    last = min(sentence.segment(min(at, len(sentence.words) - 1)).stop, at + 20)
    words = sentence.words
    return [
        i + 1 for i in range(at, last - 1)
        if words[i] in ("and", "then") and form_of(words[i + 1]) == "base"
    ]  # fmt: skip


def _promises(sentence: Sentence, found: Predicate, when: tuple[When, ...], group: str) -> bool:
    """Whether modal, verb and date together promise."""
    near = near_dates(sentence, found.verb, when)
    dated = any(not each.vague for each in near)
    pronoun = sentence.words[found.end : found.end + 1] in (("it",), ("this",), ("that",))
    if found.weight == "made":
        return any(each.deadline for each in near)
    if found.weight == "other":
        thing = of_a_thing(sentence, found.verb)
        return group == "firm" and (thing or any(each.deadline for each in near))
    if found.weight == "dated" and group == "firm" and of_a_thing(sentence, found.verb):
        return True
    if group == "soft":
        return bool(dated) and sentence.words[found.verb - 1 : found.verb] != ("must",)
    return found.weight == "outcome" or bool(near) or pronoun
