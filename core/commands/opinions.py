"""Several people say what they think of an approach, without seeing each other's answers."""

from core.commands.base import Command
from core.commands.fields import Chance, Reference
from core.model.durations import Days


class AskOpinions(Command):
    """``ask REF``: ask everybody in the channel for a chance and a range of days, blind."""

    approach: Reference


class GiveOpinion(Command):
    """``guess REF p=60% days=5-20``: one's own answer; a second one replaces it."""

    approach: Reference
    chance: Chance
    days: Days | None = None


class ShowOpinions(Command):
    """``settle REF``: end the asking and show the spread, to the owner who settles it."""

    approach: Reference


class SettleOpinions(Command):
    """The chance and the range that the owner takes from what was said."""

    approach: Reference
    chance: Chance
    days: Days
