"""The exact figures of an objective, as values."""

from dataclasses import dataclass

NEW_APPROACH = 0.4
"""The chance of the approach whose addition ``backup_gain`` measures."""
SINGLE_POINT = 0.1
"""A task rests on one approach where losing it leaves less than this part of the chance."""


@dataclass(frozen=True, slots=True)
class ApproachFigures:
    """Exact figures of one open approach."""

    importance: float
    if_lost: float
    if_won: float


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """Exact figures of one task, predecessors aside."""

    chance_ever: float
    backup_gain: float
    single_point: bool
    approaches: dict[int, ApproachFigures]


@dataclass(frozen=True, slots=True)
class ObjectiveFigures:
    """Exact figures of one objective; ``sampled`` where too many assumptions hang together."""

    chance_ever: float
    sampled: bool
    tasks: dict[int, TaskFigures]
