"""``answer`` with all its outcomes known: importing the modules registers them."""

from core.wording import evidence, standing
from core.wording.answers import answer

__all__ = ["answer", "evidence", "standing"]
