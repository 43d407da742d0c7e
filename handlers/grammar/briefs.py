"""``brief``: the leaders' weekly brief."""

from datetime import date

from core.commands.base import Command
from core.commands.brief import ConsentToBrief, PostBrief, ScheduleBrief, ShowBrief, StopBrief
from core.errors import NotUnderstood
from handlers.grammar.options import nothing_left
from handlers.grammar.posts import weekday_of
from handlers.grammar.values import time_of
from handlers.grammar.words import Words, unknown

BRIEF = "brief to #leaders friday 16:00"
BRIEFS = ("preview", "now", "to", "with", "without", "off")


def brief(words: Words, _: date) -> Command:
    """``brief preview|now|to #channel [friday 16:00]|with OBJECTIVE|without OBJECTIVE|off``."""
    if not words.left or words.take("preview"):
        found: Command = ShowBrief()
    elif words.take("now"):
        found = PostBrief()
    elif words.take("off"):
        found = StopBrief()
    elif words.take("to", "on"):
        found = _scheduled(words)
    elif words.left[0].text.lower() in ("with", "without"):
        consents = words.next("word").text.lower() == "with"
        found = ConsentToBrief(objective=words.next("objective").text, consents=consents)
    else:
        raise unknown(words, words.left[0].text, BRIEFS, "next word")
    nothing_left(words, BRIEF)
    return found


def _scheduled(words: Words) -> ScheduleBrief:
    channel = ""
    if words.left and words.left[0].text.startswith("#"):
        channel = words.next("channel").text
    elif not words.take("here", "this") and not words.left:
        raise NotUnderstood(f"To which channel? `{BRIEF}`, or `brief to here`.")
    chosen = {"weekday": weekday_of(words)} if words.left else {}
    if words.left:
        return ScheduleBrief(channel=channel, **chosen, at=time_of(words.next("time").text))
    return ScheduleBrief(channel=channel, **chosen)
