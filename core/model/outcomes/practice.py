"""What a metric is worth, and the pipeline."""

from core.model.ladder import Ladder
from core.model.outcomes.base import Item, Outcome
from core.model.worth import PointWorth, Stakes


class WorthStated(Outcome):
    """What an objective's success and its metrics' points are worth, perhaps just changed."""

    item: Item
    stakes: Stakes
    points: tuple[PointWorth, ...] = ()


class PipelineShown(Outcome):
    """An objective's pipeline ladder, perhaps just changed.

    Attributes:
        first: Whether this very change was its first run end to end.
    """

    item: Item
    ladder: Ladder
    changed: bool = False
    first: bool = False
