"""What is posted: updates, digests, and the check of one's own text."""

from datetime import date, time

from core.commands.base import Command
from core.commands.questions import (
    CheckText,
)
from core.commands.settings import (
    PostDigest,
    ScheduleDigest,
    ShowDigest,
    StopDigest,
)
from core.commands.updates import DraftUpdate, EditUpdate, PostUpdate, RetractUpdate
from core.errors import NotUnderstood
from handlers.grammar.dates import WEEKDAYS
from handlers.grammar.options import nothing_left, only_reference
from handlers.grammar.values import time_of
from handlers.grammar.words import Words, unknown

DIGEST = "digest on friday 16:00"
CHECK = "check Next week we will solve it."
STATUS = "status fraud-v2"
DIGESTS = ("preview", "now", "on", "off")


def status(words: Words, _: date) -> Command:
    """``status [objective]``, with ``post``, ``retract`` or ``say "TEXT"`` behind it."""
    last = words.left[-1].text.lower() if words.left else ""
    if len(words.left) > 1 and words.left[-1].quoted and words.left[-2].text.lower() == "say":
        text = words.left.pop().text
        words.left.pop()
        return EditUpdate(objective=only_reference(words, STATUS), text=text)
    if last in ("post", "retract"):
        words.left.pop()
        objective = only_reference(words, STATUS)
        post = last == "post"
        return PostUpdate(objective=objective) if post else RetractUpdate(objective=objective)
    return DraftUpdate(objective=only_reference(words, STATUS))


def check(words: Words, _: date) -> CheckText:
    """``check TEXT``: the text as it stands, quotation marks and all."""
    words.left.clear()
    parts = words.typed.split(maxsplit=1)
    if len(parts) < 2:
        raise NotUnderstood(f"Check what? Put the text behind it: `{CHECK}`.", suggestion=CHECK)
    return CheckText(text=parts[1])


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
