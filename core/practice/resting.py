"""Rules about what an objective rests on: one approach, or one premise under all of them."""

from collections.abc import Iterator

from core.model.nudges import Nudge, OnOneApproach, OnOneAssumption
from core.practice.facts import ApproachFacts, ObjectiveFacts, TaskFacts
from core.practice.running import common

DOUBT = 0.8
"""Above this chance a single approach is plain work rather than a bet."""
WORTH_ASKING = 0.01
"""A second approach that adds less chance than this is not worth a question."""


def resting_nudges(facts: ObjectiveFacts) -> Iterator[Nudge]:
    """Tasks that rest on one approach, and tasks that rest on one premise."""
    for task in facts.tasks:
        alone = _alone(facts, task)
        if alone is not None:
            yield _asked(facts, task, alone)
        shared = _shared(facts, task)
        if shared is not None:
            yield _asked(facts, task, shared)


def _asked(facts: ObjectiveFacts, task: TaskFacts, found: OnOneApproach | OnOneAssumption) -> Nudge:
    return Nudge(
        about=f"task:{task.id}",
        to=facts.owner,
        objective=facts.id,
        worth=(task.backup or 0.0) * facts.value,
        found=found,
    )


def _alone(facts: ObjectiveFacts, task: TaskFacts) -> OnOneApproach | None:
    if not task.single or len(task.open) != 1 or task.open[0].chance >= DOUBT:
        return None
    if task.backup is not None and task.backup < WORTH_ASKING:
        return None
    left = task.open[0]
    failed = _last_failed(task)
    more = {
        "task": task.name,
        "name": left.name,
        "failed": failed.name if failed else None,
        "failed_on": failed.ended if failed else None,
        "if_lost": left.if_lost,
        "backup": task.backup,
        "free": task.free,
    }
    return OnOneApproach.model_validate(common(facts) | more)


def _last_failed(task: TaskFacts) -> ApproachFacts | None:
    ended = [(each.ended, each) for each in task.approaches if each.state == "lost" and each.ended]
    return max(ended, key=lambda pair: (pair[0], pair[1].id))[1] if ended else None


def shared_premise(task: TaskFacts) -> str | None:
    """The premise that all of several open approaches count on, or None."""
    if len(task.open) < 2:
        return None
    common_to_all = set.intersection(*(set(each.assumes) for each in task.open))
    return min(common_to_all) if common_to_all else None


def _shared(facts: ObjectiveFacts, task: TaskFacts) -> OnOneAssumption | None:
    premise = shared_premise(task)
    belief = (facts.premises or {}).get(premise or "", 1.0)
    if premise is None or not 0 < belief < 1:
        return None
    more = {
        "task": task.name,
        "premise": premise,
        "belief": belief,
        "names": tuple(each.name for each in task.open),
        "backup": task.backup,
        "free": task.free,
    }
    return OnOneAssumption.model_validate(common(facts) | more)
