"""``answer`` with all its outcomes known: importing the modules registers them."""

from core.wording import (
    advice,
    checked,
    evidence,
    intake,
    keeping,
    ladder,
    standing,
    supposing,
    updates,
    worth,
)
from core.wording.answers import answer, late_answer

__all__ = [
    "advice",
    "answer",
    "checked",
    "evidence",
    "intake",
    "keeping",
    "ladder",
    "late_answer",
    "standing",
    "supposing",
    "updates",
    "worth",
]
