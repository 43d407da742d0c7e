"""What a metric's point, or success itself, is worth to the business."""

from typing import Annotated, Literal

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Money, Name, Reference

Phrase = Annotated[str, Field(min_length=1, max_length=160)]


class StateWorth(Command):
    """``worth [objective] METRIC 40000 EUR ±15000``: one point of a metric, in money.

    ``spread`` is how far off the amount may be, either way; ``per`` None is once.
    """

    objective: Reference | None = None
    metric: Name
    amount: Money
    spread: Money = 0.0
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    per: Literal["year"] | None = "year"


class StatePhrase(Command):
    """``worth [objective] "fewer chargebacks"``: words that stand in for an amount."""

    objective: Reference | None = None
    phrase: Phrase


class AskWorth(Command):
    """``worth [objective]``: what was said of it."""

    objective: Reference | None = None
