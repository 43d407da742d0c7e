"""Channels come and go: invited, renamed, archived, left; and people change."""

from collections.abc import Callable

from slack_bolt import Ack, App

from core.store import places
from core.store.store import Tx
from core.usecases import belonging
from core.usecases.belonging import Notice
from handlers.payloads import Payload
from handlers.people import person_facts
from handlers.services import Services

GONE = ("channel_archive", "group_archive", "channel_left", "group_left")
BACK = ("channel_unarchive", "group_unarchive")
RENAMED = ("channel_rename", "group_rename")
SILENT = ("user_change", "tokens_revoked", "app_uninstalled")
FOLLOWS: dict[str, Callable[[Tx, Notice], None]] = {
    "channel_archive": belonging.archived,
    "group_archive": belonging.archived,
    "channel_left": belonging.removed,
    "group_left": belonging.removed,
    "channel_unarchive": belonging.unarchived,
    "group_unarchive": belonging.unarchived,
}


def register(app: App) -> None:
    """Attach the listeners."""
    app.event("member_joined_channel")(joined)
    for name in (*GONE, *BACK):
        app.event(name)(came_or_went)
    for name in RENAMED:
        app.event(name)(renamed)
    app.event("user_change")(changed)
    app.event("tokens_revoked")(revoked)
    app.event("app_uninstalled")(uninstalled)
    app.event("app_home_opened")(noticed)


def _notice(body: Payload, services: Services, channel: str = "") -> Notice:
    return Notice(body["team_id"], channel, body["event_id"], services.clock())


def joined(ack: Ack, body: Payload, services: Services) -> None:
    """Somebody joined a channel; where it is the bot, it says one sentence."""
    event = body["event"]
    notice = _notice(body, services, event["channel"])
    with services.store.tx() as tx:
        if event["user"] == places.workspace(tx, notice.team).bot_user:
            belonging.invited(tx, notice)
        elif places.person(tx, notice.team, event["user"]).memberships_at is not None:
            places.join(tx, notice.team, event["user"], notice.channel)
    services.deliver()
    ack()


def came_or_went(ack: Ack, body: Payload, services: Services) -> None:
    """A channel was archived or left, or is back."""
    event = body["event"]
    with services.store.tx() as tx:
        FOLLOWS[event["type"]](tx, _notice(body, services, event["channel"]))
    services.deliver()
    ack()


def renamed(ack: Ack, body: Payload, services: Services) -> None:
    """A channel has another name."""
    channel = body["event"]["channel"]
    with services.store.tx() as tx:
        belonging.renamed(tx, _notice(body, services, channel["id"]), channel["name"])
    ack()


def changed(ack: Ack, body: Payload, services: Services) -> None:
    """A person has another name, zone or standing, or has left."""
    user, notice = body["event"]["user"], _notice(body, services)
    with services.store.tx() as tx:
        facts = person_facts(user, notice.team)
        belonging.changed_person(tx, notice, user["id"], facts)
    services.deliver()
    ack()


def revoked(ack: Ack, body: Payload, services: Services) -> None:
    """Tokens were taken back; the bot's own among them is the end of posting."""
    if (body["event"].get("tokens") or {}).get("bot"):
        _uninstall(body, services)
    ack()


def uninstalled(ack: Ack, body: Payload, services: Services) -> None:
    """The app was removed from the workspace."""
    _uninstall(body, services)
    ack()


def _uninstall(body: Payload, services: Services) -> None:
    with services.store.tx() as tx:
        belonging.uninstalled(tx, _notice(body, services))


def noticed(ack: Ack) -> None:
    """Nothing follows from it yet; Slack wants to hear that it arrived."""
    ack()
