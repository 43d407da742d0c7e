"""A text as tokens: words in lower case, contractions taken apart, numbers and signs by kind."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

NUMBER, DATE, PERCENT, MONEY, ARROW = "#", "#date", "%", "¤", "→"
"""What ``Token.word`` says of signs and figures, whatever they look like."""

_TOKEN = re.compile(
    r"""
    (?P<date>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)(?!\d))
    |(?P<number>(?:(?<![\w.)])[+\-−–±])?(?:\d+(?:[.,]\d+)*|(?<![\w.])\.\d+)
        (?:st|nd|rd|th|k|m|mn|bn)?(?:(?![^\W_])|(?=(?:pp|pts?|bps|x)\b)))
    |(?P<arrow>[→⇒➜➝⟶]|[-=]>)
    |(?P<percent>%|per\ ?cent\b|pct\b|pp\b)
    |(?P<money>[€$£¥]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds)\b)
    |(?P<word>[^\W_]+(?:['’ʼ][^\W_]+)*)
    |(?P<line>\n)
    |(?P<mark>[^\s*_~|])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = {
    "date": DATE, "number": NUMBER, "arrow": ARROW, "percent": PERCENT, "money": MONEY, "line": "\n"
}  # fmt: skip
_ENDINGS = {
    "ll": "will", "re": "are", "ve": "have", "d": "would", "m": "am", "s": "'s", "t": "not",
}  # fmt: skip
_WHOLE = {
    "won't": ("will", "not"), "can't": ("can", "not"), "shan't": ("shall", "not"),
    "wont": ("will", "not"), "cant": ("can", "not"), "cannot": ("can", "not"),
    "dont": ("do", "not"), "doesnt": ("does", "not"), "didnt": ("did", "not"),
    "isnt": ("is", "not"), "arent": ("are", "not"), "wasnt": ("was", "not"),
    "gonna": ("going", "to"), "itll": ("it", "will"), "theyll": ("they", "will"),
    "youll": ("you", "will"), "thatll": ("that", "will"),
}  # fmt: skip
_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign; ``text[start:end]`` is how it was written."""

    word: str
    written: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in order; hyphens inside words and Slack's marks are left out."""
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind == "word":
            yield from _words(match.group(), match.start())
        elif kind != "mark" or not _inside_word(text, match.start()):
            word = _SIGNS.get(kind, match.group())
            yield Token(word, match.group(), match.start(), match.end())


def _inside_word(text: str, at: int) -> bool:
    """Whether a hyphen joins two parts of a word, as in state-of-the-art."""
    if text[at] not in _HYPHENS or at == 0:
        return False
    before, after = text[at - 1], text[at + 1 : at + 2]
    return before.isalnum() and after.isalnum() and not (before.isdigit() and after.isdigit())


def _words(written: str, start: int) -> Iterator[Token]:
    plain = unicodedata.normalize("NFKC", written).casefold().replace("’", "'").replace("ʼ", "'")
    if plain in _WHOLE:
        yield from _parted(written, start, _WHOLE[plain])
        return
    stem, apostrophe, ending = plain.rpartition("'")
    if not apostrophe or ending not in _ENDINGS:
        yield Token(plain, written, start, start + len(written))
        return
    stem = stem.removesuffix("n") if ending == "t" else stem
    yield from _parted(written, start, (stem, _ENDINGS[ending]))


def _parted(written: str, start: int, parts: tuple[str, str]) -> Iterator[Token]:
    """Two words that were written as one; each carries its part of the writing."""
    cut = min(len(parts[0]), len(written) - 1)
    yield Token(parts[0], written[:cut], start, start + cut)
    yield Token(parts[1], written[cut:], start + cut, start + len(written))
