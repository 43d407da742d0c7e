"""chat.*: messages posted, changed, taken away; their addresses."""

import re

from bot.workspace.api.calls import Call, members
from bot.workspace.api.errors import Limited, Refusal, check_message
from bot.workspace.api.named import named
from bot.workspace.api.shown import as_slack
from bot.workspace.state import BOT_USER, Json

Fields = Json
STAMP = re.compile(r"\d{1,12}\.\d{1,9}")


def post(call: Call) -> Json:
    channel = call.writable()
    warnings = check_message(contents(call))
    _keep_apart(call, channel)
    message = call.workspace.say(channel, BOT_USER, **said(call, channel))
    kept = call.workspace.message(channel, message["ts"]) or message
    shown = as_slack(call.workspace, kept, metadata=True)
    extra = {"response_metadata": {"warnings": warnings}} if warnings else {}
    return {"channel": channel, "ts": message["ts"], "message": shown, **extra}


def _keep_apart(call: Call, channel: str) -> None:
    """Slack tolerates short bursts in a channel; on request not even those."""
    workspace = call.workspace
    if workspace.faults.limited and workspace.rates.crowded(channel, workspace.now().timestamp()):
        raise Limited(1)


def post_ephemeral(call: Call) -> Json:
    channel = call.writable()
    user = call.person()
    if user not in members(call.workspace, channel):
        raise Refusal("user_not_in_channel")
    check_message(contents(call))
    found = said(call, channel) | {"metadata": None}
    message = call.workspace.say(channel, BOT_USER, **found, seen_by=user)
    return {"message_ts": message["ts"]}


def contents(call: Call) -> Json:
    """The arguments that make up a message."""
    return {name: call.given(name) for name in ("blocks", "attachments")} | {
        "text": call.fields.get("text") or ""
    }


def said(call: Call, channel: str) -> Json:
    """What a message holds, as the workspace keeps it."""
    return {
        "text": call.text("text"),
        "blocks": named(call.given("blocks")),
        "attachments": call.given("attachments") or None,
        "metadata": _metadata(call),
        "thread_ts": thread_of(call, channel),
    }


def _metadata(call: Call) -> Json | None:
    found = call.given("metadata")
    if found is None or found == "":
        return None
    fine = isinstance(found, dict) and isinstance(found.get("event_type"), str)
    if not fine or not isinstance(found.get("event_payload"), dict):
        raise Refusal("invalid_metadata_format")
    return dict(found)


def thread_of(call: Call, channel: str) -> str | None:
    """The thread a message goes to: that of the message it answers.

    A time at which nothing was said is taken as it is, as Slack does: what is posted there is
    seen by nobody (python-slack-sdk issue 840).
    """
    asked = call.fields.get("thread_ts")
    if not asked:
        return None
    if not isinstance(asked, str) or not STAMP.fullmatch(asked):
        raise Refusal("invalid_thread_ts")
    found = call.workspace.message(channel, asked)
    if found and found.get("seen_by"):
        raise Refusal("cannot_reply_to_message")
    root = found.get("thread_ts") if found else None
    return str(root or asked)


def update(call: Call) -> Json:
    """Change a message; blocks and metadata that are not given stay as they were."""
    channel = call.joined()
    found = _own(call, channel, "cant_update_message")
    given = {name: call.fields[name] for name in ("blocks", "text") if name in call.fields}
    check_message(contents(call) if given.get("text") or given.get("blocks") else {})
    changes: Json = {"text": call.text("text"), "edited": True}
    if call.fields.get("blocks") is not None:
        changes["blocks"] = named(call.given("blocks"))
    if metadata := _metadata(call):
        changes["metadata"] = metadata
    call.workspace.edit(channel, found["ts"], changes)
    kept = call.workspace.message(channel, found["ts"]) or found
    shown = as_slack(call.workspace, kept, metadata=True)
    return {"channel": channel, "ts": found["ts"], "text": changes["text"], "message": shown}


def delete(call: Call) -> Json:
    channel = call.joined()
    found = _own(call, channel, "cant_delete_message")
    call.workspace.edit(channel, found["ts"], None)
    return {"channel": channel, "ts": found["ts"]}


def _own(call: Call, channel: str, refusal: str) -> Json:
    """A message of the bot's own."""
    found = call.message(channel, call.text("ts"))
    if found["user"] != BOT_USER:
        raise Refusal(refusal)
    return found


def permalink(call: Call) -> Json:
    channel = call.channel()
    found = call.message(channel, call.text("message_ts"))
    stamp = found["ts"].replace(".", "")
    thread = found.get("thread_ts")
    query = f"?thread_ts={thread}&cid={channel}" if thread else ""
    address = f"{call.here or 'http://127.0.0.1'}/archives/{channel}/p{stamp}{query}"
    return {"channel": channel, "permalink": address}
