"""Every method that is known here, and the scope it needs."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.workspace.api import (
    chat,
    checking,
    conversations,
    files,
    pins,
    reactions,
    scheduled,
    users,
    views,
)
from bot.workspace.api.calls import Call
from bot.workspace.rates import HUNDREDS, TIER_2, TIER_3, TIER_4
from bot.workspace.state import Json

KINDS = {"C": "channels", "G": "groups", "D": "im"}


@dataclass(frozen=True, slots=True)
class Method:
    """What it does, how often a minute, and its scope.

    ``*`` in the scope stands for the kind of conversation meant.
    """

    run: Callable[[Call], Json]
    rate: int
    scope: str = ""

    def needed(self, fields: Json) -> str:
        """The scope this call needs; empty where it needs none."""
        channel = str(fields.get("channel") or "C")
        return self.scope.replace("*", KINDS.get(channel[:1], "channels"))


METHODS: dict[str, Method] = {
    "auth.test": Method(users.auth_test, HUNDREDS),
    "blocks.validate": Method(checking.validate, HUNDREDS),
    "bots.info": Method(users.bot_info, TIER_3, "users:read"),
    "chat.delete": Method(chat.delete, TIER_3, "chat:write"),
    "chat.deleteScheduledMessage": Method(scheduled.cancel, TIER_3, "chat:write"),
    "chat.getPermalink": Method(chat.permalink, HUNDREDS),
    "chat.postEphemeral": Method(chat.post_ephemeral, TIER_4, "chat:write"),
    "chat.postMessage": Method(chat.post, HUNDREDS, "chat:write"),
    "chat.scheduleMessage": Method(scheduled.schedule, TIER_3, "chat:write"),
    "chat.scheduledMessages.list": Method(scheduled.listing, TIER_3),
    "chat.update": Method(chat.update, TIER_3, "chat:write"),
    "conversations.history": Method(conversations.history, TIER_3, "*:history"),
    "conversations.info": Method(conversations.info, TIER_3, "*:read"),
    "conversations.join": Method(conversations.join, TIER_3, "channels:join"),
    "conversations.list": Method(conversations.listing, TIER_2, "channels:read"),
    "conversations.members": Method(conversations.inside, TIER_4, "*:read"),
    "conversations.open": Method(conversations.open_direct, TIER_3, "im:write"),
    "conversations.replies": Method(conversations.thread, TIER_3, "*:history"),
    "files.completeUploadExternal": Method(files.complete, TIER_4, "files:write"),
    "files.getUploadURLExternal": Method(files.upload_address, TIER_4, "files:write"),
    "pins.add": Method(pins.add, TIER_2, "pins:write"),
    "pins.list": Method(pins.listing, TIER_2, "pins:read"),
    "pins.remove": Method(pins.remove, TIER_2, "pins:write"),
    "reactions.add": Method(reactions.add, TIER_3, "reactions:write"),
    "reactions.remove": Method(reactions.remove, TIER_2, "reactions:write"),
    "team.info": Method(users.team_info, TIER_3, "team:read"),
    "users.conversations": Method(conversations.of_user, TIER_2, "channels:read"),
    "users.info": Method(users.info, TIER_4, "users:read"),
    "users.list": Method(users.listing, TIER_2, "users:read"),
    "views.open": Method(views.open_modal, TIER_4),
    "views.publish": Method(views.publish, TIER_4),
    "views.push": Method(views.push, TIER_4),
    "views.update": Method(views.update, TIER_4),
}
