"""What an objective rests on beside its chance: premises, people, and work that sets the date."""

from core.model.outcomes.advice import Critical, Shared, Weak
from core.practice.facts import ObjectiveFacts, TaskFacts
from core.practice.resting import shared_premise

SHAKY = 0.9
"""A task surer than this is no risk worth a line."""
RESEARCH = 0.8
"""Less sure work than this is research rather than plain work."""
DECIDING = 0.5
"""The share of good worlds in which a task decides the date before that is worth a line."""
FEWEST_RUNNING = 2
"""One running approach has one owner; that is no concentration."""
MOST = 3


def weak(task: TaskFacts) -> Weak:
    """A task with its chance and what a second approach would add by target."""
    return Weak(task=task.name, reference=task.reference, chance=task.works, backup=task.backup)


def alone(facts: ObjectiveFacts) -> tuple[Weak, ...]:
    """Tasks it cannot do without that rest on one approach, the least sure first."""
    single = [each for each in facts.tasks if each.single]
    return tuple(weak(each) for each in sorted(single, key=lambda task: task.works))


def weakest(facts: ObjectiveFacts) -> tuple[Weak, ...]:
    """The least sure tasks, at most three."""
    shaky = [each for each in facts.tasks if each.works < SHAKY]
    return tuple(weak(each) for each in sorted(shaky, key=lambda task: task.works)[:MOST])


def critical_research(facts: ObjectiveFacts) -> tuple[Critical, ...]:
    """Doubtful tasks that decide the date in at least half of the worlds that succeed."""
    found = [
        Critical(task=each.name, share=each.decides, chance=each.works)
        for each in facts.tasks
        if each.open and each.works < RESEARCH and each.decides >= DECIDING
    ]
    return tuple(sorted(found, key=lambda each: -each.share)[:MOST])


def shared_premises(facts: ObjectiveFacts) -> tuple[Shared, ...]:
    """Tasks whose open approaches all count on one premise that is not known to hold."""
    chances = facts.premises or {}
    found = [(each, shared_premise(each)) for each in facts.tasks]
    return tuple(
        Shared(task=task.name, premise=premise, chance=chances[premise])
        for task, premise in found
        if premise is not None and 0 < chances.get(premise, 1.0) < 1
    )


def one_person(facts: ObjectiveFacts) -> str | None:
    """The person on whom all running work depends, where there are several such approaches."""
    owners = {approach.owner for _, approach in facts.running}
    if len(facts.running) < FEWEST_RUNNING or len(owners) != 1:
        return None
    return owners.pop()
