"""Channels come and go: invited, renamed, archived, left; and people change."""

from slack_bolt import Ack, App

from core.commands.questions import AskHelp
from core.store import outbox, places
from core.store.outbox import Letter, Recipient
from core.wording.message import Message, button
from handlers.payloads import Payload
from handlers.services import Services

GONE = ("channel_archive", "group_archive", "channel_left", "group_left")
BACK = ("channel_unarchive", "group_unarchive")
RENAMED = ("channel_rename", "group_rename")
SILENT = ("app_home_opened", "user_change", "tokens_revoked", "app_uninstalled")


def register(app: App) -> None:
    """Attach the listeners."""
    app.event("member_joined_channel")(joined)
    for name in (*GONE, *BACK):
        app.event(name)(archived)
    for name in RENAMED:
        app.event(name)(renamed)
    for name in SILENT:
        app.event(name)(noticed)


def joined(ack: Ack, body: Payload, services: Services) -> None:
    """The bot was invited: one sentence, once a channel."""
    event, team, now = body["event"], body["team_id"], services.clock()
    with services.store.tx() as tx:
        if event["user"] == places.workspace(tx, team).bot_user:
            hello = Message(
                lines=(
                    "I keep this channel's plan honest: chances instead of promises,"
                    " made again with every result.",
                ),
                buttons=(button("Start a plan", AskHelp(topic="plan")),),
            )
            to = Recipient(channel=event["channel"])
            key = f"hello:{event['channel']}"
            letter = Letter(team, "hello", key, to, hello.model_dump(mode="json"))
            outbox.queue(tx, letter, now)
            outbox.revive(tx, team, event["channel"], now)
    services.deliver()
    ack()


def archived(ack: Ack, body: Payload, services: Services) -> None:
    """An archived or left channel gets no digest until it is back."""
    event, team = body["event"], body["team_id"]
    with services.store.tx() as tx:
        channel = places.channel(tx, team, event["channel"])
        gone = event["type"] in GONE
        places.put_channel(tx, channel.model_copy(update={"archived": gone}))
    ack()


def renamed(ack: Ack, body: Payload, services: Services) -> None:
    event, team = body["event"]["channel"], body["team_id"]
    with services.store.tx() as tx:
        channel = places.channel(tx, team, event["id"])
        places.put_channel(tx, channel.model_copy(update={"name": event["name"]}))
    ack()


def noticed(ack: Ack) -> None:
    """Nothing follows from it yet; Slack wants to hear that it arrived."""
    ack()
