"""Verbs no list knows: promises where a thing built is their subject, or a deadline is near."""

from core.wording.check.activities import NEUTRAL, active, suffered
from core.wording.check.nouns import METRICS
from core.wording.check.predicates import Predicate
from core.wording.check.scope import NEGATIONS
from core.wording.check.sentences import Sentence
from core.wording.check.tokens import NUMBER, PERCENT
from core.wording.check.verbs import FORMS, form_of
from core.wording.check.vocabulary import wordset

THINGS = METRICS | wordset(
    """
    it this that everything model system approach pipeline classifier ranker recommender chatbot
    bot feature version solution fix tool service platform prototype product problem issue bug
    gap algorithm network architecture detector engine search index project detection automation
    technology ai software app application backlog customer user business company revenue
    profit result accuracy quality performance error alarm complaint cost method idea technique
    dashboard migration integration rollout release upgrade transformer embedding encoder
    assistant handling processing agent forecaster predictor matcher parser extractor drift nothing
    """
)
"""What is built or changed; as a subject it makes what is said of it an outcome."""
NO_VERBS = wordset(
    """
    and or but if as than then so to of by because while
    """
)


def other(sentence: Sentence, at: int) -> Predicate | None:
    """The predicate of a base form that is neither known nor work."""
    word = sentence.words[at]
    verb = word.isalpha() and sentence.tokens[at].written.islower() and word not in NO_VERBS
    known = word in FORMS or (active(word) and not _in_part(sentence, at)) or word in NEUTRAL
    return Predicate(at, at + 1, word, "other") if verb and not known else None


QUANTITIES = wordset("half all every most each any")


def _in_part(sentence: Sentence, at: int) -> bool:
    """Whether a share is the object: the model will answer half of all tickets."""
    share = sentence.words[at + 1 : at + 4]
    return of_a_thing(sentence, at) and any(word in QUANTITIES or word == PERCENT for word in share)


def state(sentence: Sentence, at: int, inner: int) -> Predicate | None:
    """The predicate of "be" with a complement that is neither known nor neutral: stable, gone."""
    words = sentence.words[inner : sentence.clause(at).stop]
    first = words[0] if words else ""
    plain = first.isalpha() and not first.endswith("ing") and first not in NEGATIONS
    known = first in NEUTRAL or suffered(first) or form_of(first) is not None
    if not plain or known or first == NUMBER or first in NO_VERBS:
        return None
    return Predicate(at, inner + 1, "be", "other")


def of_a_thing(sentence: Sentence, at: int) -> bool:
    """Whether the subject before a token is a thing built, not a person or a meeting."""
    subject = sentence.words[max(sentence.clause(at).start, at - 8) : at]
    return any(word in THINGS or word.removesuffix("s") in THINGS for word in subject)
