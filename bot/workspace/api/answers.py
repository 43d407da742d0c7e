"""response_url: five answers within half an hour, without a token."""

from bot.workspace.addresses import Address
from bot.workspace.api.errors import Refusal, check_message
from bot.workspace.api.named import named
from bot.workspace.state import BOT_USER, Json, Workspace

CONTENTS = ("text", "blocks", "attachments")


def respond(workspace: Workspace, name: str, fields: Json) -> tuple[int, str]:
    """A post to a response_url: status and text, as Slack gives them."""
    with workspace.lock:
        address = workspace.addresses.found(name, workspace.clock())
        if isinstance(address, str):
            return 404, address
        try:
            _answer(workspace, address, fields)
        except Refusal as refusal:
            return 400, refusal.error
        address.uses -= 1
        return 200, "ok"


def _answer(workspace: Workspace, address: Address, fields: Json) -> None:
    about = address.about
    if about and fields.get("delete_original") is True:
        workspace.edit(about["channel"], about["ts"], None)
        return
    check_message({each: fields.get(each) for each in CONTENTS})
    blocks = named(fields.get("blocks"))
    if about and fields.get("replace_original") is True:
        changes = {"text": fields.get("text") or "", "blocks": blocks, "edited": True}
        workspace.edit(about["channel"], about["ts"], changes)
        return
    private = fields.get("response_type") != "in_channel"
    thread = fields.get("thread_ts") or (about or {}).get("thread_ts")
    workspace.say(
        address.channel, BOT_USER, fields.get("text") or "", blocks=blocks,
        seen_by=address.user if private else None, thread_ts=thread,
    )  # fmt: skip
