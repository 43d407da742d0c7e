"""``answer`` with all its outcomes known: importing the modules registers them."""

from core.wording import (
    advice,
    belonging,
    brief,
    checked,
    evidence,
    intake,
    keeping,
    ladder,
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
    "checked",
    "evidence",
    "intake",
    "keeping",
    "ladder",
    "late_answer",
    "past",
    "standing",
    "supposing",
    "updates",
    "worth",
]
