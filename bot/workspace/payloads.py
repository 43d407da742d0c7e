"""What Slack sends to an app when people do something."""

import secrets
from typing import Any

from bot.workspace.api.shown import as_slack
from bot.workspace.cast import TEAM
from bot.workspace.inputs import element, state_values
from bot.workspace.modals import APP, Opened
from bot.workspace.state import BOT_USER, Json, Workspace

TOKEN = "unused"


def escape(text: str) -> str:
    """Typed text as Slack sends it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def with_people(workspace: Workspace, text: str) -> str:
    """Escaped text in which people are named by their ids."""
    text = escape(text).replace("@mlstatus", f"<@{BOT_USER}>")
    for person in workspace.people.values():
        name = person.name.lower()
        text = text.replace(f"@{name}", f"<@{person.id}|{name}>")
    return text


def moment(workspace: Workspace) -> str:
    """The real present as Slack stamps what is done."""
    return f"{workspace.clock().timestamp():.6f}"


def channel_name(workspace: Workspace, channel: str) -> str:
    """A channel's name; a direct conversation has one for all."""
    found = workspace.channels.get(channel)
    return found.name if found else "directmessage"


def command(workspace: Workspace, user: str, channel: str, text: str, name: str) -> Json:
    """The fields of a slash command, but for its answer address."""
    return {
        "token": TOKEN, "team_id": TEAM, "team_domain": "local", "channel_id": channel,
        "channel_name": channel_name(workspace, channel), "user_id": user,
        "user_name": workspace.people[user].name.lower(), "command": name,
        "text": with_people(workspace, text), "api_app_id": APP, "is_enterprise_install": "false",
        "trigger_id": workspace.trigger(user),
    }  # fmt: skip


def interaction(workspace: Workspace, kind: str, user: str, view: str | None = None) -> Json:
    """What every interaction begins with.

    Somebody of another team who acts in a view is sent under that team; the view then names the
    one the app is installed in (Bolt's ``extract_team_id`` tells why).
    """
    person = workspace.people[user]
    team = person.team if view else TEAM
    name = person.name.lower()
    return {
        "type": kind, "team": {"id": team, "domain": "local" if team == TEAM else "elsewhere"},
        "user": {"id": user, "username": name, "name": name, "team_id": person.team},
        "api_app_id": APP, "token": TOKEN, "trigger_id": workspace.trigger(user, view),
        "enterprise": None, "is_enterprise_install": False,
    }  # fmt: skip


def about_message(workspace: Workspace, message: Json) -> Json:
    """Where an interaction with a message took place."""
    channel, private = message["channel"], bool(message.get("seen_by"))
    container = {"type": "message", "message_ts": message["ts"], "channel_id": channel,
                 "is_ephemeral": private}  # fmt: skip
    thread = {"thread_ts": message["thread_ts"]} if message.get("thread_ts") else {}
    return {
        "container": container | thread,
        "channel": {"id": channel, "name": channel_name(workspace, channel)},
        **({} if private else {"message": as_slack(workspace, message)}),
    }


def about_view(view: Json) -> Json:
    """Where an interaction in a view took place."""
    return {"container": {"type": "view", "view_id": view["id"]}, "view": view}


def filled(opened: Opened, typed: Json) -> Json:
    """A view with what its inputs hold."""
    values = state_values(opened.view["blocks"], typed)
    return opened.payload() | {"state": {"values": values}}


def done(workspace: Workspace, blocks: list[Json], action: Json) -> Json:
    """An action as Slack sends it: with what its element says, and when."""
    known = element(blocks, str(action.get("action_id")), action.get("block_id")) or {}
    shown = {name: known[name] for name in ("type", "block_id", "text", "value", "placeholder")
             if known.get(name) is not None}  # fmt: skip
    return {"block_id": "b", **shown, **action, "action_ts": moment(workspace)}


def event(workspace: Workspace, what: Json) -> Json:
    """An event in its envelope."""
    return {
        "token": TOKEN, "team_id": TEAM, "context_team_id": TEAM, "api_app_id": APP,
        "event": what, "type": "event_callback", "event_id": f"Ev{secrets.token_hex(6)}",
        "event_time": int(workspace.clock().timestamp()), "is_ext_shared_channel": False,
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER,
                            "is_bot": True, "is_enterprise_install": False}],
    }  # fmt: skip


def said(workspace: Workspace, message: Json) -> Json:
    """What a message event tells of a person's message."""
    user, ts = message["user"], message["ts"]
    found: dict[str, Any] = {
        "user": user, "text": with_people(workspace, message["text"]), "ts": ts, "event_ts": ts,
        "channel": message["channel"], "team": workspace.people[user].team,
    }  # fmt: skip
    return found | ({"thread_ts": message["thread_ts"]} if message.get("thread_ts") else {})
