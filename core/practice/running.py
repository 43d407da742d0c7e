"""Rules about running work: silent, at a plateau, over its time, worth less than stopping."""

from collections.abc import Iterator

from core.model.nudges import AtPlateau, BelowThreshold, Found, Nudge, Overtime, Stalled
from core.practice.facts import ApproachFacts, ObjectiveFacts, TaskFacts
from core.practice.quiet import quiet_days

STUCK = 0.15
"""How often silent work turns out to be stuck, supposed: what asking is worth of its swing."""
NOISE = 3.0
"""Standard errors below which a change is none."""
GETS_THERE = 0.5
"""A metric that as likely as not reaches its goal in time is not asked about."""
RATHER_FAILS = 0.5
"""Work that rather succeeds is not stopped to make room: chosen by docs/rehearsal.md."""
WORTH_STOPPING = 0.01
"""Chance by target that stopping has to add, where the simulated worlds say how much it does."""
LATE = 0.3
"""The share of its swing that deciding about overdue or flat work is worth, supposed."""


def common(facts: ObjectiveFacts) -> dict[str, object]:
    """The fields that all evidence has."""
    return {
        "objective": facts.name,
        "key": facts.key,
        "target": facts.target,
        "today": facts.today,
        "chance": facts.chance,
        "was": _was(facts),
        "rough": facts.rough,
    }


def _was(facts: ObjectiveFacts) -> float | None:
    """What the chance was a week ago; a change inside the noise is none."""
    if facts.was is None or facts.chance is None:
        return None
    return facts.chance if abs(facts.chance - facts.was) <= NOISE * facts.noise else facts.was


def running_nudges(facts: ObjectiveFacts) -> Iterator[Nudge]:
    """Everything to ask about work that runs."""
    for task, approach in facts.running:
        for found, share in (
            (_stalled(facts, approach), max(STUCK * approach.swing, facts.week or 0.0)),
            (_plateau(facts, task, approach), max(LATE * approach.swing, task.backup or 0.0)),
            (_overtime(facts, approach), LATE * approach.swing),
            (_below(facts, approach), _saved(approach)),
        ):
            if found is not None:
                yield _nudge(facts, approach, found, share)


def _nudge(facts: ObjectiveFacts, approach: ApproachFacts, found: Found, share: float) -> Nudge:
    return Nudge(
        about=f"approach:{approach.id}",
        to=approach.owner or facts.owner,
        objective=facts.id,
        worth=share * facts.value,
        found=found,
    )


def _of(facts: ObjectiveFacts, approach: ApproachFacts) -> dict[str, object]:
    return common(facts) | {
        "name": approach.name,
        "reference": approach.reference,
        "day": approach.day,
        "days": approach.days,
    }


def _stalled(facts: ObjectiveFacts, approach: ApproachFacts) -> Found | None:
    if approach.news is None or approach.silent < quiet_days(approach.days, facts.gap):
        return None
    more = {"since": approach.news, "silent": approach.silent, "week": facts.week}
    return Stalled.model_validate(_of(facts, approach) | more)


def _plateau(facts: ObjectiveFacts, task: TaskFacts, approach: ApproachFacts) -> Found | None:
    flat = approach.plateau
    if flat is None or (flat.chance or 0.0) >= GETS_THERE:
        return None
    planned = [each for each in task.open if each.state == "planned"]
    other = planned[0] if planned else None
    more = {
        "metric": flat.metric,
        "value": flat.value,
        "goal": flat.goal,
        "since": flat.since,
        "other": other.name if other else None,
        "other_reference": other.reference if other else None,
        "free": task.free,
    }
    return AtPlateau.model_validate(_of(facts, approach) | more)


def _overtime(facts: ObjectiveFacts, approach: ApproachFacts) -> Found | None:
    if approach.limit is None or approach.day <= approach.limit:
        return None
    more = {"limit": approach.limit, "if_lost": approach.if_lost}
    return Overtime.model_validate(_of(facts, approach) | more)


def _below(facts: ObjectiveFacts, approach: ApproachFacts) -> Found | None:
    if _gap(approach) <= 0 or not _is_better_stopped(approach):
        return None
    without = None
    if approach.gain is not None and facts.chance is not None:
        without = min(1.0, facts.chance + approach.gain)
    more = {"belief": approach.belief, "threshold": approach.threshold, "without": without}
    return BelowThreshold.model_validate(_of(facts, approach) | more)


def _is_better_stopped(approach: ApproachFacts) -> bool:
    """Money decides by the threshold alone; for the target's sake only what rather fails stops."""
    if approach.gain is None or approach.belief is None:
        return True
    return approach.gain >= WORTH_STOPPING and approach.belief < RATHER_FAILS


def _saved(approach: ApproachFacts) -> float:
    """What stopping is worth: the chance it adds, or else what its swing says."""
    return approach.swing * _gap(approach) if approach.gain is None else approach.gain


def _gap(approach: ApproachFacts) -> float:
    """How far the belief lies below the threshold."""
    if approach.threshold is None or approach.belief is None:
        return 0.0
    return approach.threshold - approach.belief
