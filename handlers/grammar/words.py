"""Typed text as words: quotes hold together, an en dash is a dash, apostrophes are letters."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.errors import NotUnderstood

QUOTES = '"“”„«»'
_WORD = re.compile(
    rf"""(?P<key>[\w-]+=)?[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}](?=\s|$)|(?P<bare>\S+)"""
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or quoted passage; ``key`` is what stands before an equals sign, or empty."""

    text: str
    raw: str
    quoted: bool = False
    key: str = ""
    value: str = ""


@dataclass
class Words:
    """The words of one command, taken from the front; ``typed`` is the whole of it."""

    typed: str
    left: list[Word] = field(default_factory=list)

    def next(self, wanted: str) -> Word:
        """The next word. Raises NotUnderstood where nothing is left."""
        if not self.left:
            raise NotUnderstood(f"There is no {wanted} in `{brief(self.typed)}`.")
        return self.left.pop(0)

    def take(self, *texts: str) -> bool:
        """Take the next word if it is one of these, whatever its case."""
        if self.left and not self.left[0].quoted and self.left[0].text.lower() in texts:
            self.left.pop(0)
            return True
        return False

    def rest(self) -> str:
        """All that is left, as typed, taken."""
        text = " ".join(word.raw for word in self.left)
        self.left.clear()
        return text


def words_of(text: str) -> Words:
    """The words of a text. Raises NotUnderstood at a quotation mark without its partner."""
    straight = text.replace("\u00a0", " ")
    marks = [match.start() for match in re.finditer(f"[{QUOTES}]", straight)]
    if len(marks) % 2:
        after = straight[marks[-1] : marks[-1] + 30]
        raise NotUnderstood(
            f"A quotation mark has no partner, from `{after}` on. Close it and send it again.",
            place=after,
        )
    return Words(straight.strip(), [_word(match) for match in _WORD.finditer(straight)])


def _word(match: re.Match[str]) -> Word:
    raw = match.group()
    if match["quoted"] is not None:
        key = (match["key"] or "")[:-1].lower()
        return Word(match["quoted"].strip(), raw, not key, key, match["quoted"].strip())
    bare = match["bare"].replace("–", "-").replace("−", "-")
    key, equals, value = bare.partition("=")
    if equals and key and "://" not in key:
        return Word(bare, raw, False, key.lower(), value)
    return Word(bare, raw)


def brief(text: str, longest: int = 120) -> str:
    """Typed text for a sentence, cut where it is long, without the signs that mark sentences."""
    flat = " ".join(text.replace("*", "").replace("`", "'").split())
    return flat if len(flat) <= longest else f"{flat[:longest].rstrip()} …"


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    found = difflib.get_close_matches(typed.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def replaced(typed: str, wrong: str, right: str) -> str:
    """The command with one word put right."""
    return typed.replace(wrong, right, 1)


def unknown(words: Words, wrong: str, known: Iterable[str], what: str) -> NotUnderstood:
    """The error for a word that is not known, with the nearest that is."""
    listed = list(known)
    near = nearest(wrong, listed)
    if near:
        return NotUnderstood(
            f"I don't know *{brief(wrong, 60)}*. Did you mean this?",
            place=wrong,
            suggestion=replaced(words.typed, wrong, near),
        )
    return NotUnderstood(
        f"I don't know *{brief(wrong, 60)}*. The {what} may be {', '.join(listed)}.", place=wrong
    )
