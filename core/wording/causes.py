"""What moved a chance, cause by cause."""

from collections.abc import Sequence

from core.model.outcomes.questions import Moved
from core.wording.marks import plain, premise

VISIBLE = 0.005
"""A change that shows when rounded to whole points.

It is over three standard errors of a part: forecasts that share 4,000 worlds differ in about
``change`` of them, so the error is the root of change / 4000, below a third of change from 0.0023.
"""
HAPPENED = {
    "won": "worked", "lost": "did not work", "dropped": "was given up",
    "parked": "was set aside", "started": "started", "planned": "is planned again",
    "result": "has new results", "estimate": "was estimated anew", "added": "was added",
    "removed": "was removed", "task": "tasks came, went or were reordered",
    "target": "the target moved", "people": "people or holidays changed",
    "assumption": "is judged anew", "calibration": "the team's own record changed",
    "time": "time went by",
}  # fmt: skip


def largest(parts: Sequence[Moved], most: int) -> tuple[list[Moved], float]:
    """The visible parts, largest first, and what all others come to together."""
    told = [part for part in parts if abs(part.change) >= VISIBLE]
    told = sorted(told, key=lambda part: -abs(part.change))[:most]
    return told, sum(part.change for part in parts) - sum(part.change for part in told)


def cause(part: Moved) -> str:
    """One cause in words, which can stand in a row with others."""
    if part.kind == "calibration" and part.name:
        return "chances are corrected anew"
    return f"{_name(part)} {HAPPENED[part.kind]}" if part.name else HAPPENED[part.kind]


def _name(part: Moved) -> str:
    return premise(part.name) if part.kind == "assumption" else plain(part.name)
