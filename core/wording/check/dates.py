"""Dates to come, as people write them: by Friday, next week, in two sprints, end of Q3."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.wording.check.days import BARE, FROM_NOW, NEXT, PARTS, WEEKDAYS, day_end, span_end
from core.wording.check.phrases import Phrases
from core.wording.check.sentences import Sentence
from core.wording.check.vocabulary import wordset

DEADLINES = wordset("by before until till til within")
PREPOSITIONS = DEADLINES | wordset("in on at from for this during around over inside after")
EVENTS = wordset(
    """
    holidays weekend meeting review board conference demo summit offsite deadline launch end
    time release freeze audit quarter month week year sprint new next camera vacation season
    """
)


@dataclass(frozen=True, slots=True)
class When:
    """A date to come: ``words[first:end]``; a deadline says by or until."""

    first: int
    end: int
    deadline: bool
    vague: bool = False


def dates(sentence: Sentence) -> tuple[When, ...]:
    """The dates to come of a sentence, in order."""
    return tuple(_dates(sentence))


def _dates(sentence: Sentence) -> Iterator[When]:
    words, at = sentence.words, 0
    while at < len(words):
        found = _date(sentence, at)
        if found is not None:
            yield found
        at = found.end if found else at + 1


PUNCTUAL = Phrases(
    {
        "in time": """
            on time; on schedule; in time for; ahead of time|schedule|plan; before time;
        """
    }
)


def _date(sentence: Sentence, at: int) -> When | None:
    """The date that begins at a token, with its preposition."""
    words = sentence.words
    punctual = PUNCTUAL.at(words, at)
    if punctual:
        return When(at, punctual[0], deadline=True)
    first = words[at]
    if first not in PREPOSITIONS:
        return _bare(sentence, at)
    after = at + 1
    if first == "this":
        end = day_end(sentence, at)
        return When(at, end, deadline=False) if end > at else None
    if first in DEADLINES:
        end = _deadline(sentence, after)
    else:
        end = span_end(words, after) if first in ("in", "over", "inside", "after", "for") else after
        end = end if end > after else day_end(sentence, after)
    if end == after or _over(words, at, end):
        return None
    return When(at, end, first in DEADLINES)


AT_LATEST = (("no", "later", "than"), ("not", "later", "than"))


def _bare(sentence: Sentence, at: int) -> When | None:
    """A date without a preposition: next week, tomorrow, two weeks from now."""
    words, ahead = sentence.words, span_end(sentence.words, at)
    if words[at : at + 3] in AT_LATEST:
        end = day_end(sentence, at + 3)
        return When(at, end, deadline=True) if end > at + 3 else None
    if ahead > at and words[ahead - 2 : ahead] in FROM_NOW:
        return When(at, ahead, deadline=True)
    end = day_end(sentence, at) if _stands_alone(words, at) else at
    vague = words[at] in ("soon", "shortly")
    return When(at, end, words[at].startswith("eo"), vague) if end > at else None


def _deadline(sentence: Sentence, at: int) -> int:
    """Where a date after "by" ends: there an event or a duration will do too."""
    words = sentence.words
    end = max(day_end(sentence, at), span_end(words, at))
    if end > at:
        return end
    if words[at : at + 1] == ("then",):
        return at + 1
    held = at + 1 if words[at : at + 1] in (("the",), ("our",), ("your",)) else at
    return held + 1 if held > at and words[held : held + 1] and words[held] in EVENTS else at


def _over(words: tuple[str, ...], at: int, end: int) -> bool:
    """Whether the time is past: in the last two weeks, in May last year, three weeks ago."""
    inside = words[at : end + 1]
    return any(word in ("last", "previous", "past", "ago", "yesterday", "row") for word in inside)


def _stands_alone(words: tuple[str, ...], at: int) -> bool:
    """Whether a day without a preposition may be one to come: next week, tomorrow, eow, Friday."""
    before = words[at - 1] if at else ""
    if before in ("last", "since", "from", "until", "previous", "of", "every", "each"):
        return False
    first = words[at]
    if before in (":", "is"):
        return True
    return (
        first in NEXT or first in BARE or first in WEEKDAYS or first in PARTS
        or (first == "the" and words[at + 1 : at + 2] != () and words[at + 1] in NEXT)
    )  # fmt: skip
