"""A text as sentences, each parted into segments and clauses, within which words bear on another.

A comma parts clauses; a semicolon or "but" parts segments, beyond which no condition reaches.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from core.wording.check.quotes import Spans, inside, quotations
from core.wording.check.tokens import Token, tokens
from core.wording.check.vocabulary import wordset

LONGEST = 100
"""Tokens after which a sentence is cut, so that time stays linear in the text."""
QUOTE = "“”"
"""The word that stands for a quotation."""
LONG_LINE = 55
"""Characters from which on a line's end may be a mere wrap."""
ABBREVIATED = wordset(
    """
    approx vs etc eg ie g e i no fig resp jan feb mar apr jun jul aug sep sept oct nov dec dr mr
    ms ca
    """
)
ENDS = frozenset(".!?…\n•")
STRONG = frozenset((";", "but", "however", "yet", "nevertheless", "•"))
WEAK = frozenset(
    (",", ":", "(", ")", "–", "—", "-", "so", "because", "while", "although", "though", "→")
)
SUBJECTS = wordset("i we you he she it they this that there")


@dataclass(frozen=True)
class Sentence:
    """Tokens that belong together, and whether they ask."""

    tokens: tuple[Token, ...]
    asks: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens' words."""
        return tuple(token.word for token in self.tokens)

    @cached_property
    def segments(self) -> tuple[int, ...]:
        """For each token the number of its segment."""
        return tuple(_numbered(word in STRONG for word in self.words))

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """For each token the number of its clause; clauses never reach beyond segments."""
        following = (*self.words[1:], "")
        begins = (
            word in STRONG or word in WEAK or (word in ("and", "then") and after in SUBJECTS)
            for word, after in zip(self.words, following, strict=True)
        )  # fmt: skip
        return tuple(_numbered(begins))

    def segment(self, at: int) -> range:
        """The positions of a token's segment."""
        return _alike(self.segments, at)

    def clause(self, at: int) -> range:
        """The positions of a token's clause."""
        return _alike(self.clauses, at)

    def told(self, positions: range) -> tuple[str, ...]:
        """The words at these positions."""
        return self.words[positions.start : positions.stop]


def _numbered(begins: Iterable[bool]) -> Iterator[int]:
    number = 0
    for begin in begins:
        number += begin
        yield number


def _alike(numbers: tuple[int, ...], at: int) -> range:
    first = last = at
    while first > 0 and numbers[first - 1] == numbers[at]:
        first -= 1
    while last + 1 < len(numbers) and numbers[last + 1] == numbers[at]:
        last += 1
    return range(first, last + 1)


def sentences(text: str, *, quoted: bool = False) -> Iterator[Sentence]:
    """The sentences of a text.

    Args:
        text: Any text.
        quoted: Whether what stands in quotation marks is read as the writer's own words.
    """
    spans = [] if quoted else quotations(text)
    kept: list[Token] = []
    for token in _unwrapped(text, spans):
        if _ends(kept, token, text) or len(kept) >= LONGEST:
            yield Sentence(tuple(kept), token.word == "?")
            kept = []
        if token.word not in ENDS:
            kept.append(token)
    yield Sentence(tuple(kept))


def _unwrapped(text: str, spans: Spans) -> Iterator[Token]:
    """The tokens without mere line wraps; a quotation is one token."""
    line, quoted = 0, False
    for token in tokens(text):
        if inside(spans, token.start):
            if not quoted:
                yield Token(QUOTE, token.written, token.start, token.end)
            quoted = True
            continue
        quoted = False
        if token.word != "\n" or not _wraps(text, line, token):
            yield token
        line = token.end if token.word == "\n" else line


def _ends(kept: list[Token], token: Token, text: str) -> bool:
    if token.word not in ENDS or not kept:
        return False
    if token.word != ".":
        return True
    after = text[token.end : token.end + 1]
    closes = after == "" or after.isspace() or after in "”\"'’)*_»"
    return closes and not (kept[-1].word in ABBREVIATED and not _capital(text, token.end))


def _capital(text: str, at: int) -> bool:
    return text[at : at + 3].lstrip()[:1].isupper() or not text[at:].strip()


def _wraps(text: str, line: int, token: Token) -> bool:
    """Whether a line's end is a mere wrap: a long line, and the next goes on in lower case."""
    return token.start - line >= LONG_LINE and text[token.end : token.end + 1].islower()
