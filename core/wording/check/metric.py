"""Naked metrics: a figure that only the team can read, without what it is worth or its target."""

from collections.abc import Iterator

from core.wording.check.found import Found
from core.wording.check.nouns import BUSINESS, METRICS, TARGETS, WORTH
from core.wording.check.phrases import Phrases
from core.wording.check.scope import CONDITIONS, LIKELY, NEGATIONS
from core.wording.check.sentences import Sentence
from core.wording.check.tokens import ARROW, MONEY, NUMBER, PERCENT
from core.wording.check.vocabulary import wordset

NAMES = frozenset(METRICS) - {"map", "dice", "loss", "hits", "acc", "prec", "correlation"}
DOUBTFUL = frozenset(METRICS) - NAMES
"""Also plain words; metrics only right beside a figure or a direction."""
SLOW = wordset("latency throughput p99 p95 p50 qps")
"""Plain to read as a level; a change of them says nothing outside the team."""
PAIRS = Phrases(
    {
        "pair": """
            lower|higher|smaller|reduced|less error; score went|rose|improved|jumped|climbed|
            dropped|fell|grew; error|win|hit|click|pass rate; test|train|training|validation|
            calibration|prediction|absolute|squared error; mean average precision; word error; f
            1; top #; f1|f|eval|benchmark|silhouette|quality|model score; scores|scored|scoring #;
            score of|is|at #; pr|roc auc; positive|negative rate; r squared;
            log|validation|test|training|val loss; exact match;
        """
    }
)
"""Names of metrics of two words."""
UP = wordset(
    """
    up jumped jumps soared soars climbed climbs doubled tripled rose improved gained skyrocketed
    better higher
    """
)
CHANGED = UP | wordset(
    """
    down dropped fell went from decreased increased now lower reduced
    """
)
QUANTITY = wordset(
    """
    more fewer less of in every each per a for our extra additional out for most all these so
    """
)
AFTER_MODEL = wordset(
    """
    model models set dataset classifier data score team benchmark task
    """
)
BETWEEN = wordset("is are has have 's score again went even much clearly keeps")
"""What may stand between a metric and its direction."""
REACH = 12
"""Tokens within which a metric and its figure belong together."""


def metrics(sentence: Sentence, *, beside: bool = False) -> Iterator[Found]:
    """The naked metrics of a sentence; ``beside``: whether a worth stands in the one beside it."""
    if sentence.asks or beside or valued(sentence):
        return
    at, size = 0, len(sentence.words)
    while at < size:
        end = _named(sentence, at)
        span = _figures(sentence, at, end) if end > at else None
        if span and not _excused(sentence, at, *span):
            yield Found(sentence, span[0], span[1], "metric", "figure")
            at = max(span[1], end)
        else:
            at = max(end, at + 1)


def valued(sentence: Sentence) -> bool:
    """Whether a sentence says what something is worth: in money, or in what a business counts."""
    words = sentence.words
    if MONEY in words or any(word in WORTH for word in words):
        return True
    return any(
        word in BUSINESS and words[i + 1 : i + 2] != ("model",) and _counted(words, i)
        for i, word in enumerate(words)
    )


def _counted(words: tuple[str, ...], at: int) -> bool:
    """Whether a number or a measure stands before a noun: 7 more frauds, fewer chargebacks."""
    if words[at + 1 : at + 2] and words[at + 1] in AFTER_MODEL:
        return False
    before = words[max(0, at - 3) : at]
    return any(
        word in ("more", "fewer", "less", "every", "each", "per", "extra") for word in before
    ) or (NUMBER in before and PERCENT not in before)


def _named(sentence: Sentence, at: int) -> int:
    """Where the name of a metric that begins here ends; ``at`` where none does."""
    words = sentence.words
    if PAIRS.at(words, at):
        return at + 2
    if words[at] in NAMES or sentence.tokens[at].written == "mAP":
        return at + 1
    near = words[at + 1 : at + 3]
    touched = any(word in CHANGED or word in (NUMBER, ARROW, ":", "=") for word in near)
    if words[at] in DOUBTFUL and (touched or NUMBER in words[max(0, at - 1) : at]):
        return at + 1
    return at + 1 if words[at] in SLOW and any(w in CHANGED for w in words[at + 1 : at + 4]) else at


def _figures(sentence: Sentence, at: int, end: int) -> tuple[int, int] | None:
    """From the metric to its last figure near, or from a figure before it."""
    words, segment = sentence.words, sentence.segment(at)
    last = min(segment.stop, end + REACH)
    figures = [i for i in range(end, last) if _measures(sentence, i)]
    if figures:
        stop = figures[-1] + 1
        while stop < last and words[stop] in (PERCENT, "points", "point", "percentage"):
            stop += 1
        return at, stop
    before = [i for i in range(max(segment.start, at - 5), at) if _measures(sentence, i)]
    if before:
        return before[0], end
    upward = next((i for i in range(end, min(last, end + 4)) if words[i] in UP), None)
    tied = upward is not None and all(word in BETWEEN for word in words[end:upward])
    return (at, upward + 1) if tied and upward is not None else None


def _measures(sentence: Sentence, at: int) -> bool:
    """Whether a token is a metric's figure, and no date, count of days or list."""
    if sentence.words[at] != NUMBER:
        return False
    after, written = sentence.words[at + 1 : at + 2], sentence.tokens[at].written
    counted = after and after[0].isalpha() and after[0] not in FIGURE_FOLLOWS
    decimal = any(mark in written for mark in ".,%") or written[0] in "+-−–±"
    year = len(written) == 4 and written.startswith("20")
    return not year and (decimal or not counted)


FIGURE_FOLLOWS = METRICS | wordset(
    """
    points point on to in at by for and from up down after with over vs against than this since
    now was the which while so as last across percentage bps relative absolute compared better
    or overall
    """
)


def _excused(sentence: Sentence, at: int, first: int, end: int) -> bool:
    """Whether a target, a condition, a chance or a no stands with the metric."""
    words, clause = sentence.words, sentence.segment(at)
    told = sentence.told(clause)
    if any(word in TARGETS for word in words) or any(word in LIKELY for word in told):
        return True
    before = words[clause.start : at]
    conditional = words[:1] == ("should",) or any(
        word in CONDITIONS or word in ("when", "once", "until") for word in before
    )
    return conditional or any(word in NEGATIONS for word in (*before[-6:], *words[first:end]))
