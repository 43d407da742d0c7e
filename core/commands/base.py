"""What all commands share: frozen, trimmed, no unknown fields."""

from pydantic import BaseModel, ConfigDict


class Command(BaseModel):
    """Base of all commands; a field named ``objective``, ``task``, ``approach`` or ``item``
    holds a reference as typed, which the use case resolves.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
