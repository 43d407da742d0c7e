"""Who people and channels are: looked up with Slack, in a second in all, and kept in the store.

What Slack does not say in time counts as the least there is: somebody unknown, a closed channel,
no membership. It is asked again a minute later.
"""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.delivery.client import Slack
from core.model.clock import Clock
from core.model.places import Channel, Person
from core.store import places, plan
from core.store.store import Store
from handlers.people import person_facts

KEPT, LISTED = timedelta(days=1), timedelta(minutes=50)
TRUSTED = timedelta(days=7)
"""How long what was known of a person holds while Slack does not answer."""
AGAIN = timedelta(minutes=1)
SECONDS = 1.0
PRIVATE = ("privategroup", "directmessage", "mpdm")


@dataclass(slots=True)
class Asking:
    """The look-ups of one request: a second for all of them."""

    slack: Slack
    until: float = field(default_factory=lambda: time.monotonic() + SECONDS)

    def read(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Slack's answer; empty where there was none in time."""
        left = self.until - time.monotonic()
        if left <= 0.05:
            return {}
        return self.slack.read(method, arguments, seconds=left) or {}


class SlackDirectory:
    """Looks up who types, what the channel is, and, for what stands elsewhere, their channels."""

    def __init__(self, store: Store, clock: Clock, slack: Slack) -> None:
        self._store, self._clock, self._slack = store, clock, slack
        self._tried: dict[str, datetime] = {}

    def meet(self, team: str, user: str, channel: str, name: str) -> None:
        """Know a person and a channel, as far as Slack says in a second."""
        asking = Asking(self._slack)
        with self._store.tx() as tx:
            person = places.person(tx, team, user)
            kept = places.channel(tx, team, channel)
            elsewhere = any(each.channel != channel for each in plan.objectives(tx, team))
        if self._due(user, person.looked_up_at, KEPT):
            self._meet(asking, person)
        if channel and (self._due(channel, kept.looked_up_at, KEPT) or _renamed(kept, name)):
            self._keep_channel(asking, kept, name)
        if elsewhere and self._due(f"of {user}", person.memberships_at, LISTED):
            self._list_channels(asking, person)

    def _due(self, what: str, last: datetime | None, kept: timedelta) -> bool:
        """Whether something is to be asked: it is old, and was not asked in the last minute."""
        now = self._clock()
        if last is not None and now - last <= kept:
            return False
        tried = self._tried.get(what)
        self._tried[what] = now
        return tried is None or not timedelta() <= now - tried < AGAIN

    def _meet(self, asking: Asking, person: Person) -> None:
        found = asking.read("users.info", {"user": person.user}).get("user") or {}
        now = self._clock()
        facts = person_facts(found, person.team) | {"looked_up_at": now} if found else {}
        trusted = person.looked_up_at is not None and now - person.looked_up_at <= TRUSTED
        with self._store.tx() as tx:
            latest = places.person(tx, person.team, person.user)
            facts = facts or {"unknown": not trusted}
            facts["timezone"] = facts.get("timezone") or latest.timezone
            places.put_person(tx, latest.model_copy(update=facts))
            workspace = places.workspace(tx, person.team)
            zone = facts.get("timezone")
            if zone and workspace.checked_at is None and workspace.timezone == "UTC":
                places.put_workspace(tx, workspace.model_copy(update={"timezone": zone}))

    def _keep_channel(self, asking: Asking, kept: Channel, name: str) -> None:
        direct = name == "directmessage" or kept.channel.startswith("D")
        facts = (
            {"name": name or "directmessage", "private": True, "looked_up_at": self._clock()}
            if direct
            else self._channel_facts(asking, kept, name)
        )
        with self._store.tx() as tx:
            latest = places.channel(tx, kept.team, kept.channel)
            places.put_channel(tx, latest.model_copy(update=facts))

    def _channel_facts(self, asking: Asking, kept: Channel, name: str) -> dict[str, Any]:
        """A channel as Slack describes it; one it does not describe is private."""
        found = asking.read("conversations.info", {"channel": kept.channel}).get("channel")
        if not found:
            known = kept.looked_up_at is not None
            shown = name if name not in PRIVATE else kept.name
            return {"name": shown or kept.name or kept.channel,
                    "private": kept.private if known else True}  # fmt: skip
        return {
            "name": found.get("name") or name or kept.channel,
            "private": any(found.get(kind) for kind in ("is_private", "is_im", "is_mpim")),
            "archived": bool(found.get("is_archived")),
            "looked_up_at": self._clock(),
        }

    def _list_channels(self, asking: Asking, person: Person) -> None:
        """Keep in which channels that have a plan somebody is a member; of others nothing."""
        found = self._channels_of(asking, person.user)
        if found is None:
            return
        with self._store.tx() as tx:
            latest = places.person(tx, person.team, person.user)
            planned = {each.channel for each in plan.objectives(tx, person.team)}
            channels = sorted(planned & {str(each["id"]) for each in found})
            places.put_memberships(tx, person.team, person.user, channels)
            places.put_person(tx, latest.model_copy(update={"memberships_at": self._clock()}))

    def _channels_of(self, asking: Asking, user: str) -> list[dict[str, Any]] | None:
        """Somebody's channels; the public ones alone where the bot may not list private ones."""
        for types in ("public_channel,private_channel", "public_channel"):
            asked = {"user": user, "types": types, "exclude_archived": True, "limit": 999}
            found = asking.read("users.conversations", asked).get("channels")
            if found is not None:
                return list(found)
        return None


def _renamed(kept: Channel, name: str) -> bool:
    return bool(name) and name not in PRIVATE and not name.startswith("mpdm-") and name != kept.name
