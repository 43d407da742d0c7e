"""The Web API's methods that the bot uses, answering and failing as Slack does."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from bot.workspace.cast import TEAM
from bot.workspace.state import BOT_ID, BOT_USER, Json, Workspace

Method = Callable[[Workspace, Json], Json]
MOST_BLOCKS, MOST_TEXT = 50, 40_000


def call(workspace: Workspace, method: str, token: str, fields: Json) -> Json:
    """The answer to a call, with ``ok``."""
    if method not in METHODS:
        return {"ok": False, "error": "unknown_method"}
    if token != workspace.token:
        return {"ok": False, "error": "invalid_auth" if token else "not_authed"}
    return METHODS[method](workspace, fields)


def _refused(error: str, **more: Any) -> Json:  # noqa: ANN401 - JSON
    return {"ok": False, "error": error, **more}


def _auth(_: Workspace, __: Json) -> Json:
    return {
        "ok": True, "team": "Local team", "team_id": TEAM, "user": "mlstatus",
        "user_id": BOT_USER, "bot_id": BOT_ID, "url": "http://127.0.0.1/",
    }  # fmt: skip


def _known(workspace: Workspace, fields: Json) -> str | None:
    channel = str(fields.get("channel", ""))
    if channel in workspace.people:
        channel = next(d for d, user in workspace.directs.items() if user == channel)
    return channel if channel in workspace.channels or channel in workspace.directs else None


def _trouble(fields: Json) -> Json | None:
    blocks = fields.get("blocks") or []
    if not isinstance(blocks, list) or any("type" not in block for block in blocks):
        return _refused("invalid_blocks")
    if len(blocks) > MOST_BLOCKS:
        pointer = f"no more than {MOST_BLOCKS} items allowed [json-pointer:/blocks]"
        return _refused("invalid_blocks", errors=[pointer])
    if not fields.get("text") and not blocks:
        return _refused("no_text")
    return _refused("msg_too_long") if len(fields.get("text", "")) > MOST_TEXT else None


def _post(workspace: Workspace, fields: Json) -> Json:
    channel = _known(workspace, fields)
    if channel is None:
        return _refused("channel_not_found")
    if trouble := _trouble(fields):
        return trouble
    message = workspace.say(
        channel, BOT_USER, fields.get("text", ""), blocks=fields.get("blocks"),
        thread_ts=fields.get("thread_ts"), metadata=fields.get("metadata"),
    )  # fmt: skip
    return {"ok": True, "channel": channel, "ts": message["ts"], "message": message}


def _ephemeral(workspace: Workspace, fields: Json) -> Json:
    channel = _known(workspace, fields)
    if channel is None:
        return _refused("channel_not_found")
    if fields.get("user") not in workspace.people:
        return _refused("user_not_in_channel")
    if trouble := _trouble(fields):
        return trouble
    message = workspace.say(
        channel, BOT_USER, fields.get("text", ""), blocks=fields.get("blocks"),
        thread_ts=fields.get("thread_ts"), seen_by=fields["user"],
    )  # fmt: skip
    return {"ok": True, "message_ts": message["ts"]}


def _update(workspace: Workspace, fields: Json) -> Json:
    changes = {"text": fields.get("text", ""), "blocks": fields.get("blocks"), "edited": True}
    if not workspace.edit(str(fields.get("channel")), str(fields.get("ts")), changes):
        return _refused("message_not_found")
    return {"ok": True, "channel": fields["channel"], "ts": fields["ts"], "text": changes["text"]}


def _delete(workspace: Workspace, fields: Json) -> Json:
    if not workspace.edit(str(fields.get("channel")), str(fields.get("ts")), None):
        return _refused("message_not_found")
    return {"ok": True, "channel": fields["channel"], "ts": fields["ts"]}


def _history(workspace: Workspace, fields: Json) -> Json:
    channel = _known(workspace, fields)
    if channel is None:
        return _refused("channel_not_found")
    oldest = float(fields.get("oldest") or 0)
    thread = fields.get("ts")
    found = [
        message
        for message in workspace.messages(channel)
        if not message.get("seen_by") and float(message["ts"]) >= oldest
        and (thread in (message["ts"], message.get("thread_ts")) if thread
             else not message.get("thread_ts"))
    ]  # fmt: skip
    return {"ok": True, "messages": found[::-1], "has_more": False}


def _users(workspace: Workspace, fields: Json) -> Json:
    person = workspace.people.get(str(fields.get("user")))
    if person is None:
        return _refused("user_not_found")
    user = {
        "id": person.id, "team_id": TEAM, "name": person.name.lower(), "tz": person.timezone,
        "real_name": person.name, "is_restricted": False, "is_ultra_restricted": False,
        "profile": {"display_name": person.name, "title": person.title},
    }  # fmt: skip
    return {"ok": True, "user": user}


def _all_users(workspace: Workspace, _: Json) -> Json:
    found = [_users(workspace, {"user": user})["user"] for user in workspace.people]
    return {"ok": True, "members": found}


def _channel(workspace: Workspace, fields: Json) -> Json:
    channel = _known(workspace, fields)
    if channel is None:
        return _refused("channel_not_found")
    found = workspace.channels.get(channel)
    facts = {"id": channel, "is_im": found is None, "is_private": False, "is_member": True}
    return {"ok": True, "channel": facts | ({"name": found.name} if found else {})}


def _all_channels(workspace: Workspace, _: Json) -> Json:
    found = [_channel(workspace, {"channel": each})["channel"] for each in workspace.channels]
    return {"ok": True, "channels": found, "response_metadata": {"next_cursor": ""}}


def _members(workspace: Workspace, _: Json) -> Json:
    return {"ok": True, "members": [*workspace.people, BOT_USER]}


def _open(workspace: Workspace, fields: Json) -> Json:
    found = [d for d, user in workspace.directs.items() if user == fields.get("users")]
    return {"ok": True, "channel": {"id": found[0]}} if found else _refused("user_not_found")


def _permalink(workspace: Workspace, fields: Json) -> Json:
    where, stamp = fields.get("channel"), str(fields.get("message_ts", "")).replace(".", "")
    return {"ok": True, "permalink": f"http://127.0.0.1/archives/{where}/p{stamp}"}


METHODS: dict[str, Method] = {
    "auth.test": _auth,
    "chat.postMessage": _post,
    "chat.postEphemeral": _ephemeral,
    "chat.update": _update,
    "chat.delete": _delete,
    "chat.getPermalink": _permalink,
    "conversations.history": _history,
    "conversations.replies": _history,
    "conversations.info": _channel,
    "conversations.list": _all_channels,
    "conversations.members": _members,
    "conversations.open": _open,
    "conversations.join": _channel,
    "users.info": _users,
    "users.list": _all_users,
}


def respond(workspace: Workspace, name: str, fields: Json) -> tuple[int, str]:
    """A post to a response_url: status and text, as Slack gives them."""
    address = workspace.answers.get(name)
    if address is None or address["until"] < datetime.now(UTC):
        return 404, "expired_url"
    if address["uses"] <= 0:
        return 404, "used_url"
    if trouble := _trouble(fields):
        return 400, str(trouble["error"])
    address["uses"] -= 1
    private = fields.get("response_type") != "in_channel"
    workspace.say(
        address["channel"], BOT_USER, fields.get("text", ""), blocks=fields.get("blocks"),
        seen_by=address["user"] if private else None,
    )  # fmt: skip
    return 200, "ok"


def fields_of(kind: str, body: bytes) -> Json:
    """A call's arguments from a form, whose structured values are JSON, or from JSON."""
    if kind.startswith("application/json"):
        found = json.loads(body or b"{}")
        return found if isinstance(found, dict) else {}
    pairs = parse_qsl(body.decode(), keep_blank_values=True)
    return {name: _value(name, value) for name, value in pairs}


def _value(name: str, value: str) -> Any:  # noqa: ANN401 - JSON
    if name in ("blocks", "metadata", "attachments", "view"):
        try:
            return json.loads(value)
        except ValueError:
            return None if name != "blocks" else "unreadable"
    return value
