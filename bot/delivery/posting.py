"""An outbox row as the call that posts it."""

from dataclasses import dataclass
from typing import Any

from bot.delivery.verdicts import NeedsPerson
from core.store.outbox import HOME, OutboxRow
from handlers.views.messages import Laid

Json = dict[str, Any]
EVENT = "mlstatus"
"""The metadata's event type, by which a message is known again as ours."""


@dataclass(frozen=True, slots=True)
class Call:
    """A method of Slack's Web API with its arguments; or ``url``, a response_url."""

    method: str
    arguments: Json
    url: str | None = None


def call_of(row: OutboxRow, head: OutboxRow | None, laid: Laid) -> Call | NeedsPerson:
    """The call that posts ``row``; ``head`` is the message it answers or edits, if any."""
    to = row.recipient
    if row.kind == HOME:
        return Call("views.publish", {"user_id": to.user, "view": _home(laid)})
    body: Json = {"text": laid.text, **({"blocks": laid.blocks} if laid.blocks else {})}
    if to.response_url:
        private = {"response_type": "ephemeral", "replace_original": False}
        return Call("", body | private, to.response_url)
    if (to.thread or to.edits) and not (head and head.ts):
        return NeedsPerson("the message it belongs to was not posted")
    if to.edits and head:
        target = {"channel": head.channel, "ts": head.ts}
        return Call("chat.update", body | target | _metadata(row))
    thread_ts = to.thread_ts or (head.ts if head else None)
    body |= {"thread_ts": thread_ts} if thread_ts else {}
    if to.private_to:
        return Call("chat.postEphemeral", body | {"channel": to.channel, "user": to.private_to})
    quiet = {"unfurl_links": False, "unfurl_media": False}
    return Call("chat.postMessage", body | {"channel": place(row)} | quiet | _metadata(row))


def _home(laid: Laid) -> Json:
    """A page; its words alone where Slack does not take its blocks."""
    plain = {"type": "plain_text", "text": laid.text[:3000]}
    return {"type": "home", "blocks": laid.blocks or [{"type": "section", "text": plain}]}


def place(row: OutboxRow) -> str:
    """What paces a message: its channel, its person, or its answer address."""
    to = row.recipient
    return to.response_url or to.channel or to.user or ""


def _metadata(row: OutboxRow) -> Json:
    payload = {"key": row.key, "id": row.id}
    return {"metadata": {"event_type": EVENT, "event_payload": payload}}
