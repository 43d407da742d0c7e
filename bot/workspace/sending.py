"""What people do, sent to the bot as Slack sends it: signed, to its real endpoint."""

import json
from dataclasses import dataclass

from bot.manifest import EVENTS
from bot.workspace import payloads
from bot.workspace.api.calls import members
from bot.workspace.api.named import named
from bot.workspace.api.reactions import reacted, toggled
from bot.workspace.api.views import home_payload
from bot.workspace.delivering import Route, delivered, redelivered, understood
from bot.workspace.faults import Source
from bot.workspace.inputs import incomplete, state_values
from bot.workspace.modals import Opened
from bot.workspace.sockets import Sockets
from bot.workspace.state import BOT_USER, Json, Workspace
from bot.workspace.submitting import followed
from bot.workspace.wire import Heard

MENTION, OK = "@mlstatus", {"ok": True}


@dataclass(slots=True)
class Sending:
    """People's side of a workspace.

    Attributes:
        endpoint: The bot's address for Slack's requests, known once the bot runs.
        here: The workspace's own address.
        sockets: Connections of an app in Socket Mode, which then gets everything.
    """

    workspace: Workspace
    endpoint: str = ""
    here: str = ""
    sockets: Sockets | None = None

    def command(self, user: str, channel: str, text: str, name: str = "/mlstatus") -> Json:
        """Type a slash command; its answer is shown to its author, and returned."""
        workspace = self.workspace
        workspace.say(channel, user, f"{name} {text}".strip(), seen_by=user, typed=True)
        fields = payloads.command(workspace, user, channel, text, name)
        fields["response_url"] = self._answer_address(channel, user)
        answer = understood(name, self._deliver("command", fields))
        if answer.get("text") or answer.get("blocks"):
            seen_by = None if answer.get("response_type") == "in_channel" else user
            workspace.say(
                channel, BOT_USER, answer.get("text", ""), blocks=named(answer.get("blocks")),
                seen_by=seen_by, failed=answer.get("failed"),
            )  # fmt: skip
        return answer

    def say(self, user: str, channel: str, text: str, thread: str | None = None) -> Json:
        """Say something; a mention and a direct message reach the bot as events."""
        message = self.workspace.say(channel, user, text, thread_ts=thread)
        if BOT_USER not in members(self.workspace, channel):
            return OK
        event = payloads.said(self.workspace, message)
        if channel in self.workspace.directs:
            return self.happen(event | {"type": "message", "channel_type": "im"})
        kind = "group" if channel.startswith("G") else "channel"
        heard = self.happen(event | {"type": "message", "channel_type": kind})
        return self.happen(event | {"type": "app_mention"}) if MENTION in text else heard

    def press(self, user: str, message: Json, action: Json) -> Json:
        """Press a button of a message, or choose from one of its menus."""
        blocks = message.get("blocks") or []
        payload = payloads.interaction(self.workspace, "block_actions", user)
        payload |= payloads.about_message(self.workspace, message) | {
            "actions": [payloads.done(self.workspace, blocks, action)],
            "state": {"values": state_values(blocks, {})},
            "response_url": self._answer_address(message["channel"], user, message),
        }
        return self._told(payload)

    def press_in_view(self, opened: Opened, action: Json, values: Json) -> Json:
        """Use an element of an open modal; ``values`` is what was typed besides."""
        blocks = opened.view["blocks"]
        opened = self.workspace.modals.change(opened.id, values=values) or opened
        return self._act_in(payloads.filled(opened, values), opened.user, blocks, action)

    def press_at_home(self, user: str, action: Json, values: Json) -> Json:
        """Use an element of the published Home."""
        kept = self.workspace.kept("homes")[user]
        view = home_payload(kept)
        blocks = kept["view"]["blocks"]
        view["state"] = {"values": state_values(blocks, values)}
        return self._act_in(view, user, blocks, action)

    def _act_in(self, view: Json, user: str, blocks: list[Json], action: Json) -> Json:
        payload = payloads.interaction(self.workspace, "block_actions", user, view["id"])
        payload |= payloads.about_view(view)
        return self._told(payload | {"actions": [payloads.done(self.workspace, blocks, action)]})

    def submit(self, opened: Opened, values: Json) -> Json:
        """Send an open modal; what the app answers is carried out."""
        view = payloads.filled(opened, values)
        if missing := incomplete(opened.view["blocks"], view["state"]["values"]):
            self.workspace.modals.change(opened.id, values=values, errors=missing)
            self.workspace.touch()
            return {"ok": False, "error": "incomplete", "errors": missing}
        opened = self.workspace.modals.change(opened.id, values=values, errors={}) or opened
        payload = payloads.interaction(self.workspace, "view_submission", opened.user, opened.id)
        heard = self._deliver("interaction", payload | {"view": view, "response_urls": []})
        if heard.error:
            return {"ok": False, "error": heard.error}
        return followed(self.workspace, opened, heard.body)

    def close(self, opened: Opened, everything: bool = False) -> Json:
        """Close a modal, or all of them; the app hears of those that asked for it."""
        modals = self.workspace.modals
        closed = modals.clear(opened.user) if everything else modals.close(opened.id)
        self.workspace.touch()
        told = [self._closed(each, everything) for each in closed
                if each.view.get("notify_on_close")]  # fmt: skip
        return next((each for each in told if not each["ok"]), OK)

    def _closed(self, opened: Opened, everything: bool) -> Json:
        payload = payloads.interaction(self.workspace, "view_closed", opened.user, opened.id)
        del payload["trigger_id"]
        view = payloads.filled(opened, opened.values)
        return self._told(payload | {"view": view, "is_cleared": everything})

    def shortcut(self, user: str, callback_id: str) -> Json:
        """Choose a global shortcut."""
        payload = payloads.interaction(self.workspace, "shortcut", user)
        stamp = payloads.moment(self.workspace)
        return self._told(payload | {"callback_id": callback_id, "action_ts": stamp})

    def message_shortcut(self, user: str, callback_id: str, message: Json) -> Json:
        """Choose a shortcut of a message's menu."""
        payload = payloads.interaction(self.workspace, "message_action", user)
        payload |= payloads.about_message(self.workspace, message)
        del payload["container"]
        return self._told(payload | {
            "callback_id": callback_id, "action_ts": payloads.moment(self.workspace),
            "message_ts": message["ts"],
            "response_url": self._answer_address(message["channel"], user, message),
        })  # fmt: skip

    def suggest(self, user: str, where: Json, asked: Json) -> Json:
        """Type into a menu whose options the app knows; ``where`` is what about_… gives."""
        payload = payloads.interaction(self.workspace, "block_suggestion", user)
        del payload["trigger_id"]
        heard = self._deliver("interaction", payload | where | asked)
        found = json.loads(heard.body) if heard.body.startswith("{") else {}
        given = {name: found[name] for name in ("options", "option_groups") if name in found}
        if heard.error or not given:
            return {"ok": False, "error": heard.error or "invalid_options"}
        return OK | given

    def open_home(self, user: str) -> Json:
        """Look at the app's Home."""
        workspace = self.workspace
        direct = next(d for d, owner in workspace.directs.items() if owner == user)
        kept = workspace.kept("homes").get(user)
        view = {"view": home_payload(kept)} if kept else {}
        stamp = payloads.moment(workspace)
        return self.happen({"type": "app_home_opened", "user": user, "channel": direct,
                            "tab": "home", "event_ts": stamp, **view})  # fmt: skip

    def react(self, user: str, message: Json, name: str) -> Json:
        """Put a reaction on a message, or take it away."""
        had = reacted(message, user, name)
        changes = {"reactions": toggled(message, user, name)}
        self.workspace.edit(message["channel"], message["ts"], changes)
        return self.happen({
            "type": "reaction_removed" if had else "reaction_added", "user": user,
            "reaction": name, "item_user": message["user"],
            "item": {"type": "message", "channel": message["channel"], "ts": message["ts"]},
            "event_ts": payloads.moment(self.workspace),
        })  # fmt: skip

    def happen(self, event: Json) -> Json:
        """Let the app hear of something, where its manifest asks for it."""
        kind, place = event["type"], event.get("channel_type")
        names = {"im": "message.im", "channel": "message.channels", "group": "message.groups"}
        wanted = names[str(place)] if kind == "message" else kind
        if wanted not in EVENTS:
            return OK
        heard = self._deliver("event", payloads.event(self.workspace, event))
        return {"ok": False, "error": heard.error} if heard.error else OK

    def _told(self, payload: Json) -> Json:
        heard = self._deliver("interaction", payload)
        return {"ok": False, "error": heard.error} if heard.error else OK

    def _answer_address(self, channel: str, user: str, about: Json | None = None) -> str:
        return f"{self.here}/response/{self.workspace.answer_address(channel, user, about)}"

    def redeliver(self) -> None:
        """Try the events again whose time has come."""
        redelivered(self._route())

    def _deliver(self, source: Source, payload: Json) -> Heard:
        return delivered(self._route(), source, payload)

    def _route(self) -> Route:
        return Route(self.workspace, self.endpoint, self.sockets)
