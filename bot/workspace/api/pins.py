"""pins.*."""

from bot.workspace.api.calls import Call
from bot.workspace.api.errors import Refusal
from bot.workspace.api.shown import as_slack
from bot.workspace.state import Json


def _pinned(call: Call, wanted: bool, error: str) -> Json:
    channel = call.joined()
    message = call.message(channel, call.text("timestamp"))
    if bool(message.get("pinned")) is wanted:
        raise Refusal(error)
    call.workspace.edit(channel, message["ts"], {"pinned": True if wanted else None})
    return {}


def add(call: Call) -> Json:
    return _pinned(call, True, "already_pinned")


def remove(call: Call) -> Json:
    return _pinned(call, False, "no_pin")


def listing(call: Call) -> Json:
    channel = call.joined()
    items = [
        {"type": "message", "channel": channel, "message": as_slack(call.workspace, each)}
        for each in call.workspace.messages(channel)[::-1]
        if each.get("pinned") and not each.get("deleted")
    ]
    return {"items": items}
