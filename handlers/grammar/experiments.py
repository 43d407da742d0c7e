"""``log``: evidence as people type it."""

import re
from datetime import date
from typing import Any

from core.commands.base import Command
from core.commands.experiments import LogExperiment
from core.commands.forms import OpenForm
from core.errors import NotUnderstood
from core.model.states import QUALITY_LETTERS, Quality, Verdict
from handlers.grammar.dates import take_past_date
from handlers.grammar.measures import measured
from handlers.grammar.values import person_of
from handlers.grammar.words import Word, Words, brief, nearest, unknown

LOG = 'log labels/vendor negative recall=0.74 "batch 3 failed the audit"'
VERDICTS: dict[str, Verdict] = {
    "positive": "positive", "worked": "positive", "negative": "negative", "failed": "negative",
    "unclear": "unclear", "inconclusive": "unclear",
}  # fmt: skip
_LINK = re.compile(r"https?://\S+")


def log(words: Words, today: date) -> Command:
    """``log [REF] VERDICT auc=0.83 "what we learned"``, with @ben, on DATE, quality=hb, a link.

    Bare, it opens a window.
    """
    return _logged(words, today) if words.left else OpenForm(form="log")


def _logged(words: Words, today: date) -> LogExperiment:
    found: dict[str, Any] = {"quality": _quality(words), **measured(words)}
    found["new_ruler"] = bool(found["values"]) and _new_ruler(words)
    found |= {"verdict": _verdict(words), "link": _link(words), **people_and_day(words, today)}
    if words.left and not words.left[0].quoted:
        found["approach"] = words.next("approach").text
    found["learned"] = _note(words)
    return LogExperiment(**found)


def _verdict(words: Words) -> Verdict:
    """The verdict, which may stand before or behind the reference."""
    bare = [word for word in words.left[:2] if not word.quoted and not word.key]
    for word in bare:
        if word.text.lower() in VERDICTS:
            words.left.remove(word)
            return VERDICTS[word.text.lower()]
    raise _no_verdict(words, bare)


def _no_verdict(words: Words, bare: list[Word]) -> NotUnderstood:
    """The error where no verdict was found: misspelt, missing, or something else in its place."""
    for word in reversed(bare):
        if nearest(word.text, VERDICTS):
            return unknown(words, word.text, VERDICTS, "verdict")
    if len(bare) == 1:
        reference = bare[0].raw
        return NotUnderstood(
            f"Was *{brief(reference, 60)}* positive, negative or unclear?"
            f" Say it behind the name: `log {brief(reference, 60)} positive`.",
            place=reference,
        )
    if not bare:
        return NotUnderstood(f"What came of it? positive, negative or unclear: `{LOG}`.")
    return unknown(words, bare[1].text, ("positive", "negative", "unclear"), "verdict")


def _new_ruler(words: Words) -> bool:
    """``new ruler`` outside quotation marks, wherever it stands."""
    for place, word in enumerate(words.left[:-1]):
        if _is(word, "new") and _is(words.left[place + 1], "ruler"):
            del words.left[place : place + 2]
            return True
    return False


def _quality(words: Words) -> frozenset[Quality] | None:
    given = [word for word in words.left if word.key == "quality"]
    if not given:
        return None
    words.left = [word for word in words.left if word.key != "quality"]
    letters = given[0].value.lower()
    wrong = [letter for letter in letters if letter not in QUALITY_LETTERS]
    if wrong:
        known = ", ".join(f"{letter} {name}" for letter, name in QUALITY_LETTERS.items())
        raise NotUnderstood(
            f"*{wrong[0]}* in {brief(given[0].raw, 40)} is no quality letter. They are {known}.",
            place=given[0].raw,
        )
    return frozenset(QUALITY_LETTERS[letter] for letter in letters)


def _link(words: Words) -> str | None:
    links = [word for word in words.left if not word.quoted and _LINK.fullmatch(word.text)]
    if not links:
        return None
    words.left.remove(links[0])
    return links[0].text


def people_and_day(words: Words, today: date) -> dict[str, Any]:
    """``with @ben @ana`` and ``on DATE``, wherever they stand."""
    found: dict[str, Any] = {}
    for name in ("with", "on"):
        place = next((n for n, word in enumerate(words.left) if _is(word, name)), None)
        if place is None or place + 1 == len(words.left):
            continue
        behind = Words(words.typed, words.left[place + 1 :])
        if name == "with" and behind.left[0].text.startswith("@"):
            found["participants"] = _people(behind)
        elif name == "on":
            found["on"] = take_past_date(behind, today)
        else:
            continue
        words.left[place:] = behind.left
    return found


def _is(word: Word, text: str) -> bool:
    return not word.quoted and word.text.lower() == text


def _people(words: Words) -> tuple[str, ...]:
    found = []
    while words.left and words.left[0].text.startswith("@"):
        found.append(person_of(words.next("person").text.rstrip(",")))
    return tuple(found)


def _note(words: Words) -> str:
    text = " ".join(word.text for word in words.left)
    words.left.clear()
    return text
