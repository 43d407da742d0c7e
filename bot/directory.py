"""Who people and channels are: looked up once with Slack, kept in the store for a day."""

from datetime import timedelta
from typing import Any

from bot.delivery.client import Slack
from core.model.clock import Clock
from core.model.places import Channel, Person
from core.store import places
from core.store.store import Store

KEPT = timedelta(days=1)
PRIVATE = ("privategroup", "directmessage", "mpdm")


class SlackDirectory:
    """Look-ups of at most one second; what could not be looked up is asked again a day later.

    Whoever types in a channel counts as its member, so a failed look-up leaves that right alone.
    """

    def __init__(self, store: Store, clock: Clock, slack: Slack) -> None:
        self._store, self._clock, self._slack = store, clock, slack

    def meet(self, team: str, user: str, channel: str, name: str) -> None:
        """Know a person's time zone and whether a channel is private."""
        now = self._clock()
        with self._store.tx() as tx:
            person = places.person(tx, team, user)
            kept = places.channel(tx, team, channel)
        if person.looked_up_at is None or now - person.looked_up_at > KEPT:
            self._meet(person)
        if channel and (not kept.name or (name and name != kept.name)):
            self._keep_channel(kept, name)

    def _meet(self, person: Person) -> None:
        answer = self._slack.read("users.info", {"user": person.user}) or {}
        found = answer.get("user") or {}
        known = person.model_copy(update={"looked_up_at": self._clock(), **_facts(found, person)})
        with self._store.tx() as tx:
            places.put_person(tx, known)
            workspace = places.workspace(tx, person.team)
            if known.timezone and workspace.checked_at is None and workspace.timezone == "UTC":
                places.put_workspace(tx, workspace.model_copy(update={"timezone": known.timezone}))

    def _keep_channel(self, kept: Channel, name: str) -> None:
        if not name:
            answer = self._slack.read("conversations.info", {"channel": kept.channel}) or {}
            found = answer.get("channel") or {}
            private = bool(found.get("is_private") or found.get("is_im"))
            facts = {"name": found.get("name") or kept.channel, "private": private}
        else:
            private = name in PRIVATE or name.startswith("mpdm-") or kept.channel[:1] in "DG"
            facts = {"name": name, "private": private}
        with self._store.tx() as tx:
            places.put_channel(tx, kept.model_copy(update=facts))


def _facts(found: dict[str, Any], person: Person) -> dict[str, Any]:
    if not found:
        return {}
    profile = found.get("profile") or {}
    guest = any(found.get(name) for name in ("is_restricted", "is_ultra_restricted", "is_stranger"))
    elsewhere = bool(found.get("team_id")) and found["team_id"] != person.team
    return {
        "name": profile.get("display_name") or found.get("real_name") or found.get("name") or "",
        "timezone": found.get("tz") or person.timezone,
        "guest": bool(guest or elsewhere),
    }
