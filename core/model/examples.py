"""What examples speak of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Here:
    """An objective of a channel, one of its tasks, and an open approach of that, by key."""

    objective: str
    task: str
    approach: str
