"""response_url: an address good for five answers within half an hour of real time."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

Json = dict[str, Any]
USES, LIFETIME = 5, timedelta(minutes=30)


@dataclass(slots=True)
class Address:
    """What may be answered there: to whom, where, about which message, if about one."""

    channel: str
    user: str
    about: Json | None
    until: datetime
    uses: int = USES


@dataclass(slots=True)
class Addresses:
    """All addresses that are still good, by the last part of their path."""

    _made: dict[str, Address] = field(default_factory=dict)

    def made(self, channel: str, user: str, about: Json | None, now: datetime) -> str:
        """A new address for what ``user`` did."""
        self._made = {name: each for name, each in self._made.items() if each.until >= now}
        name = secrets.token_hex(8)
        self._made[name] = Address(channel, user, about, now + LIFETIME)
        return name

    def found(self, name: str, now: datetime) -> Address | str:
        """The address where it may be answered once more, or Slack's error."""
        address = self._made.get(name)
        if address is None or address.until < now:
            return "expired_url"
        return address if address.uses > 0 else "used_url"
