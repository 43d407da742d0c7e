"""``worth``: what a metric's point, or success, is worth."""

import re
from datetime import date
from typing import Literal

from core.commands.base import Command
from core.commands.worth import AskWorth, StatePhrase, StateWorth
from core.errors import NotUnderstood
from handlers.grammar.options import nothing_left
from handlers.grammar.values import number_of
from handlers.grammar.words import Words, brief

WORTH = "worth recall 40000 EUR ±15000"
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
_AMOUNT = re.compile(r"([€$£])?(\d[\d.,_]*)(k)?([€$£])?([A-Za-z]{3})?", re.IGNORECASE)
_SPREAD = re.compile(r"\(?(?:±|\+/?-)\s*(.*?)\)?")


def worth(words: Words, _: date) -> Command:
    """``worth [OBJECTIVE] METRIC 40000 EUR ±15000``, or a phrase in quotation marks."""
    named: list[str] = []
    while words.left and not words.left[0].quoted and not _amount(words.left[0].text):
        named.append(words.next("metric").text)
    if not words.left:
        return _asked(named, words)
    if words.left[0].quoted:
        phrase = words.next("phrase").text
        nothing_left(words, 'worth "fewer chargebacks"')
        return StatePhrase(objective=_objective(named, 0, words), phrase=phrase)
    if not named:
        raise NotUnderstood(f"An amount of what? Name the metric: `{WORTH}`.", place=words.typed)
    return _point(words, named)


def _asked(named: list[str], words: Words) -> AskWorth:
    if len(named) > 1:
        raise NotUnderstood(
            f"How much is *{brief(named[-1], 40)}* worth? `{WORTH}`, or words in quotation marks:"
            ' `worth "fewer chargebacks"`.',
            place=words.typed,
        )
    return AskWorth(objective=named[0] if named else None)


def _objective(named: list[str], expected: int, words: Words) -> str | None:
    if len(named) > expected + 1:
        raise NotUnderstood(
            f"I read too many names: {', '.join(brief(each, 40) for each in named)}."
            f" It goes like this: `{WORTH}`.",
            place=words.typed,
        )
    return named[0] if len(named) > expected else None


def _point(words: Words, named: list[str]) -> StateWorth:
    amount, currency = _taken(words)
    spread = 0.0
    while words.left and (match := _SPREAD.fullmatch(words.left[0].text)):
        words.left.pop(0)
        spread = _spread(match[1], words)
    per = _per(words)
    nothing_left(words, WORTH)
    return StateWorth(
        objective=_objective(named, 1, words), metric=named[-1], amount=amount,
        spread=spread, currency=currency, per=per,
    )  # fmt: skip


def _spread(text: str, words: Words) -> float:
    """The amount behind ±; its currency is that of the first."""
    given = text or words.next("amount behind ±").text.rstrip(")")
    found = _amount(given)
    if found is None:
        raise NotUnderstood(f"*{brief(given, 40)}* is no amount: `{WORTH}`.", place=given)
    return found[0]


def _taken(words: Words) -> tuple[float, str]:
    found = _amount(words.next("amount").text)
    assert found is not None
    amount, currency = found
    if words.left and re.fullmatch(r"[A-Za-z]{3}", words.left[0].text) and not _is_per(words):
        currency = words.next("currency").text.upper()
    elif words.left and words.left[0].text in _SIGNS:
        currency = _SIGNS[words.next("currency").text]
    return amount, currency or "EUR"


def _is_per(words: Words) -> bool:
    return words.left[0].text.lower() in ("per", "a", "each")


def _per(words: Words) -> Literal["year"] | None:
    if words.take("once"):
        return None
    words.take("per", "a", "/")
    words.take("year", "yr", "/year")
    return "year"


def _amount(text: str) -> tuple[float, str] | None:
    """An amount with its currency, empty where none stands with it; None where it is none."""
    match = _AMOUNT.fullmatch(text.rstrip(";"))
    if match is None:
        return None
    value = number_of(match[2], "an amount") * (1000 if match[3] else 1)
    sign = match[1] or match[4]
    return value, _SIGNS[sign] if sign else (match[5] or "").upper()
