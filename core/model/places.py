"""Workspaces, people and channels as the bot knows them."""

from datetime import date, datetime, time
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

Side = Literal["research", "engineering", "both"]
"""Which kind of work a person does, as they say themselves."""


class Place(BaseModel):
    """Base: frozen, unknown columns ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Workspace(Place):
    """One Slack workspace; ``seed`` is that of all its forecasts."""

    team: str
    name: str = ""
    bot_user: str = ""
    bot_id: str = ""
    scopes: str = ""
    seed: int = 0
    timezone: str = "UTC"
    checked_at: datetime | None = None


class Person(Place):
    """One person; ``timezone`` None until Slack has told it.

    Attributes:
        side: As this person has said it, or None.
        quiet_from, quiet_until: Local times between which nobody asks them anything.
        nudge_at: The local time at which they are asked.
        nudges_a_week: How often at most; never above three.
    """

    team: str
    user: str
    name: str = ""
    timezone: str | None = None
    guest: bool = False
    out_until: date | None = None
    looked_up_at: datetime | None = None
    side: Side | None = None
    quiet_from: time = time(18)
    quiet_until: time = time(9)
    nudge_at: time = time(10)
    nudges_a_week: int = 3


class Channel(Place):
    """One channel, and when its digest is posted (weekday 0 is Monday)."""

    team: str
    channel: str
    name: str = ""
    timezone: str | None = None
    private: bool = False
    archived: bool = False
    digest_weekday: int | None = None
    digest_at: time | None = None
    digest_by: str | None = None
    digest_since: datetime | None = None

    def with_digest(self, weekday: int, at: time, by: str, since: datetime) -> Self:
        """The same channel with a digest every week from ``since`` on."""
        return self.model_copy(
            update={
                "digest_weekday": weekday,
                "digest_at": at,
                "digest_by": by,
                "digest_since": since,
            }
        )

    def without_digest(self) -> Self:
        """The same channel, silent."""
        nothing = dict.fromkeys(("digest_weekday", "digest_at", "digest_by", "digest_since"), None)
        return self.model_copy(update=nothing)
