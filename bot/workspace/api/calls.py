"""One call: the workspace, its arguments, and the look-ups that most methods begin with."""

from dataclasses import dataclass
from typing import Any

from bot.workspace.api.errors import Refusal
from bot.workspace.api.reading import structured
from bot.workspace.state import BOT_USER, Json, Workspace

YES = (True, "true", "1", 1)


@dataclass(frozen=True, slots=True)
class Call:
    """A call whose token was good; ``here`` is the workspace's own address."""

    workspace: Workspace
    fields: Json
    here: str = ""

    def text(self, name: str) -> str:
        """A plain argument; empty where it is missing."""
        value = self.fields.get(name)
        return "" if value is None else str(value)

    def given(self, name: str) -> Any:  # noqa: ANN401 - JSON
        """A structured argument."""
        return structured(self.fields.get(name))

    def flag(self, name: str) -> bool:
        """Whether a switch is on."""
        return self.fields.get(name) in YES

    def number(self, name: str, default: float) -> float:
        """A numeric argument."""
        try:
            return float(self.fields.get(name) or default)
        except (TypeError, ValueError):
            raise Refusal("invalid_arguments") from None

    def channel(self) -> str:
        """The channel meant, by id, by name, or by the person at its other end."""
        asked, workspace = self.text("channel"), self.workspace
        for direct, user in workspace.directs.items():
            if asked in (direct, user):
                return direct
        for each in workspace.channels.values():
            if asked in (each.id, each.name, f"#{each.name}") and known(workspace, each.id):
                return each.id
        raise Refusal("channel_not_found")

    def joined(self) -> str:
        """The channel meant, where the bot is in it."""
        channel = self.channel()
        if BOT_USER not in members(self.workspace, channel):
            raise Refusal("not_in_channel")
        return channel

    def writable(self) -> str:
        """The channel meant, where the bot may post."""
        channel = self.joined()
        if channel in self.workspace.archived:
            raise Refusal("is_archived")
        return channel

    def person(self, name: str = "user") -> str:
        """The person meant."""
        user = self.text(name)
        if user not in self.workspace.people:
            raise Refusal("user_not_found")
        return user

    def message(self, channel: str, ts: str) -> Json:
        """A message that is there for the API, which private ones never are."""
        found = self.workspace.message(channel, ts)
        if found is None or found.get("deleted") or found.get("seen_by"):
            raise Refusal("message_not_found")
        return found


def private(channel: str) -> bool:
    """Whether a channel is for its members only."""
    return channel.startswith("G")


def known(workspace: Workspace, channel: str) -> bool:
    """Whether the bot may know that there is such a channel."""
    return not private(channel) or BOT_USER in members(workspace, channel)


def members(workspace: Workspace, channel: str) -> set[str]:
    """Who is in a channel or a direct conversation."""
    owner = workspace.directs.get(channel)
    return {owner, BOT_USER} if owner else workspace.members.get(channel, set())
