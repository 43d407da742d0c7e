"""Who asked, where, when, and by which delivery of Slack's."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Surface = Literal["command", "mention", "message", "button", "shortcut", "view", "home", "schedule"]


@dataclass(frozen=True, slots=True)
class Request:
    """One request of one person.

    Attributes:
        key: The delivery's own key: trigger_id, event_id and so on; a repeat has the same.
        text: What was typed, empty for a button.
        today: The calendar day where the person is.
        thread: The message this was written under, Slack's ts, or None.
        revision: For a button, the newest change there was when its message was made, or None.
    """

    team: str
    user: str
    channel: str
    key: str
    text: str
    at: datetime
    today: date
    surface: Surface = "command"
    thread: str | None = None
    revision: int | None = None
