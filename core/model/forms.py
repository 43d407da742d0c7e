"""What a window to fill in shows, in plain values."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.commands.forms import FormName
from core.errors import Stale
from core.model.opinions import View
from core.model.outcomes.base import Item


class Offer(BaseModel):
    """Something of the plan that can be chosen, with what it is in."""

    model_config = ConfigDict(frozen=True)

    item: Item
    inside: str
    objective: str

    @property
    def token(self) -> str:
        """A reference that a new name does not break."""
        return token(self.item)


class FormShown(BaseModel):
    """A window's contents.

    Attributes:
        item: What is edited, or None where something new is made.
        values: What stands in its fields to begin with, as JSON, by field.
        offers: What can be chosen where something of the plan is asked for.
        roles, assumptions: Keys that the plan knows.
        views: What people have said, without their names.
        range: What the range of days in it means, where there is one.
        revision: Changes whenever the item does; empty where nothing is edited.
        row: Table and id of what is edited, where that is not the item itself.
    """

    model_config = ConfigDict(frozen=True)

    form: FormName
    today: date
    item: Item | None = None
    values: dict[str, Any] = {}
    offers: tuple[Offer, ...] = ()
    roles: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    range: "RangeShown | None" = None
    revision: str = ""
    row: tuple[str, int] | None = None


def token(item: Item) -> str:
    """A short reference that holds whatever an item is called: ``approach#12/vendor``.

    The key stands in it because the number of something removed may be given again.
    """
    return f"{item.kind}#{item.id}/{item.reference.rpartition('/')[2]}"


def unchanged(seen: str | None, values: Mapping[str, Any]) -> None:
    """Raise Stale where these are no longer the values that somebody saw."""
    if seen is not None and seen != revision(values):
        raise Stale()


def revision(values: Mapping[str, Any]) -> str:
    """A short mark of an item's values: another one whenever one of them is another."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class RangeShown(BaseModel):
    """A range of working days, drawn out.

    Attributes:
        points: Share of cases with the days within which they are done, ascending.
        forecast: Days within which half of the cases are done once the usual overrun is added.
        late: The same for nine cases in ten.
    """

    model_config = ConfigDict(frozen=True)

    points: tuple[tuple[float, float], ...]
    forecast: float
    late: float
