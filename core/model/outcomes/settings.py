"""Settings of people, channels and the workspace."""

from datetime import date, time

from core.model.outcomes.base import Outcome
from core.model.places import Side


class OutOfOffice(Outcome):
    """A person is away until a day, or back."""

    until: date | None


class SettingsShown(Outcome):
    """The settings of a channel, a person and the workspace, perhaps just changed.

    Attributes:
        workspace: Whether the workspace's were what changed.
    """

    timezone: str
    digest: str
    out_until: date | None
    side: Side | None = None
    quiet: tuple[time, time] | None = None
    nudge_at: time | None = None
    nudges_a_week: int | None = None
    changed: bool = False
    retention: int | None = None
    backups: int = 14
    workspace: bool = False
    recalibrated: bool = False
