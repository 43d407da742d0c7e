"""Opinions given blind, in plain values."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from core.model.durations import Days
from core.model.outcomes.base import Item, Outcome


class Opinion(BaseModel):
    """One person's answer; ``days`` None where only the chance was answered."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    user: str
    chance: float
    days: Days | None


class Round(BaseModel):
    """One asking about an approach; ``shown_at`` is when the answers became visible."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: int
    team: str
    approach: int
    asked_by: str
    asked_at: datetime
    shown_at: datetime | None
    settled_at: datetime | None


class View(BaseModel):
    """One answer without its author: a chance, and the days of one and of nine cases in ten."""

    model_config = ConfigDict(frozen=True)

    chance: float
    days: tuple[float, float] | None


class OpinionsAsked(Outcome):
    """Everybody in a channel is asked about an approach."""

    item: Item
    again: bool


class OpinionGiven(Outcome):
    """Somebody answered; ``count`` people have so far."""

    item: Item
    count: int
    chance: float
    days: Days | None
    again: bool


class OpinionsShown(Outcome):
    """The spread of what was said, and what it comes to together."""

    item: Item
    views: tuple[View, ...]
    chance: float
    days: tuple[float, float] | None


class OpinionsSettled(Outcome):
    """The owner took a chance and a range from what was said."""

    item: Item
    views: tuple[View, ...]
    chance: float
    days: Days
