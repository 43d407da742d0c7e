"""``answer`` with all its outcomes known: importing the modules registers them."""

from core.wording import advice, evidence, keeping, ladder, standing, supposing
from core.wording.answers import answer, late_answer

__all__ = [
    "advice",
    "answer",
    "evidence",
    "keeping",
    "ladder",
    "late_answer",
    "standing",
    "supposing",
]
