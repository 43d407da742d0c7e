"""Messages as the Web API and payloads show them."""

from bot.workspace.cast import TEAM
from bot.workspace.state import BOT_ID, BOT_USER, Json, Workspace

INSIDE = {"channel", "version", "seen_by", "failed", "typed", "pinned", "metadata"}


def as_slack(workspace: Workspace, message: Json, metadata: bool = False) -> Json:
    """A message without what only the workspace knows of it."""
    found = {name: value for name, value in message.items() if name not in INSIDE}
    found |= {"type": "message", "team": TEAM}
    if message["user"] == BOT_USER:
        found |= {"bot_id": BOT_ID, "app_id": "A0LOCAL"}
    if message.get("edited"):
        found["edited"] = {"user": message["user"], "ts": message["ts"]}
    if message.get("reactions"):
        counted = [each | {"count": len(each["users"])} for each in message["reactions"]]
        found["reactions"] = counted
    if metadata and message.get("metadata"):
        found["metadata"] = message["metadata"]
    return found | _thread(workspace, message)


def _thread(workspace: Workspace, message: Json) -> Json:
    if message.get("thread_ts"):
        return {}
    found = replies(workspace, message["channel"], message["ts"])
    if not found:
        return {}
    people = list(dict.fromkeys(each["user"] for each in found))
    return {
        "thread_ts": message["ts"], "reply_count": len(found), "reply_users": people,
        "reply_users_count": len(people), "latest_reply": found[-1]["ts"],
    }  # fmt: skip


def replies(workspace: Workspace, channel: str, ts: str) -> list[Json]:
    """The answers in a thread that everybody sees, oldest first."""
    return [
        each
        for each in workspace.thread(channel, ts)
        if not each.get("deleted") and not each.get("seen_by")
    ]
