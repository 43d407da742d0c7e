"""Events that the app did not take, kept until they are tried again."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.workspace.faults import Json
from bot.workspace.wire import Heard

WAITS = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
"""Before the first, the second and the last retry, by the workspace's clock."""


@dataclass(frozen=True, slots=True)
class Retry:
    """One more try of an event: the how manieth, why, and when."""

    payload: Json
    number: int
    reason: str
    at: datetime


@dataclass(slots=True)
class Retries:
    """What is still to be tried."""

    waiting: list[Retry] = field(default_factory=list)

    def note(self, payload: Json, heard: Heard, tried: int, now: datetime) -> None:
        """Keep an event after ``tried`` retries, unless it was taken or is not to come again."""
        if heard.error and not heard.final and tried < len(WAITS):
            again = Retry(payload, tried + 1, heard.reason, now + WAITS[tried])
            self.waiting.append(again)

    def due(self, now: datetime) -> list[Retry]:
        """What is to be tried now, oldest first; it waits no more."""
        found = [each for each in self.waiting if each.at <= now]
        self.waiting = [each for each in self.waiting if each.at > now]
        return sorted(found, key=lambda each: each.at)
