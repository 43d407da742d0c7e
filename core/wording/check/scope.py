"""What stands around a word and changes its force: a no, a condition, a chance, a question."""

from core.wording.check.days import MONTHS, UNITS
from core.wording.check.phrases import Phrases
from core.wording.check.sentences import Sentence
from core.wording.check.tokens import NUMBER
from core.wording.check.vocabulary import wordset

NEGATIONS = wordset(
    """
    not no never nobody none nothing neither nor hardly without cannot unlikely isn't stop avoid
    rather instead refuse doubt
    """
)
MAYBE = wordset("may might could would perhaps maybe possibly")
LIKELY = wordset(
    """
    chance chances odds probability probabilities likelihood likely unlikely probably perhaps
    maybe possibly presumably
    """
)
CONDITIONS = wordset(
    """
    if unless provided assuming depending depends whether pending contingent
    """
)
WHEN = wordset("once when after until as")
ASKING = wordset(
    """
    know say see ask asks asked tell decide decides decided unclear learn find clarify understand
    show shows say says unknown question discuss estimate wonder choose open
    """
)
HOW = wordset("how what which who where why when")

_FALSE_CONDITIONS = Phrases(
    {
        "empty": """
            if all|everything|things ~1 goes|go|works|runs|work|run well|right|fine|smoothly|out|
            plan|planned|to?; if nothing ~2 wrong|up|between|happens|breaks; if anything; even if;
            as if; if not ~1 sooner|earlier|before; if you ask;
            if we ~1 push|try|hurry|focus|stay|keep; if not better; if needed|necessary;
        """,
    }
)  # fmt: skip
_CONDITIONS = Phrases(
    {
        "condition": """
            as long as; subject to; in case; only after; only once; only when; on condition;
            given that; hinges on; rests on; should the ~4 pass|hold|fail;
        """,
    }
)  # fmt: skip
_CHANCES = Phrases(
    {
        "chance": """
            #|one|two|three|four|nine|eight in #|two|three|four|five|ten|twenty;
            #|one|two|three|four|nine|eight times|cases|of|out of? #|two|three|four|five|ten;
            as likely as; even odds; long shot; coin flip|toss; toss up; fifty fifty;
            # % sure|certain|confident|likely; # / #; # %? by|before|for ~5 was|instead|with;
            eight|nine|one|two|five times|cases in ten;
        """,
    }
)  # fmt: skip
SURE = ("99", "100", "110", "120", "150", "200", "1000")


def denied(sentence: Sentence, at: int, *, reach: int = 9) -> bool:
    """Whether a no stands before a token in its clause, near enough to bear on it."""
    clause = sentence.clause(at)
    before = sentence.words[max(clause.start, at - reach) : at]
    only = [i for i, word in enumerate(before) if word in NEGATIONS]
    return any(not _not_only(before, i) for i in only)


def _not_only(before: tuple[str, ...], at: int) -> bool:
    following = before[at + 1 : at + 2]
    return following in (("later",), ("only",), ("just",), ("doubt",), ("question",), ("problem",))


def conditional(sentence: Sentence, at: int) -> bool:
    """Whether a real condition stands in the segment; "if all goes well" is none."""
    segment = sentence.segment(at)
    words = sentence.told(segment)
    for i, word in enumerate(words):
        if _CONDITIONS.at(words, i):
            return True
        if word in CONDITIONS and not _empty(words, i):
            return True
    return False


def _empty(words: tuple[str, ...], at: int) -> bool:
    before = max(at - 1, 0)
    return _FALSE_CONDITIONS.at(words, at) is not None or (
        words[before] in ("even", "as", "no") and before < at
    )


def awaited(sentence: Sentence, at: int) -> bool:
    """Whether something else comes first: once, when, after, as soon as."""
    words = sentence.told(sentence.segment(at))
    return any(
        word in WHEN and (word != "as" or words[i + 1 : i + 2] == ("soon",))
        for i, word in enumerate(words)
    )


def chanced(sentence: Sentence, at: int) -> bool:
    """Whether a chance, a range or a perhaps weakens what is said."""
    words = sentence.told(sentence.segment(at))
    clause = sentence.clause(at)
    if any(word in LIKELY for word in words) and not _pretended(words):
        return True
    if any(_perhaps(sentence, i) for i in clause):
        return True
    return any(True for _ in _CHANCES.found(words)) or ranged(sentence, at)


def _pretended(words: tuple[str, ...]) -> bool:
    """Whether the chance is none: no chance that, 100 % likely."""
    return any(
        word in ("chance", "odds", "likely", "probability")
        and ("no" in words[max(0, i - 2) : i] or "zero" in words[max(0, i - 2) : i])
        for i, word in enumerate(words)
    )


def _perhaps(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if word == "may":
        before = sentence.words[at - 1] if at else ""
        month = before in (
            "in",
            "by",
            "until",
            "of",
            "early",
            "late",
            "mid",
            "before",
            "next",
            NUMBER,
        )
        return not month and not sentence.tokens[at].written[:1].isupper()
    return word in MAYBE


def ranged(sentence: Sentence, at: int) -> bool:
    """Whether the segment gives a range: 5 to 20 days, between March and June."""
    segment = sentence.segment(at)
    words = sentence.told(segment)
    between = "between" in words and "and" in words[words.index("between") :]
    return between or any(_range(words, i) for i in range(len(words)))


def _range(words: tuple[str, ...], at: int) -> bool:
    joint = words[at + 1 : at + 2]
    if words[at] != NUMBER or joint not in (("to",), ("-",), ("–",), ("or",)):
        return False
    after = words[at + 3 : at + 5]
    apart = after[:1] and after[0] in ("in", "this", "last", "over", "within", "after")
    dated = any(word in UNITS or word in MONTHS for word in after)
    return words[at + 2 : at + 3] == (NUMBER,) and dated and not apart


def asked_about(sentence: Sentence, at: int) -> bool:
    """Whether a token stands in somebody's indirect question: we will know whether, ask how."""
    segment = sentence.segment(at)
    before = sentence.words[segment.start : at]
    asked = any(word in ASKING for word in before)
    if "whether" in before or ("if" in before and asked):
        return True
    return any(
        word in HOW and any(each in ASKING for each in before[max(0, i - 4) : i])
        for i, word in enumerate(before)
    )
