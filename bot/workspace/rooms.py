"""Slack's own commands that change a channel: who is in it, its name, whether it is open."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.workspace import payloads
from bot.workspace.cast import TEAM
from bot.workspace.sending import MENTION, Sending
from bot.workspace.state import BOT_USER, Json, Workspace

NAME = re.compile(r"[a-z0-9_-]{1,80}")
Change = Callable[[Workspace, str, str, str], Json | None]
"""What a person does to a channel, with words behind it; the event that tells, None if wrong."""


def carried_out(sending: Sending, user: str, channel: str, text: str) -> Json | None:
    """Do what one of Slack's own commands says; None where the text is none of them."""
    name, _, said = text.partition(" ")
    workspace = sending.workspace
    if name not in COMMANDS or channel not in workspace.channels:
        return None
    with workspace.lock:
        event = COMMANDS[name](workspace, user, channel, said.strip())
        if event is None:
            note = f"{name} does not work that way. {USAGE[name]}"
            workspace.say(channel, BOT_USER, note, seen_by=user, failed=True)
            return {"ok": True}
        workspace.keep_room(channel)
        workspace.say(channel, user, _told(name, said.strip()))
    return sending.happen(event | {"event_ts": payloads.moment(workspace)})


def _told(name: str, said: str) -> str:
    """What everybody in the channel reads of it, said as Slack says it."""
    return f"{DONE[name]} {said}".strip() + "."


def _meant(workspace: Workspace, said: str) -> str | None:
    if said == MENTION:
        return BOT_USER
    people = workspace.people.values()
    return next((each.id for each in people if said == f"@{each.name.lower()}"), None)


def _invite(workspace: Workspace, user: str, channel: str, said: str) -> Json | None:
    guest, inside = _meant(workspace, said), workspace.members[channel]
    if guest is None or guest in inside:
        return None
    inside.add(guest)
    return {"type": "member_joined_channel", "user": guest, "channel": channel,
            "channel_type": channel[0], "team": TEAM, "inviter": user}  # fmt: skip


def _remove(workspace: Workspace, user: str, channel: str, said: str) -> Json | None:
    guest, inside = _meant(workspace, said), workspace.members[channel]
    if guest not in inside or guest == user:
        return None
    inside.discard(guest)
    if guest == BOT_USER:
        return {"type": "channel_left", "channel": channel, "actor_id": user}
    return {"type": "member_left_channel", "user": guest, "channel": channel,
            "channel_type": channel[0], "team": TEAM}  # fmt: skip


def _rename(workspace: Workspace, _: str, channel: str, said: str) -> Json | None:
    name = said.removeprefix("#")
    if not NAME.fullmatch(name) or name in {each.name for each in workspace.channels.values()}:
        return None
    workspace.channels[channel] = replace(workspace.channels[channel], name=name)
    return {"type": "channel_rename", "channel": {"id": channel, "name": name, "created": 0}}


def _archive(workspace: Workspace, user: str, channel: str, _: str) -> Json | None:
    workspace.archived.add(channel)
    return {"type": "channel_archive", "channel": channel, "user": user}


def _unarchive(workspace: Workspace, user: str, channel: str, _: str) -> Json | None:
    workspace.archived.discard(channel)
    return {"type": "channel_unarchive", "channel": channel, "user": user}


COMMANDS: dict[str, Change] = {
    "/invite": _invite,
    "/remove": _remove,
    "/rename": _rename,
    "/archive": _archive,
    "/unarchive": _unarchive,
}
DONE = {
    "/invite": "added",
    "/remove": "removed",
    "/rename": "renamed the channel to",
    "/archive": "archived the channel",
    "/unarchive": "opened the channel again",
}
USAGE = {
    "/invite": "Name somebody who is not here, such as /invite @mlstatus.",
    "/remove": "Name somebody else who is here, such as /remove @mlstatus.",
    "/rename": "Give a name nobody has, in small letters without spaces: /rename fraud-2027.",
}
