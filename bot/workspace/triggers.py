"""Trigger ids: three seconds of real time, one use."""

import secrets
from dataclasses import dataclass, field

LIFETIME = 3.0
"""Seconds."""
KEPT = 3600.0


@dataclass(slots=True)
class Trigger:
    """What a person did that lets the app open a view; ``view`` where it was done in one."""

    user: str
    at: float
    view: str | None = None
    used: bool = False


@dataclass(slots=True)
class Triggers:
    """All triggers of the last hour, by id."""

    _made: dict[str, Trigger] = field(default_factory=dict)

    def made(self, user: str, now: float, view: str | None = None) -> str:
        """A new id for what ``user`` did at ``now``, Unix seconds."""
        self._made = {name: t for name, t in self._made.items() if now - t.at < KEPT}
        name = f"{len(self._made) + 1}.{now:.0f}.{secrets.token_hex(8)}"
        self._made[name] = Trigger(user, now, view)
        return name

    def exchanged(self, name: str, now: float) -> Trigger | str:
        """The trigger, used up by this; or Slack's error."""
        found = self._made.get(name)
        if found is None:
            return "invalid_trigger_id"
        if found.used:
            return "exchanged_trigger_id"
        if now - found.at > LIFETIME:
            return "expired_trigger_id"
        found.used = True
        return found
