"""files.*: an address to upload to, the upload, and the message that shows it."""

import secrets

from bot.workspace.api.calls import Call
from bot.workspace.api.chat import thread_of
from bot.workspace.api.errors import Refusal
from bot.workspace.state import BOT_USER, Json, Workspace


def upload_address(call: Call) -> Json:
    name, size = call.text("filename"), int(call.number("length", 0))
    if not name or size <= 0:
        raise Refusal("invalid_arguments")
    file = f"F{secrets.token_hex(5).upper()}"
    call.workspace.uploads[file] = {"id": file, "name": name, "wanted": size}
    return {"upload_url": f"{call.here}/upload/{file}", "file_id": file}


def upload(workspace: Workspace, file: str, body: bytes) -> tuple[int, str]:
    """Take the bytes of a file: a status and a text, as Slack's upload address gives them."""
    found = workspace.uploads.get(file)
    if found is None:
        return 404, "not found"
    found["size"] = len(body)
    return 200, f"OK - {len(body)}"


def complete(call: Call) -> Json:
    asked, workspace = call.given("files"), call.workspace
    if not isinstance(asked, list) or not asked:
        raise Refusal("invalid_arguments")
    found = [_uploaded(workspace, each) for each in asked]
    channel = call.text("channel_id")
    if channel:
        _share(Call(workspace, call.fields | {"channel": channel}), found)
    for each in found:
        workspace.uploads.pop(each["id"], None)
    return {"files": [{"id": each["id"], "title": each["title"]} for each in found]}


def _uploaded(workspace: Workspace, asked: Json) -> Json:
    found = workspace.uploads.get(str(asked.get("id")))
    if found is None or "size" not in found:
        raise Refusal("file_not_found")
    title = str(asked.get("title") or found["name"])
    return {"id": found["id"], "name": found["name"], "title": title, "size": found["size"]}


def _share(call: Call, files: list[Json]) -> None:
    channel = call.writable()
    text, thread = call.text("initial_comment"), thread_of(call, channel)
    call.workspace.say(channel, BOT_USER, text, files=files, thread_ts=thread)
