"""How long running work may be silent before it is asked about: by how often its team writes."""

from core.model.durations import Days
from core.practice.facts import USUAL_GAP, middle

USUAL_WORTH = 8.0
"""Things heard that the supposition counts as."""
GAPS = 1.75
"""Usual gaps of silence after which asking pays; chosen by docs/rehearsal.md."""
SHARE = 1 / 3
"""The share of its expected time for which an approach may be silent."""
LEAST, MOST = 5, 15
"""Working days of silence that are asked about at the earliest, and at the latest."""


def usual_gap(days: float, heard: int) -> float:
    """Working days a team lets pass between two things it writes of running work.

    Few are shrunk to the supposition.

    Args:
        days: Working days of work up to its end or to what was heard of it last, at least 0.
        heard: Days on which something was written of it, ends included.
    """
    return (days + USUAL_WORTH * USUAL_GAP) / (heard + USUAL_WORTH)


def quiet_days(days: Days, gap: float = USUAL_GAP) -> int:
    """Working days of silence after which an approach of such a length is asked about."""
    patience = max(GAPS * gap, SHARE * middle(days))
    return int(min(MOST, max(LEAST, round(patience))))
