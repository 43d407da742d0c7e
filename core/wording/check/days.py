"""Where a day, a month, a quarter or a span of time ends that begins at a word."""

from core.wording.check.sentences import Sentence
from core.wording.check.tokens import DATE, NUMBER
from core.wording.check.vocabulary import wordset

WEEKDAYS = wordset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    """
)
MONTHS = wordset(
    """
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec
    """
)
UNITS = wordset(
    """
    day days week weeks month months quarter quarters sprint sprints year years hour hours
    iteration iterations fortnight decade weekend
    """
)
SEASONS = wordset(
    """
    christmas xmas easter thanksgiving spring summer autumn fall winter ramadan halloween
    """
)
BARE = wordset(
    """
    tomorrow tonight eod eow eom eoq eoy q1 q2 q3 q4 h1 h2 cob noon midnight soon shortly
    """
)
COUNTS = wordset(
    """
    a an one two three four five six seven eight nine ten twelve few couple another half several
    some
    """
)
NEXT = wordset("next this coming following upcoming")
PARTS = wordset("end mid early late start beginning middle latest close")
NEXT_ONES = (
    UNITS
    | WEEKDAYS
    | SEASONS
    | wordset(
        """
        release version evening afternoon morning time milestone call drop summer
        """
    )
)
"""What "next" makes a date of."""
ABOUT = wordset("the about around roughly latest")
BETWEEN = (
    COUNTS
    | NEXT
    | {NUMBER}
    | wordset(
        """
    the of more less than about just only under short working business matter
    """
    )
)
"""What may stand between "in" and the unit of a span."""


def day_end(sentence: Sentence, at: int) -> int:
    """Where a day, month or quarter that begins at a token ends; the token where none does."""
    words, start = sentence.words, at
    while at < len(words) and words[at] in ABOUT:
        at += 1
    if at >= len(words):
        return start
    readings = (_part, _next, _month, _numbered, _named, _period)
    end = next((end for read in readings if (end := read(sentence, at)) > at), at)
    return end if end > at else start


def _part(sentence: Sentence, at: int) -> int:
    """Mid March, end of Q3, end of the sprint."""
    words = sentence.words
    if words[at] not in PARTS or at + 1 >= len(words):
        return at
    inner = at + 2 if words[at + 1] == "of" else at + 1
    end = day_end(sentence, inner)
    unit = inner + (words[inner : inner + 1] in (("the",), ("this",), ("our",)))
    if end > inner:
        return end
    return unit + 1 if unit < len(words) and words[unit] in UNITS else at


def _next(sentence: Sentence, at: int) -> int:
    """Next week, the coming two sprints, this May."""
    words = sentence.words
    if words[at] not in NEXT:
        return at
    inner = at + 1
    while inner < len(words) and (words[inner] in COUNTS or words[inner] == NUMBER):
        inner += 1
    if inner < len(words) and words[inner] in NEXT_ONES:
        return inner + 1
    month = inner < len(words) and words[inner] in MONTHS and _is_month(sentence, inner)
    return inner + 1 if month else at


def _month(sentence: Sentence, at: int) -> int:
    if sentence.words[at] in MONTHS and _is_month(sentence, at):
        return _followed(sentence.words, at + 1)
    return at


def _named(sentence: Sentence, at: int) -> int:
    """Friday, tomorrow, Q3 2027, 2027-03-31, summer."""
    first = sentence.words[at]
    if first in WEEKDAYS or first in BARE or first in SEASONS or first == DATE:
        return _followed(sentence.words, at + 1) if first.startswith(("q", "h")) else at + 1
    return at


def _period(sentence: Sentence, at: int) -> int:
    """Today, month end, new year."""
    first, joined = (*sentence.words[at : at + 2], "")[:2]
    if first == "today":
        return at + 1
    named = first in ("year", "month", "quarter", "week", "sprint", "new")
    return at + 2 if named and joined in ("end", "year", "'s") else at


def _is_month(sentence: Sentence, at: int) -> bool:
    """March and May are verbs too; months are written with a capital, or beside a number."""
    if sentence.words[at] not in ("march", "may", "mar", "sun", "mon", "dec"):
        return True
    near = sentence.words[max(0, at - 1) : at + 2]
    written = sentence.tokens[at].written
    return (written[:1].isupper() and at > 0) or NUMBER in near or "of" in near[:1]


def _followed(words: tuple[str, ...], at: int) -> int:
    """A day or year behind a month: March 31, March 2027."""
    while at < len(words) and words[at] == NUMBER:
        at += 1
    return at


def _numbered(sentence: Sentence, at: int) -> int:
    """31 March, the 3rd, 2027."""
    words, written = sentence.words, sentence.tokens[at].written
    if words[at] != NUMBER:
        return at
    inner = at + 2 if words[at + 1 : at + 2] == ("of",) else at + 1
    if inner < len(words) and words[inner] in MONTHS and _is_month(sentence, inner):
        return _followed(words, inner + 1)
    year = len(written) == 4 and written.startswith("20") and written.isdigit()
    ordinal = written[-2:].lower() in ("st", "nd", "rd", "th")
    return at + 1 if year or ordinal else at


FROM_NOW = (("from", "now"), ("from", "today"))


def span_end(words: tuple[str, ...], at: int) -> int:
    """Where a span from now ends: two weeks, the next few days, a couple of sprints, days."""
    inner = at
    while inner < len(words) and words[inner] in BETWEEN:
        inner += 1
    if inner < len(words) and words[inner] in UNITS and inner - at < 7:
        return inner + 3 if words[inner + 1 : inner + 3] in FROM_NOW else inner + 1
    return at
