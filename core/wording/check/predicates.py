"""What stands behind "will" or "going to": an outcome, or plain work that promises nothing."""

from dataclasses import dataclass
from typing import Literal

from core.wording.check.nouns import (
    FELT,
    METRICS,
    SETTINGS,
    TRIALS,
)
from core.wording.check.scope import NEGATIONS
from core.wording.check.sentences import Sentence
from core.wording.check.tokens import MONEY, NUMBER, PERCENT
from core.wording.check.verbs import CHANGES, DATED, MAKES, OUTCOMES, lemma_of
from core.wording.check.vocabulary import wordset

Weight = Literal["outcome", "dated", "made", "other"]
NOT_ADVERBS = wordset("apply supply rely reply comply fly early only multiply")
ADVERBS = wordset(
    """
    also then still soon now just all simply actually even already always once again both
    finally first only too surely easily definitely have-to
    """
)
FAILURES = wordset("come happen return break miss slip fail disappoint lose delay late need")
READ = wordset(
    """
    result results answer answers decision decisions data call meeting review numbers reading
    chat look time capacity someone idea sense access figures feedback estimate forecast clarity
    evidence people session workshop choice verdict outcome conversation talk discussion to sync
    demo retro first shortlist draft proposal options candidates more enough fewer less news
    update second retrospective budget approval visibility baseline
    """
)
"""What one has to look at afterwards: a reading, not an outcome."""
BESIDE_WORK = wordset(
    """
    on with from together through at in as towards toward hard for closely up around late
    overtime weekends side
    """
)
HARMLESS = {
    "reach": wordset("out agreement consensus people users a") - {"a"},
    "fix": wordset(
    """
    seed threshold split random date baseline scope budget number typo typos
    """
),
    "double": wordset("check checking"), "hit": frozenset(("pause",)),
    "close": wordset(
    """
    ticket tickets experiment objective channel issue approach task
    """
),
    "pass": wordset("on along this it the-word"),
    "clear": wordset("calendar cache"), "recover": frozenset(("logs",)),
    "replace": wordset("it them"), "crack": frozenset(("on",)),
    "win": frozenset(("back",)), "get": wordset("back in started together access"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb and what it announces; ``verb`` is its place, ``end`` that behind its core."""

    verb: int
    end: int
    lemma: str
    weight: Weight
    figure: bool = False


def skipped(word: str) -> bool:
    """Whether a word between modal and verb is an adverb or a no."""
    adverb = word.endswith("ly") and word not in NOT_ADVERBS
    return adverb or word in ADVERBS or word in NEGATIONS


def plain(sentence: Sentence, at: int) -> Predicate | None:
    """The outcome that a verb without peculiarities announces, in whatever form it stands."""
    lemma, following = lemma_of(sentence.words[at]), behind(sentence, at)
    harmless = HARMLESS.get(lemma, frozenset())
    if any(word in harmless for word in following[:4]) and following[:2] != ("this", "by"):
        return None
    figure = has_figure(following)
    if lemma in OUTCOMES:
        tried = lemma in ("deliver", "ship") and _object(following, TRIALS)
        return None if tried else Predicate(at, at + 1, lemma, "outcome", figure)
    if lemma in CHANGES:
        return change(sentence, at, lemma)
    if lemma in DATED:
        tried = lemma in ("launch", "release", "deploy") and _object(following, TRIALS)
        return None if tried else Predicate(at, at + 1, lemma, "dated", figure)
    return Predicate(at, at + 1, lemma, "made") if lemma in MAKES else None


UNSAID = wordset("get see take be go yield bring")
"""Verbs that need a figure beside what they move."""
FOR_BETTER = wordset(
    """
    improve reduce boost lift decrease save prevent minimize maximize shrink accelerate earn
    unlock generate strengthen transform grow
    """
)
"""Changes for the better, whatever their object."""


def change(sentence: Sentence, at: int, lemma: str) -> Predicate | None:
    """Raising recall or cutting costs promises something; raising a threshold does not."""
    following = behind(sentence, at)
    head = before_preposition(following)
    if any(word in SETTINGS for word in head):
        return None
    felt = FELT | METRICS
    subject = sentence.words[sentence.clause(at).start : at]
    moved = any(word in felt for word in head[:7]) or any(word in felt for word in subject[-6:])
    scored = has_figure(following) and (PERCENT in following or moved)
    paid = MONEY in following
    if scored or paid or (moved and lemma not in UNSAID):
        return Predicate(at, at + 1, lemma, "outcome", figure=scored or paid)
    return Predicate(at, at + 1, lemma, "other") if lemma in FOR_BETTER else None


def before_preposition(following: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the first preposition: a verb's object."""
    stops = ("by", "from", "to", "for", "in", "on", "of", "and", "with", "until", "next")
    end = next((i for i, word in enumerate(following) if word in stops), len(following))
    return following[:end]


def behind(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The words behind a token in its clause."""
    return sentence.words[at + 1 : sentence.clause(at).stop]


def _object(following: tuple[str, ...], nouns: frozenset[str]) -> bool:
    return any(word in nouns for word in before_preposition(following)[:5])


def has_figure(words: tuple[str, ...]) -> bool:
    """Whether a figure that measures something stands here: 90 %, F1 of 0.8, above 0.9; no date."""
    return any(_measures(words, i) for i in range(len(words)))


MEASURED = wordset("% points point x f1")


def _measures(words: tuple[str, ...], at: int) -> bool:
    after = words[at + 1 : at + 2]
    above = words[max(0, at - 1) : at] in (("above",), ("over",), ("past",), ("below",), ("under",))
    if words[at] == NUMBER and (above or (after and after[0] in MEASURED)):
        return True
    return words[at] in METRICS and NUMBER in words[max(0, at - 4) : at + 5]
