"""reactions.*."""

import re

from bot.workspace.api.calls import Call
from bot.workspace.api.errors import Refusal
from bot.workspace.state import BOT_USER, Json

NAME = re.compile(r"[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?")


def reacted(message: Json, user: str, name: str) -> bool:
    """Whether somebody has put that reaction on a message."""
    return any(each["name"] == name and user in each["users"]
               for each in message.get("reactions") or [])  # fmt: skip


def toggled(message: Json, user: str, name: str) -> list[Json] | None:
    """The reactions of a message once ``user`` has put one there or taken it away."""
    had, found = reacted(message, user, name), []
    for each in message.get("reactions") or []:
        users = [u for u in each["users"] if not (each["name"] == name and u == user)]
        if each["name"] == name and not had:
            users.append(user)
        found.append({"name": each["name"], "users": users})
    if not had and all(each["name"] != name for each in found):
        found.append({"name": name, "users": [user]})
    return [each for each in found if each["users"]] or None


def _meant(call: Call) -> tuple[str, Json, str]:
    channel, name = call.joined(), call.text("name").strip(":")
    if not NAME.fullmatch(name):
        raise Refusal("invalid_name")
    return channel, call.message(channel, call.text("timestamp")), name


def add(call: Call) -> Json:
    channel, message, name = _meant(call)
    if reacted(message, BOT_USER, name):
        raise Refusal("already_reacted")
    changes = {"reactions": toggled(message, BOT_USER, name)}
    call.workspace.edit(channel, message["ts"], changes)
    return {}


def remove(call: Call) -> Json:
    channel, message, name = _meant(call)
    if not reacted(message, BOT_USER, name):
        raise Refusal("no_reaction")
    changes = {"reactions": toggled(message, BOT_USER, name)}
    call.workspace.edit(channel, message["ts"], changes)
    return {}
