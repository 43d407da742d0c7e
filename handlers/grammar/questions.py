"""Questions and settings: the verbs with little behind them."""

import re
from datetime import date, time

from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.questions import (
    AskForecast,
    AskHelp,
    AskHistory,
    AskNext,
    AskPrivacy,
    AskRisks,
    AskWhy,
    CheckText,
    ShowFigure,
    UndoLast,
)
from core.commands.settings import (
    ChangeKeeping,
    ChangeSettings,
    ErasePerson,
    PostDigest,
    ScheduleDigest,
    SetOutOfOffice,
    ShowDigest,
    StopDigest,
)
from core.commands.updates import DraftUpdate, EditUpdate, PostUpdate, RetractUpdate
from core.errors import NotUnderstood
from handlers.grammar.dates import WEEKDAYS, take_date, take_past_date
from handlers.grammar.options import Option, nothing_left, options
from handlers.grammar.values import choice, number_of, person_of
from handlers.grammar.words import Words, unknown

_TIME = re.compile(r"(\d{1,2})(?::(\d{2}))?")
DIGEST = "digest on friday 16:00"
WHY = "why fraud-v2 since 1 Nov"
CHECK = "check Next week we will solve it."
STATUS = "status fraud-v2"
SHOW = "show curve fraud-v2"
FIGURES = ("curve", "forecasts", "items", "tries", "results", "metric", "readings")
OF_APPROACHES = ("metric", "readings")
DIGESTS = ("preview", "now", "on", "off")


def _one(words: Words, usage: str) -> str | None:
    """The one reference there may be."""
    typed = words.next("objective").text if words.left else None
    nothing_left(words, usage)
    return typed


def forecast(words: Words, _: date) -> AskForecast:
    """``forecast [objective]``."""
    return AskForecast(objective=_one(words, "forecast fraud-v2"))


def next_(words: Words, _: date) -> AskNext:
    """``next [objective]``."""
    return AskNext(objective=_one(words, "next fraud-v2"))


def why(words: Words, today: date) -> AskWhy:
    """``why [objective] [since DATE]``."""
    asked = words.left[0].text if words.left and words.left[0].text.lower() != "since" else None
    if asked is not None:
        words.left.pop(0)
    since = take_past_date(words, today) if words.take("since") else None
    nothing_left(words, WHY)
    if since and since >= today:
        raise NotUnderstood(f"*{since}* is not past yet. `{WHY}`.", place=str(since))
    return AskWhy(objective=asked, since=since)


def risks(words: Words, _: date) -> AskRisks:
    """``risks [objective]``."""
    return AskRisks(objective=_one(words, "risks fraud-v2"))


def status(words: Words, _: date) -> Command:
    """``status [objective]``, with ``post``, ``retract`` or ``say "TEXT"`` behind it."""
    last = words.left[-1].text.lower() if words.left else ""
    if len(words.left) > 1 and words.left[-1].quoted and words.left[-2].text.lower() == "say":
        text = words.left.pop().text
        words.left.pop()
        return EditUpdate(objective=_one(words, STATUS), text=text)
    if last in ("post", "retract"):
        words.left.pop()
        objective = _one(words, STATUS)
        post = last == "post"
        return PostUpdate(objective=objective) if post else RetractUpdate(objective=objective)
    return DraftUpdate(objective=_one(words, STATUS))


def check(words: Words, _: date) -> CheckText:
    """``check TEXT``: the text as it stands, quotation marks and all."""
    words.left.clear()
    parts = words.typed.split(maxsplit=1)
    if len(parts) < 2:
        raise NotUnderstood(f"Check what? Put the text behind it: `{CHECK}`.", suggestion=CHECK)
    return CheckText(text=parts[1])


def history(words: Words, _: date) -> AskHistory:
    """``history [REF]``."""
    return AskHistory(item=_one(words, "history labels/vendor"))


def help_(words: Words, _: date) -> AskHelp:
    """``help [topic]``."""
    return AskHelp(topic=words.rest())


def undo(words: Words, _: date) -> UndoLast:
    """``undo``."""
    nothing_left(words, "undo")
    return UndoLast()


def privacy(words: Words, _: date) -> AskPrivacy:
    """``privacy``."""
    nothing_left(words, "privacy")
    return AskPrivacy()


def digest(words: Words, _: date) -> Command:
    """``digest preview|now|on friday 16:00|off``."""
    if not words.left or words.take("preview"):
        found: Command = ShowDigest()
    elif words.take("now"):
        found = PostDigest()
    elif words.take("off"):
        found = StopDigest()
    elif words.take("on"):
        found = _scheduled(words)
    else:
        raise unknown(words, words.left[0].text, DIGESTS, "next word")
    nothing_left(words, DIGEST)
    return found


def _scheduled(words: Words) -> ScheduleDigest:
    weekday = weekday_of(words)
    at = time_of(words.next("time").text) if words.left else time(16)
    return ScheduleDigest(weekday=weekday, at=at)


def weekday_of(words: Words) -> int:
    """The weekday that is named next, Friday where none is; 0 is Monday."""
    day = words.next("weekday").text if words.left else "friday"
    fitting = [n for name, n in WEEKDAYS.items() if len(day) > 2 and name.startswith(day.lower())]
    if not fitting:
        raise unknown(words, day, WEEKDAYS, "weekday")
    return fitting[0]


def time_of(text: str) -> time:
    """A time of day: 16:00, 9. Raises NotUnderstood."""
    match = _TIME.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise NotUnderstood(f"*{text}* is no time of day; write 16:00.", place=text)
    return time(int(match[1]), int(match[2] or 0))


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


def show(words: Words, _: date) -> ShowFigure:
    """``show curve|forecasts|items|tries [OBJECTIVE]``, ``show results [OBJECTIVE|mine]``,
    ``show metric|readings APPROACH [NAME]``.
    """
    if not words.left:
        raise NotUnderstood(f"Show what? {', '.join(FIGURES)}: `{SHOW}`.")
    figure = choice(words.next("figure").text, FIGURES, words, "figure")
    mine = figure == "results" and words.take("mine", "me")
    item = words.next("name").text if words.left and not mine else None
    metric = words.next("metric").text if words.left and figure in OF_APPROACHES else None
    nothing_left(words, SHOW)
    if figure in OF_APPROACHES and item is None:
        raise NotUnderstood(f"Of which approach? `show {figure} labels/vendor recall`.")
    given = {"figure": figure, "item": item, "metric": metric, "mine": bool(mine)}
    return ShowFigure.model_validate(given)
