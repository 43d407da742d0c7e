"""One's own settings and the workspace's, and being away."""

import re
from datetime import date, time

from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.settings import (
    ChangeKeeping,
    ChangeSettings,
    ErasePerson,
    SetOutOfOffice,
)
from core.errors import NotUnderstood
from handlers.grammar.dates import take_date
from handlers.grammar.options import Option, nothing_left, options
from handlers.grammar.values import choice, number_of, person_of, time_of
from handlers.grammar.words import Words


def ooo(words: Words, today: date) -> Command:
    """``ooo until DATE``, or ``ooo off``; bare, a window."""
    if words.take("off", "back"):
        nothing_left(words, "ooo off")
        return SetOutOfOffice(until=None)
    words.take("until")
    if not words.left:
        return OpenForm(form="me")
    found = SetOutOfOffice(until=take_date(words, today))
    nothing_left(words, "ooo until 1 Dec")
    return found


SETTINGS = "settings timezone=Europe/Berlin"
KEEPING = {"retention", "backups"}


def _switch(text: str, words: Words) -> bool:
    return choice(text, ("on", "off"), words, "setting") == "on"


def settings(words: Words, _: date) -> Command:
    """``settings [timezone=…]`` and one's own, or the workspace's: ``retention=`` and so on."""
    given = options(words, FIELDS)
    nothing_left(words, SETTINGS)
    if "person" in given and len(given) == 1:
        return ErasePerson(**given)
    if given and given.keys() <= KEEPING:
        return ChangeKeeping(**given)
    if given.keys() & {"person", *KEEPING}:
        raise NotUnderstood(
            "Retention and backups are the workspace's, and erasing stands alone."
            " Send them one after the other."
        )
    return ChangeSettings(**given)


def _days_kept(text: str) -> int | None:
    if text.lower() in ("forever", "always"):
        return None
    match = re.fullmatch(r"(\d{1,4})(d|w|m|y)?", text.lower())
    if match is None:
        raise NotUnderstood(
            f"*{text}* is no time to keep names for; write 365d, 24m, 2y or forever.", place=text
        )
    days = {"w": 7, "m": 30, "y": 365}.get(match[2] or "d", 1)
    return int(match[1]) * days


def _backups(text: str) -> int:
    if text.lower() in ("off", "none"):
        return 0
    if not re.fullmatch(r"\d{1,3}", text):
        raise NotUnderstood(f"*{text}* is no number of backups; write 14, or off.", place=text)
    return int(text)


def _quiet(text: str, _: Words) -> tuple[time, time]:
    start, dash, end = text.partition("-")
    if not dash:
        raise NotUnderstood(f"*{text}* is no span of hours; write quiet=18:00-9:00.", place=text)
    return time_of(start), time_of(end)


SIDES = ("research", "engineering", "both")
FIELDS: dict[str, Option] = {
    "timezone": ("timezone", lambda text, _: text),
    "recalibration": ("recalibration", _switch),
    "side": ("side", lambda text, words: choice(text, SIDES, words, "side")),
    "quiet": ("quiet", _quiet),
    "ask": ("nudge_at", lambda text, _: time_of(text)),
    "nudges": ("nudges_a_week", lambda text, _: int(number_of(text, "nudges a week"))),
    "retention": ("retention", lambda text, _: _days_kept(text)),
    "backups": ("backups", lambda text, _: _backups(text)),
    "erase": ("person", lambda text, _: person_of(text)),
}
