"""Verbs whose company decides what they announce: be, have, get, go, make, meet, see, work."""

from collections.abc import Callable

from core.wording.check.being import being
from core.wording.check.nouns import FELT, LAUNCHES, METRICS, PARTICIPLES
from core.wording.check.others import other
from core.wording.check.predicates import (
    BESIDE_WORK,
    FAILURES,
    READ,
    Predicate,
    before_preposition,
    behind,
    change,
    has_figure,
    plain,
    skipped,
)
from core.wording.check.scope import NEGATIONS
from core.wording.check.sentences import Sentence
from core.wording.check.tokens import PERCENT
from core.wording.check.verbs import form_of, lemma_of
from core.wording.check.vocabulary import wordset


def predicate(sentence: Sentence, at: int) -> Predicate | None:
    """The outcome announced by the verb phrase that begins at a token, if it is one."""
    words, last = sentence.words, sentence.segment(min(at, len(sentence.words) - 1)).stop
    verb = next((i for i in range(at, last) if not skipped(words[i])), last)
    if verb == last:
        return None
    if any(word in NEGATIONS for word in words[at:verb]):
        spared = words[verb] in FAILURES
        return Predicate(verb, verb + 1, words[verb], "outcome") if spared else None
    return _special(sentence, verb) if lemma_of(words[verb]) in SPECIAL else _usual(sentence, verb)


def _usual(sentence: Sentence, at: int) -> Predicate | None:
    base = form_of(sentence.words[at]) == "base"
    return plain(sentence, at) if base else other(sentence, at)


def _special(sentence: Sentence, at: int) -> Predicate | None:
    lemma = lemma_of(sentence.words[at])
    found = SPECIAL[lemma](sentence, at)
    if found or lemma not in PLAIN_TOO:
        return found
    return plain(sentence, at) or Predicate(at, at + 1, lemma, "other")


PLAIN_TOO = wordset("close make run turn change")


def _be(sentence: Sentence, at: int) -> Predicate | None:
    return being(sentence, at, predicate)


def _have(sentence: Sentence, at: int) -> Predicate | None:
    following = behind(sentence, at)
    head = following[:8]
    if following and form_of(following[0]) == "past":
        return plain(sentence, at + 1)
    ended = (
        any(word in PARTICIPLES or word in LAUNCHES for word in head)
        or "production" in head
        or "control" in head
    )
    if any(word in READ for word in before_preposition(following)[:5]) and "production" not in head:
        return None
    if ended:
        return Predicate(at, at + 1, "have", "outcome")
    if has_figure(following):
        return Predicate(at, at + 1, "have", "outcome", figure=True)
    return Predicate(at, at + 1, "have", "dated") if head[:1] and head[0] in POINTED else None


POINTED = wordset("a the it this that an our your something")


def _get(sentence: Sentence, at: int) -> Predicate | None:
    following = behind(sentence, at)
    head = following[:6]
    ended = any(word in PARTICIPLES for word in head) or "production" in head
    ended = ended or "control" in head or any(word in BETTER for word in following)
    there = "there" in head[:2] or head[:1] == ("it",) or "line" in head or "work" in head[2:]
    if any(word in READ for word in head[:4]) and not ended:
        return None
    if ended or there or (has_figure(following) and PERCENT in following):
        return Predicate(at, at + 1, "get", "outcome", has_figure(following))
    return change(sentence, at, "get")


def _followed_by(nouns: str) -> Callable[[Sentence, int], Predicate | None]:
    """A verb that announces an outcome only with one of these within four words."""
    wanted = wordset(nouns)

    def found(sentence: Sentence, at: int) -> Predicate | None:
        if any(word in wanted for word in behind(sentence, at)[:4]):
            return Predicate(at, at + 1, lemma_of(sentence.words[at]), "outcome")
        return None

    return found


BETTER = wordset(
    "earlier sooner faster better fewer lower higher double triple twice half smarter cheaper"
)
GAINS = wordset(
    """
    gain gains improvement improvements lift jump benefit benefits growth uplift increase drop
    savings impact boost reduction
    """
)


def _see(sentence: Sentence, at: int) -> Predicate | None:
    head = behind(sentence, at)[:6]
    asked = any(word in ("whether", "if", "how", "what", "when", "where") for word in head)
    good = any(word in GAINS or word in BETTER for word in head) or has_figure(head)
    return Predicate(at, at + 1, "see", "outcome") if good and not asked else None


def _give(sentence: Sentence, at: int) -> Predicate | None:
    """Give us five points, add 3 % recall: only figures make it more than a hand-over."""
    figure = has_figure(behind(sentence, at))
    return Predicate(at, at + 1, "give", "outcome", figure=True) if figure else None


def _work(sentence: Sentence, at: int) -> Predicate | None:
    following = behind(sentence, at)
    beside = following[:1] and following[0] in BESIDE_WORK
    return None if beside else Predicate(at, at + 1, "work", "outcome")


def _go(sentence: Sentence, at: int) -> Predicate | None:
    following = behind(sentence, at)
    if following[:1] == ("live",) or following[:2] in (("to", "production"), ("to", "prod")):
        return Predicate(at, at + 2, "go", "outcome")
    if not following or following[0] not in WAYS:
        return None
    subject = sentence.words[max(sentence.clause(at).start, at - 6) : at]
    moves = following[0] in ("up", "down") and any(word in FELT | METRICS for word in subject)
    return Predicate(at, at + 2, "go", "outcome") if moves else change(sentence, at, "go")


WAYS = wordset("up down from past above over below under to")


def _come(sentence: Sentence, at: int) -> Predicate | None:
    """Come, happen and follow announce what their subject is."""
    subject = sentence.words[max(sentence.clause(at).start, at - 8) : at]
    launched = any(word in LAUNCHES or word in ("it", "this", "that") for word in subject)
    return Predicate(at, at + 1, sentence.words[at], "dated") if launched else None


SPECIAL: dict[str, Callable[[Sentence, int], Predicate | None]] = {
    "be": _be,
    "have": _have,
    "get": _get,
    "see": _see,
    "work": _work,
    "go": _go,
    "come": _come,
    "happen": _come,
    "follow": _come,
    "give": _give,
    "add": _give,
    "close": _followed_by("gap gaps"),
    "make": _followed_by(
        "it deadline date target launch release money profit history happen difference impact"
    ),
    "meet": _followed_by(
        "deadline target targets date goal sla bar kpi commitment objective requirement milestone"
        " deadlines goals"
    ),
    "pay": _followed_by("off itself back"),
    "break": _followed_by("even through record"),
    "pass": _followed_by("audit test tests review validation gate certification bar tomorrow next"),
    "turn": _followed_by("around profit"),
    "move": _followed_by("needle production"),
    "change": _followed_by("everything game"),
    "run": _followed_by("without itself alone smoothly everywhere unattended"),
    "pull": _followed_by("off"),
    "blow": _followed_by("away"),
    "nail": _followed_by("it this"),
}
"""Verbs that ``plain`` does not know how to read."""
