"""Facts in, nudges out: every question an objective raises, the most valuable first."""

from collections.abc import Iterable

from core.model.nudges import Nudge
from core.practice.facts import ObjectiveFacts
from core.practice.resting import resting_nudges
from core.practice.running import running_nudges
from core.practice.whole import whole_nudges

YOUNG = 5
"""Working days in which an objective is left alone: while a plan is being made, all is missing."""


def nudges(facts: ObjectiveFacts) -> list[Nudge]:
    """What an objective asks for, ranked; nothing in its first five working days.

    What nobody is there to decide is not asked.
    """
    if facts.age < YOUNG:
        return []
    found = [*whole_nudges(facts), *resting_nudges(facts), *running_nudges(facts)]
    over = any(each.kind == "resolution" for each in found)
    asked = (each for each in found if not over or each.kind == "resolution")
    return ranked(each for each in asked if each.to)


def ranked(found: Iterable[Nudge]) -> list[Nudge]:
    """Nudges by what their decision is worth; ties by kind and thing, so that order is stable."""
    return sorted(found, key=lambda each: (-each.worth, each.kind, each.about))
