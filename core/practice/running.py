"""Rules about running work: silent, at a plateau, over its time, worth less than stopping."""

from collections.abc import Iterator

from core.model.nudges import AtPlateau, BelowThreshold, Found, Nudge, Overtime, Stalled
from core.practice.facts import ApproachFacts, ObjectiveFacts, TaskFacts, middle

QUIET_LEAST, QUIET_MOST = 5, 15
"""Working days of silence that are asked about at the earliest, and at the latest."""
QUIET_SHARE = 0.25
"""The share of its expected time for which an approach may be silent."""
STUCK = 0.15
"""How often silent work turns out to be stuck, supposed: what asking is worth of its swing."""
NOISE = 3.0
"""Standard errors below which a change is none."""
LATE = 0.3
"""The share of its swing that deciding about overdue or flat work is worth, supposed."""


def quiet_days(approach: ApproachFacts) -> int:
    """Working days of silence after which an approach is asked about."""
    expected = QUIET_SHARE * middle(approach.days)
    return int(min(QUIET_MOST, max(QUIET_LEAST, round(expected))))


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
            (_below(facts, approach), _gap(approach) * approach.swing),
        ):
            if found is not None:
                yield Nudge(
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
    if approach.news is None or approach.silent < quiet_days(approach):
        return None
    more = {"since": approach.news, "silent": approach.silent, "week": facts.week}
    return Stalled.model_validate(_of(facts, approach) | more)


def _plateau(facts: ObjectiveFacts, task: TaskFacts, approach: ApproachFacts) -> Found | None:
    flat = approach.plateau
    if flat is None:
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
    if _gap(approach) <= 0:
        return None
    more = {"belief": approach.belief, "threshold": approach.threshold}
    return BelowThreshold.model_validate(_of(facts, approach) | more)


def _gap(approach: ApproachFacts) -> float:
    """How far the belief lies below the threshold."""
    if approach.threshold is None or approach.belief is None:
        return 0.0
    return approach.threshold - approach.belief
