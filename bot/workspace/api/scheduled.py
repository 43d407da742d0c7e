"""chat.scheduleMessage and its list: posted when the workspace's clock reaches the time."""

import secrets

from bot.workspace.api.calls import Call
from bot.workspace.api.chat import contents, said
from bot.workspace.api.errors import Refusal, check_message
from bot.workspace.api.paging import page
from bot.workspace.state import Json

FURTHEST = 120 * 86_400
WINDOW, MOST = 300, 30
"""No more than this many in any such number of seconds, for each channel."""
LATE = 60
"""Seconds before its time from which a message is no longer taken back."""


def schedule(call: Call) -> Json:
    channel, at = call.writable(), _time(call)
    check_message(contents(call))
    kept = call.workspace.kept("scheduled").values()
    near = [e for e in kept if e["channel"] == channel and abs(e["at"] - at) < WINDOW]
    if len(near) >= MOST:
        raise Refusal("restricted_too_many")
    name = f"Q{secrets.token_hex(5).upper()}"
    now = int(call.workspace.now().timestamp())
    entry = {"channel": channel, "at": at, "made": now, "message": said(call, channel)}
    call.workspace.keep("scheduled", name, entry)
    shown = {"text": call.text("text"), "type": "delayed_message"}
    return {"channel": channel, "scheduled_message_id": name, "post_at": at, "message": shown}


def _time(call: Call) -> int:
    at, now = int(call.number("post_at", 0)), call.workspace.now().timestamp()
    if not at:
        raise Refusal("invalid_time")
    if at <= now:
        raise Refusal("time_in_past")
    if at > now + FURTHEST:
        raise Refusal("time_too_far")
    return at


def listing(call: Call) -> Json:
    wanted = call.channel() if call.text("channel") else None
    found = [
        {"id": name, "channel_id": each["channel"], "post_at": each["at"],
         "date_created": each["made"], "text": each["message"]["text"]}
        for name, each in call.workspace.kept("scheduled").items()
        if wanted in (None, each["channel"])
    ]  # fmt: skip
    shown, rest = page(call, sorted(found, key=lambda each: int(each["post_at"])))
    return {"scheduled_messages": shown, **rest}


def cancel(call: Call) -> Json:
    name, channel = call.text("scheduled_message_id"), call.channel()
    found = call.workspace.kept("scheduled").get(name)
    soon = call.workspace.now().timestamp() + LATE
    if found is None or found["channel"] != channel or found["at"] < soon:
        raise Refusal("invalid_scheduled_message_id")
    call.workspace.keep("scheduled", name, None)
    return {}
