"""``answer`` with all its outcomes known: importing the modules registers them."""

from core.wording import (
    advice,
    belonging,
    brief,
    calibration,
    checked,
    evidence,
    intake,
    keeping,
    ladder,
    metrics,
    past,
    standing,
    supposing,
    updates,
    worth,
)
from core.wording.answers import answer, late_answer

__all__ = [
    "advice",
    "answer",
    "belonging",
    "brief",
    "calibration",
    "checked",
    "evidence",
    "intake",
    "keeping",
    "ladder",
    "late_answer",
    "metrics",
    "past",
    "standing",
    "supposing",
    "updates",
    "worth",
]
