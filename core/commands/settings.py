"""Channel and personal settings."""

from datetime import time
from typing import Annotated

from pydantic import AfterValidator, Field

from core.commands.base import Command
from core.commands.fields import Day, Person
from core.model.places import Side


def _known_zone(name: str) -> str:
    from zoneinfo import available_timezones

    if name not in available_timezones():
        raise ValueError(f"I don't know the time zone {name}; try Europe/Berlin")
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]


class ShowDigest(Command):
    """``digest preview``: the digest as it would be posted now, to me alone."""


class PostDigest(Command):
    """``digest now``."""


class ScheduleDigest(Command):
    """``digest on friday 16:00``; weekday 0 is Monday."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    at: time


class StopDigest(Command):
    """``digest off``."""


class SetOutOfOffice(Command):
    """``ooo until DATE``; None ends it."""

    until: Day | None


class ChangeSettings(Command):
    """``settings [timezone=…]`` of the channel, the rest of one's own; nothing given shows them.

    ``recalibration`` is the workspace's.
    """

    timezone: Zone | None = None
    recalibration: bool | None = None
    side: Side | None = None
    quiet: tuple[time, time] | None = None
    nudge_at: time | None = None
    nudges_a_week: Annotated[int, Field(ge=0, le=3)] | None = None


class ChangeKeeping(Command):
    """``settings retention=365 backups=14``, for the workspace; only what is given changes.

    ``retention`` is days for which names stay with changes and results, None for good.
    """

    retention: Annotated[int, Field(ge=30, le=3650)] | None = None
    backups: Annotated[int, Field(ge=0, le=365)] = 14


class ErasePerson(Command):
    """``settings erase=@who``: asks first; ``confirmed`` does it."""

    person: Person
    confirmed: bool = False


class SetUpChannel(Command):
    """The window of a channel: its zone, and when its digest is posted; no weekday is never."""

    timezone: Zone
    weekday: Annotated[int, Field(ge=0, le=6)] | None = None
    at: time = time(16)
    revision: str | None = None


class SetPreferences(Command):
    """The window of a person: when they may be asked something, and how often at most."""

    quiet_from: time
    quiet_until: time
    nudge_at: time
    nudges_a_week: Annotated[int, Field(ge=0, le=3)]
    out_until: Day | None = None
    side: Side | None = None
    revision: str | None = None
