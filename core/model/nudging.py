"""What came of answering a nudge."""

from datetime import date

from core.model.nudges import NudgeKind
from core.model.outcomes.base import Outcome


class NudgeSetAside(Outcome):
    """A question was put off, accepted as a risk, or silenced for one thing.

    Attributes:
        until: When it may come back; None is never.
        ask_to_stop: Whether to ask, once, if this kind is wanted at all.
    """

    kind: NudgeKind
    why: str
    until: date | None
    ask_to_stop: bool


class NudgesStopped(Outcome):
    """A kind of nudge was switched off or on for a person."""

    kind: NudgeKind
    stopped: bool


class TeamAsked(Outcome):
    """A nudge's question was put to the objective's channel."""

    channel: str
