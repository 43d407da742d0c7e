"""What is announced: the dates beside it, what takes it back, and how much of it is shown."""

from core.wording.check.dates import When
from core.wording.check.days import BARE, COUNTS, NEXT
from core.wording.check.found import Found
from core.wording.check.nouns import PAPERS
from core.wording.check.predicates import Predicate
from core.wording.check.scope import asked_about, awaited, chanced, conditional, denied
from core.wording.check.sentences import Sentence
from core.wording.check.tokens import NUMBER
from core.wording.check.vocabulary import wordset

LONGEST = 14
"""Tokens behind the verb that a finding shows at most."""
BUILT = wordset("model system pipeline classifier product service bot ranker version solution")
WISHES = wordset(
    """
    decide decision decisions approve approval choose vote goal target aim deadline want wants
    wanted need needs needed must hope hopes plan plans planned should could can to let lets
    proposal propose suggest ask asks asked option options may might would will if whether was
    says said told according promised agreed asked missed expected were had been did requires
    required request wish tried tries trying going shall
    """
)
"""Words before a verb that make a decision, wish or past of it."""


def near_dates(sentence: Sentence, at: int, when: tuple[When, ...]) -> list[When]:
    """The dates in a token's segment."""
    segment = sentence.segment(at)
    return [each for each in when if each.first in segment]


def _on_paper(sentence: Sentence, found: Predicate) -> bool:
    """Whether a report, a review or a run is what gets finished."""
    near = sentence.told(sentence.clause(found.verb))
    before = max(0, found.verb - sentence.clause(found.verb).start - 8)
    about = near[before : found.verb - sentence.clause(found.verb).start + 6]
    return any(word in PAPERS for word in about) and not any(word in BUILT for word in near)


def free(sentence: Sentence, first: int, found: Predicate, when: tuple[When, ...]) -> bool:
    """Whether nothing around takes the promise back: no, if, perhaps, whether, once."""
    if (
        _on_paper(sentence, found)
        or denied(sentence, first)
        or conditional(sentence, first)
        or chanced(sentence, found.verb)
    ):
        return False
    dated = bool(near_dates(sentence, found.verb, when)) or found.figure
    return not asked_about(sentence, first) and (dated or not awaited(sentence, first))


def shown(
    sentence: Sentence, first: int, found: Predicate, when: tuple[When, ...], group: str
) -> Found:
    """The promise with its subject and its date."""
    near = near_dates(sentence, found.verb, when)
    clause = sentence.clause(first)
    begin = max(clause.start, first - 8)
    begin += sentence.words[begin] in ("and", "so", ",", "then", "but", ":", "(", ";", "-", "–")
    end = min(sentence.clause(found.verb).stop, found.end + LONGEST)
    for each in near:
        if each.end <= begin and begin - each.end <= 1:
            begin = each.first
        if end <= each.first <= end + 1:
            end = each.end
    begin = min(begin, first)
    return Found(
        sentence, begin, max(end, found.end), "promise", group, verb=found.verb,
        weak=not near and not found.figure,
    )  # fmt: skip


def surely(sentence: Sentence, when: When) -> bool:
    """Whether a date can only be to come."""
    first, second = (*sentence.words[when.first : when.first + 2], "")[:2]
    span = first in ("in", "within") and (second in COUNTS or second in (NUMBER, "the", "about"))
    year = first == "in" and second == NUMBER and when.end - when.first == 2
    return when.deadline or first in NEXT or first in BARE or (span and not year) or second in NEXT


def wished(sentence: Sentence, at: int, when: tuple[When, ...]) -> bool:
    """Whether a wish, a decision or another verb stands before in the clause."""
    dated = {i for each in when for i in range(each.first, each.end)}
    before = range(sentence.clause(at).start, at)
    return any(sentence.words[i] in WISHES for i in before if i not in dated)
