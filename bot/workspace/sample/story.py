"""What a story is made of: who said what in a channel, on which day and at which hour of theirs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.workspace.cast import PEOPLE

PRIYA, ANA, BEN, MARTA = "U0PRIYA", "U0ANA", "U0BEN", "U0MARTA"
ZONES = {person.id: ZoneInfo(person.timezone) for person in PEOPLE}


@dataclass(frozen=True, slots=True)
class Said:
    """One command: days after the story's first Monday, the speaker's local hour, and the words.

    Attributes:
        weighty: It moves the chance so much that its forecast is made before the next word.
    """

    day: int
    at: str
    who: str
    text: str
    weighty: bool = False

    def moment(self, monday: date) -> datetime:
        """When it was said, in UTC."""
        local = datetime.combine(monday, time.fromisoformat(self.at), ZONES[self.who])
        return (local + timedelta(days=self.day)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Story:
    """What was said in one channel."""

    channel: str
    said: tuple[Said, ...]


def friday(monday: date, week: int) -> str:
    """The Friday of a week of the story, the first being 0, as people write a date."""
    return (monday + timedelta(weeks=week, days=4)).isoformat()
