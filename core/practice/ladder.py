"""What a pipeline's rungs mean: what is missing, who answers for it, whether it ran end to end.

A thin pipeline that runs end to end early is worth more than a solid part of one (Zinkevich,
Rules of Machine Learning, 2017, rules 4 and 5).
"""

from collections.abc import Iterable

from core.model.ladder import STAGES, Ladder, Level, Rung
from core.model.states import Stage

END_TO_END: tuple[Stage, ...] = ("data", "label", "train", "evaluate", "deploy")
"""The stages that a run end to end goes through; watching it comes after."""
NAMED_FIRST: tuple[Stage, ...] = ("label", "monitor")
"""Stages that fall between two functions most easily."""
FEEDBACK_GAP = 30
"""Calendar days after which the newest business feedback is a gap."""


def rungs(known: Iterable[Rung]) -> tuple[Rung, ...]:
    """All stages in order; those nobody has set are absent."""
    by_stage = {each.stage: each for each in known}
    return tuple(by_stage.get(stage, Rung(stage=stage)) for stage in STAGES)


def runs_end_to_end(found: Iterable[Rung]) -> bool:
    """Whether every stage from data to deployment is there, however thin."""
    there = {each.stage for each in found if each.level != "absent"}
    return there.issuperset(END_TO_END)


def missing(ladder: Ladder) -> tuple[Stage, ...]:
    """Absent stages, in order."""
    return tuple(each.stage for each in ladder.rungs if each.level == "absent")


def unowned(ladder: Ladder) -> tuple[Stage, ...]:
    """Stages without an owner, labelling and monitoring first."""
    nobody = [each.stage for each in ladder.rungs if each.owner is None]
    first = [stage for stage in NAMED_FIRST if stage in nobody]
    return (*first, *(stage for stage in nobody if stage not in first))


def whole_level(ladder: Ladder) -> Level:
    """How good the run end to end is: no better than its weakest stage."""
    levels = {each.level for each in ladder.rungs if each.stage in END_TO_END}
    if "absent" in levels:
        return "absent"
    return "thin" if "thin" in levels else "solid"


def feedback_age(ladder: Ladder) -> int | None:
    """Calendar days since the newest business feedback, or None where there was none."""
    return (ladder.today - ladder.feedback_on).days if ladder.feedback_on else None


def feedback_is_missing(ladder: Ladder) -> bool:
    """Whether a run end to end gets no business feedback, or none that is current."""
    age = feedback_age(ladder)
    return ladder.end_to_end is not None and (age is None or age > FEEDBACK_GAP)
