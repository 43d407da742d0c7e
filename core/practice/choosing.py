"""Which nudge a person hears next: never more than the limits allow, never what was set aside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.model.nudges import Aside, Asked, Nudge
from core.practice.nudges import ranked

MOST_A_WEEK = 3
WEEK = timedelta(days=7)
AGAIN_AFTER = timedelta(days=7)
"""The same question about the same thing comes back a week later at the earliest."""


@dataclass(frozen=True, slots=True)
class Patience:
    """What a person has had and set aside; ``most`` nudges in seven days, at most three."""

    had: Sequence[Asked] = ()
    aside: Sequence[Aside] = ()
    most: int = MOST_A_WEEK


def chosen(found: Iterable[Nudge], patience: Patience, today: date) -> Nudge | None:
    """The one nudge to send a person on their local day ``today``, or None."""
    if not may_ask(patience, today):
        return None
    fresh = (each for each in found if not _had(each, patience, today))
    wanted = (each for each in fresh if not any(a.covers(each, today) for a in patience.aside))
    return next(iter(ranked(wanted)), None)


def may_ask(patience: Patience, today: date) -> bool:
    """Whether the limits leave room: one a day, three in any seven days."""
    recent = [each for each in patience.had if today - WEEK < each.on]
    if any(each.on >= today for each in recent):
        return False
    return len(recent) < min(MOST_A_WEEK, patience.most)


def _had(nudge: Nudge, patience: Patience, today: date) -> bool:
    return any(
        (each.kind, each.about) == (nudge.kind, nudge.about) and today < each.on + AGAIN_AFTER
        for each in patience.had
    )
