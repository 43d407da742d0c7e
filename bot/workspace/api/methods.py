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
from bot.workspace.state import Json

KINDS = {"C": "channels", "G": "groups", "D": "im"}


@dataclass(frozen=True, slots=True)
class Method:
    """What it does, and its scope; ``*`` in it stands for the kind of conversation meant."""

    run: Callable[[Call], Json]
    scope: str = ""

    def needed(self, fields: Json) -> str:
        """The scope this call needs; empty where it needs none."""
        channel = str(fields.get("channel") or "C")
        return self.scope.replace("*", KINDS.get(channel[:1], "channels"))


METHODS: dict[str, Method] = {
    "auth.test": Method(users.auth_test),
    "blocks.validate": Method(checking.validate),
    "bots.info": Method(users.bot_info, "users:read"),
    "chat.delete": Method(chat.delete, "chat:write"),
    "chat.deleteScheduledMessage": Method(scheduled.cancel, "chat:write"),
    "chat.getPermalink": Method(chat.permalink),
    "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write"),
    "chat.postMessage": Method(chat.post, "chat:write"),
    "chat.scheduleMessage": Method(scheduled.schedule, "chat:write"),
    "chat.scheduledMessages.list": Method(scheduled.listing),
    "chat.update": Method(chat.update, "chat:write"),
    "conversations.history": Method(conversations.history, "*:history"),
    "conversations.info": Method(conversations.info, "*:read"),
    "conversations.join": Method(conversations.join, "channels:join"),
    "conversations.list": Method(conversations.listing, "channels:read"),
    "conversations.members": Method(conversations.inside, "*:read"),
    "conversations.open": Method(conversations.open_direct, "im:write"),
    "conversations.replies": Method(conversations.thread, "*:history"),
    "files.completeUploadExternal": Method(files.complete, "files:write"),
    "files.getUploadURLExternal": Method(files.upload_address, "files:write"),
    "pins.add": Method(pins.add, "pins:write"),
    "pins.list": Method(pins.listing, "pins:read"),
    "pins.remove": Method(pins.remove, "pins:write"),
    "reactions.add": Method(reactions.add, "reactions:write"),
    "reactions.remove": Method(reactions.remove, "reactions:write"),
    "team.info": Method(users.team_info, "team:read"),
    "users.conversations": Method(conversations.of_user, "channels:read"),
    "users.info": Method(users.info, "users:read"),
    "users.list": Method(users.listing, "users:read"),
    "views.open": Method(views.open_modal),
    "views.publish": Method(views.publish),
    "views.push": Method(views.push),
    "views.update": Method(views.update),
}
