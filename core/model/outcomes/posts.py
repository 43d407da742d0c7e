"""What is posted: digests, updates, briefs, checked texts."""

from datetime import date, time
from typing import Any, Literal

from core.model.outcomes.base import Item, Outcome
from core.model.updates import Noted, UpdateState


class DigestSet(Outcome):
    """The weekly digest of a channel was switched; ``at`` None is off."""

    weekday: int | None
    at: time | None
    timezone: str
    next_on: date | None = None


class DigestShown(Outcome):
    """The digest as it stands now: privately, or posted to the channel.

    Attributes:
        weekly: Whether it comes by itself.
    """

    message: dict[str, Any]
    posted: bool
    weekly: bool = True


class UpdateShown(Outcome):
    """An objective's update as it would be posted now, or has just been.

    Attributes:
        findings: What the wording check finds in it.
        instead: Its text without that; empty where nothing is left or nothing was found.
        standing: Whether it is what stands in the channel.
        mine: Whether this person may post it.
    """

    item: Item
    message: dict[str, Any]
    findings: tuple[Noted, ...] = ()
    instead: str = ""
    state: UpdateState = "draft"
    standing: bool = False
    channel: str = ""
    mine: bool = False


class TextChecked(Outcome):
    """A text of one's own is to be checked, beside the forecast it is probably about."""

    text: str


class BriefShown(Outcome):
    """The leaders' brief as it stands now: privately, or posted.

    Attributes:
        weekly: Whether it comes by itself, or this person may not change that.
    """

    message: dict[str, Any]
    posted: bool
    weekly: bool = True


class BriefSet(Outcome):
    """The leaders' brief was switched; ``at`` None is off."""

    channel: str
    weekday: int | None = None
    at: time | None = None
    timezone: str = ""
    next_on: date | None = None


class Consented(Outcome):
    """Whether a private channel's objective may stand in the brief was said."""

    item: Item
    consents: bool


class DecisionAnswered(Outcome):
    """A leader answered a brief's decision; without ``approach`` it is a second one in general."""

    item: Item
    approach: str = ""
    reference: str = ""
    cost: float | None = None
    currency: str = "EUR"
    answer: Literal["approve", "decline", "ask"]
    by: str
    owner: str
