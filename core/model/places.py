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
    """One Slack workspace.

    Attributes:
        seed: That of all its forecasts.
        retention: Days for which names stay with changes and results; None is for good.
        backups: How many daily backups are kept; 0 makes none.
        removed_at: Since when the app is uninstalled, or None.
        brief_channel: Where leaders read their brief, or None; ``brief_first`` when they first did.
        recalibrated: Whether its chances are corrected by how earlier ones came out.
    """

    team: str
    name: str = ""
    bot_user: str = ""
    bot_id: str = ""
    scopes: str = ""
    seed: int = 0
    timezone: str = "UTC"
    checked_at: datetime | None = None
    installer: str = ""
    retention: int | None = 730
    backups: int = 14
    removed_at: datetime | None = None
    brief_channel: str | None = None
    brief_weekday: int | None = None
    brief_at: time | None = None
    brief_timezone: str | None = None
    brief_since: datetime | None = None
    brief_first: datetime | None = None
    recalibrated: bool = False


class Person(Place):
    """One person; ``timezone`` None until Slack has told it.

    Attributes:
        side: As this person has said it, or None.
        quiet_from, quiet_until: Local times between which nobody asks them anything.
        nudge_at: The local time at which they are asked.
        nudges_a_week: How often at most; never above three.
        guest: Restricted in this workspace; stranger: of another team.
        unknown: Slack was asked who this is and has not said.
        memberships_at: When Slack last listed the channels this person is a member of.
    """

    team: str
    user: str
    name: str = ""
    timezone: str | None = None
    guest: bool = False
    stranger: bool = False
    admin: bool = False
    unknown: bool = False
    deactivated: bool = False
    out_until: date | None = None
    looked_up_at: datetime | None = None
    side: Side | None = None
    quiet_from: time = time(18)
    quiet_until: time = time(9)
    nudge_at: time = time(10)
    nudges_a_week: int = 3
    memberships_at: datetime | None = None


class Channel(Place):
    """One channel, and when its digest is posted (weekday 0 is Monday).

    Attributes:
        absent: The bot was removed from it.
    """

    team: str
    channel: str
    name: str = ""
    timezone: str | None = None
    private: bool = False
    archived: bool = False
    absent: bool = False
    looked_up_at: datetime | None = None
    digest_weekday: int | None = None
    digest_at: time | None = None
    digest_by: str | None = None
    digest_since: datetime | None = None

    @property
    def paused(self) -> bool:
        """Whether its plans rest: it is archived, or the bot is not in it any more."""
        return self.archived or self.absent

    @property
    def closed(self) -> bool:
        """Whether only members may know of it: it is private, or nobody has looked yet."""
        return self.private or not self.name

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
