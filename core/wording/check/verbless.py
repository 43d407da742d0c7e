"""Promises without a verb of their own: done by Friday, ETA Monday, two weeks away."""

from collections.abc import Iterator

from core.wording.check.announced import LONGEST, WISHES, free, shown, surely, wished
from core.wording.check.dates import When
from core.wording.check.found import Found
from core.wording.check.nouns import LAUNCHES, PARTICIPLES
from core.wording.check.phrases import Phrases
from core.wording.check.predicates import Predicate
from core.wording.check.scope import chanced, conditional, denied
from core.wording.check.sentences import Sentence
from core.wording.check.verbs import form_of
from core.wording.check.vocabulary import wordset

PHRASES = Phrases(
    {
        "performative": """
            i|we can? assure|promise you; we|i promise|pledge|commit|guarantee; you have my|our
            word; my word on; count on us|me|it; mark my words; promised:; i|we|let promise;
        """,
        "eta": """
            expect|expecting ~4 beat|beats|hit|hits|reach|reaches|exceed|exceeds|double|doubles;
            on track for|with; on schedule for|with; fully on track; back on track by; on course
            for; count|rely|bet|bank on|upon a|the|our|it|us|this|that|me;
            expect|expects|expecting # %; expect|expects|expecting ~3 fix|launch|release|delivery|
            solution|rollout by|on|in|next|this; expect|expects ~5
            live|done|ready|finished|working by|in|next|on; everything ~1 on track; all on track;
            is|are|'s|am on track;
        """,
        "away": """
            <few> more? <unit> away; <unit> away from; just|only <few> ~1 more? <unit> from;
            <few> more <unit> and; another|one <unit> or two and;
            give|need us|me just? <few> more? <unit> and; only|just take|takes <few> ~1 <unit>;
            just around the corner; within reach; in sight; any day now;
            just|only <few> <unit> to go; <few> <unit> max|tops;
            about to be solved|fixed|done|finished;
        """,
        "unfailing": """
            consider it|this done; will not be a|an ~1 problem|issue|obstacle; will not take long;
            close to solving|finishing|launching|shipping|done;
            nothing will|can stop; no way we miss|fail; will|can not fail|miss|disappoint;
        """,
    }
)  # fmt: skip


def _headed(sentence: Sentence, when: tuple[When, ...]) -> Iterator[Found]:
    """Rollout to all regions by 1 July: an end and its date, and no verb between them."""
    for each in when:
        clause = sentence.clause(each.first)
        ahead = range(clause.start, each.first)
        at = next((i for i in ahead if sentence.words[i] in LAUNCHES), None)
        near = at is not None and at - clause.start <= 2 and each.first - at <= 7
        if at is None or not near or not each.deadline or _spoken(sentence.told(ahead)):
            continue
        found = Predicate(at, at + 1, "be", "outcome")
        if free(sentence, at, found, when):
            yield shown(sentence, at, found, when, "verbless")


def _spoken(words: tuple[str, ...]) -> bool:
    """Whether a verb or a wish stands among these words."""
    return any(form_of(word) or word in FINITE or word in WISHES - {"to"} for word in words)


def verbless(sentence: Sentence, when: tuple[When, ...]) -> Iterator[Found]:
    """Done by Friday. Launch: next week. ETA Friday."""
    yield from _headed(sentence, when)
    for each in when:
        at = each.first - 1
        while at >= 0 and sentence.words[at] in LINKS:
            at -= 1
        if at < 0 or each.first - at > 4 or not _end_named(sentence, at, each):
            continue
        found = Predicate(at, at + 1, "be", "outcome")
        if (
            not wished(sentence, at, when)
            and not _finite(sentence, at)
            and free(sentence, at, found, when)
        ):
            yield shown(sentence, at, found, when, "verbless")


LINKS = wordset(": is on date day planned set confirmed - – = , for and running")
FINITE = wordset(
    """
    was were been had has have be get got getting is are 's not made
    """
)


def _end_named(sentence: Sentence, at: int, when: When) -> bool:
    word = sentence.words[at]
    if word in LAUNCHES or word == "live":
        return word in ("eta", "launch", "release", "delivery", "live") or surely(sentence, when)
    joined = when.first - at == 1 or word in ("up",)
    return joined and (word in PARTICIPLES or word == "production") and surely(sentence, when)


def _finite(sentence: Sentence, at: int) -> bool:
    before = sentence.words[sentence.clause(at).start : at]
    return any(word in FINITE for word in before)


def fixed(sentence: Sentence) -> Iterator[Found]:
    """Phrases that promise by themselves."""
    for first, end, group in PHRASES.found(sentence.words):
        before = sentence.words[max(0, first - 1) : first]
        own = group == "unfailing"
        free = own or not (denied(sentence, first) or conditional(sentence, first))
        if free and before not in (("was",), ("were",)) and not chanced(sentence, first):
            stop = sentence.clause(first).stop if group == "performative" else end
            yield Found(sentence, first, max(end, min(stop, end + LONGEST)), "promise", group)
