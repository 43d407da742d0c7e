"""Tells the stories: hour after hour, everybody in their own zone, each through the bot itself."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.workspace.sample import fraud, returns, search
from bot.workspace.sample.story import Said, Story
from bot.workspace.sending import Sending

Part = Callable[[date], Story]
"""A story by its first Monday."""
WEEKS = 4
PARTS: tuple[Part, ...] = (fraud.story, search.story, returns.story)
UNHEARD = ("Not saved", "I don't know", "Something went wrong")


class Life(Protocol):
    """Where a story is lived: a way to type, a clock to move, forecasts made when asked for."""

    sending: Sending

    def live_to(self, moment: datetime) -> None:
        """Move the clock to a moment, doing what falls due on the way."""

    def replan(self) -> None:
        """Forecast what was written since the last time, and post what comes of it."""


class NotFollowed(Exception):
    """A command of the story was not understood."""

    def __init__(self, said: Said, heard: str) -> None:
        super().__init__(f"The sample team said “{said.text}” and heard: {heard}")


def tell(life: Life, now: datetime, parts: Sequence[Part] = PARTS) -> int:
    """Live the weeks up to ``now``; how many commands were said.

    Raises:
        NotFollowed: the bot did not do what was asked.
    """
    told = [each for each in _lines(parts, first_monday(now)) if each[0] < now]
    for moment, channel, said in told:
        life.live_to(moment)
        _say(life.sending, channel, said)
        if said.weighty:
            life.replan()
    life.live_to(now)
    life.replan()
    return len(told)


def first_monday(now: datetime) -> date:
    """The Monday on which a story that has reached ``now`` began."""
    return now.date() - timedelta(days=now.weekday(), weeks=WEEKS)


def _lines(parts: Sequence[Part], monday: date) -> list[tuple[datetime, str, Said]]:
    stories = [part(monday) for part in parts]
    lines = [(said.moment(monday), each.channel, said) for each in stories for said in each.said]
    return sorted(lines, key=lambda line: line[0])


def _say(sending: Sending, channel: str, said: Said) -> None:
    answer = sending.command(said.who, channel, said.text)
    heard = str(answer.get("text", ""))
    if answer.get("failed") or heard.startswith(UNHEARD):
        raise NotFollowed(said, heard)
