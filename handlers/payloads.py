"""Slack's payloads as plain values; the only place that knows their keys."""

import html
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.model.clock import local_day
from core.model.request import Request, Surface
from core.store import places
from core.store.outbox import Recipient
from handlers.services import Services

Payload = dict[str, Any]

_USER = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_LABELLED = re.compile(r"<@([UW][A-Z0-9]+)\|([^>]+)>")
_CHANNEL = re.compile(r"<#([CG][A-Z0-9]+)(?:\|([^>]*))?>")
_LINK = re.compile(r"<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>")
_SPECIAL = re.compile(r"<!([a-z]+)(?:\^[^|>]*)?(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request, where a late answer to it goes, and by what a window may be opened, if at all."""

    request: Request
    late: Recipient
    trigger: str = ""


def plain_text(text: str) -> str:
    """Slack's escaped text as the person saw it; people stay recognisable by their id.

    What a person typed as ``<!channel>`` arrives escaped and comes out as those letters.
    """
    text = _USER.sub(r"@\1", text)
    text = _CHANNEL.sub(lambda match: f"#{match[2] or match[1]}", text)
    text = _LINK.sub(r"\1", text)
    return html.unescape(_SPECIAL.sub(r"@\1", text)).strip()


def _acquaint(body: Payload, services: Services) -> None:
    """Keep the names that Slack gives with mentions, of people not yet known by name."""
    named = dict(_LABELLED.findall(body.get("text") or ""))
    if not named:
        return
    with services.store.tx() as tx:
        for user in named.keys() - places.names_of(tx, named).keys():
            person = places.person(tx, body["team_id"], user)
            places.put_person(tx, person.model_copy(update={"name": html.unescape(named[user])}))


def from_command(body: Payload, services: Services) -> Incoming:
    """A slash command."""
    _acquaint(body, services)
    request = _request(body, services, body["trigger_id"], plain_text(body.get("text") or ""))
    late = Recipient(response_url=body.get("response_url"))
    return Incoming(request, late, body["trigger_id"])


def _request(
    body: Payload, services: Services, key: str, text: str, surface: Surface = "command"
) -> Request:
    team, user, channel = body["team_id"], body["user_id"], body["channel_id"]
    services.directory.meet(team, user, channel, body.get("channel_name") or "")
    now = services.clock()
    return Request(
        team=team,
        user=user,
        channel=channel,
        key=key,
        text=text,
        at=now,
        today=_today(services, team, user),
        surface=surface,
        thread=body.get("thread_ts"),
    )


def _today(services: Services, team: str, user: str) -> date:
    with services.store.tx() as tx:
        workspace = places.workspace(tx, team)
        if workspace.removed_at is not None:
            # Slack sends nothing from where the app is not installed: it is back.
            places.put_workspace(tx, workspace.model_copy(update={"removed_at": None}))
        zone = places.person(tx, team, user).timezone or workspace.timezone
    return local_day(services.clock(), zone)


def from_event(body: Payload, services: Services) -> Incoming:
    """A mention in a channel or thread, or a direct message to the bot."""
    event = body["event"]
    direct = event.get("channel_type") == "im"
    said = plain_text(event.get("text") or "")
    text = said if direct else re.sub(r"^.*?@[UW][A-Z0-9]+[:,]?\s*", "", said, count=1, flags=re.S)
    whole = {
        "team_id": body.get("team_id") or event.get("team"),
        "user_id": event["user"],
        "channel_id": event["channel"],
        "channel_name": "directmessage" if direct else "",
        "thread_ts": event.get("thread_ts"),
    }
    surface: Surface = "message" if direct else "mention"
    request = _request(whole, services, body["event_id"], text, surface)
    thread = event.get("thread_ts")
    private = None if direct else event["user"]
    late = Recipient(channel=event["channel"], thread_ts=thread, private_to=private)
    return Incoming(request, late)


def from_action(body: Payload, action: Payload, services: Services) -> Incoming:
    """A button that carries a command."""
    container = body.get("container") or {}
    stamp = container.get("message_ts") or (body.get("message") or {}).get("ts") or ""
    whole = _whole(body, (body.get("channel") or {}).get("id") or container.get("channel_id"))
    key = f"{stamp}:{action['action_id']}:{body['user']['id']}:{_chosen(action)}"
    revision = _value_of(action).get("revision")
    request = replace(
        _request(whole, services, key, "", "button"),
        revision=revision if isinstance(revision, int) else None,
    )
    trigger = body.get("trigger_id") or ""
    if body.get("response_url"):
        return Incoming(request, Recipient(response_url=body["response_url"]), trigger)
    return Incoming(request, privately(request), trigger)


def _whole(body: Payload, channel: str | None) -> Payload:
    """An interaction's team, person and channel; elsewhere, as at Home, there is no channel."""
    team = body["team"].get("id") if body.get("team") else body["user"].get("team_id")
    return {
        "team_id": team,
        "user_id": body["user"]["id"],
        "channel_id": channel or "",
        "channel_name": (body.get("channel") or {}).get("name"),
    }


def privately(request: Request) -> Recipient:
    """Where only this person hears it: in the channel, or as a direct message without one."""
    if request.channel:
        return Recipient(channel=request.channel, private_to=request.user)
    return Recipient(user=request.user)


def from_shortcut(body: Payload, services: Services) -> Incoming:
    """A shortcut, used on a message or anywhere."""
    trigger = body["trigger_id"]
    whole = _whole(body, (body.get("channel") or {}).get("id"))
    request = _request(whole, services, trigger, "", "shortcut")
    if body.get("response_url"):
        return Incoming(request, Recipient(response_url=body["response_url"]), trigger)
    return Incoming(request, privately(request), trigger)


def from_view(body: Payload, channel: str, services: Services) -> Incoming:
    """Something done in a window that was opened from ``channel``."""
    installed = body["view"].get("app_installed_team_id")
    whole = _whole(body, channel) | ({"team_id": installed} if installed else {})
    request = _request(whole, services, body["view"]["id"], "", "view")
    return Incoming(request, privately(request), body.get("trigger_id") or "")


def _chosen(action: Payload) -> str:
    return str((action.get("selected_option") or action).get("value", ""))


def carried(action: Payload) -> tuple[str, Payload]:
    """The name and fields of the command in a button or option; empty where it carries none."""
    value = _value_of(action)
    return str(value.get("name", "")), dict(value.get("fields") or {})


def _value_of(action: Payload) -> Payload:
    try:
        value = json.loads(_chosen(action) or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
