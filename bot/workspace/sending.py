"""What people do, sent to the bot as Slack sends it: signed, to its real endpoint."""

import hashlib
import hmac
import json
import secrets
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.workspace.cast import TEAM
from bot.workspace.state import BOT_USER, Json, Workspace

PATIENCE = 3.0
"""Seconds after which Slack gives up on an answer."""
TIMEOUT, DOWN = "operation_timeout", "dispatch_failed"


def escape(text: str) -> str:
    """Typed text as Slack sends it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(slots=True)
class Sending:
    """People's side of a workspace.

    Attributes:
        endpoint: The bot's address for Slack's requests, known once the bot runs.
        here: The workspace's own address.
    """

    workspace: Workspace
    endpoint: str = ""
    here: str = ""

    def command(self, user: str, channel: str, text: str, name: str = "/mlstatus") -> Json:
        """Type a slash command; its answer is shown to its author, and returned."""
        workspace = self.workspace
        name_of = workspace.channels.get(channel)
        workspace.say(channel, user, f"{name} {text}".strip(), seen_by=user, typed=True)
        fields = {
            "token": "unused", "team_id": TEAM, "team_domain": "local", "channel_id": channel,
            "channel_name": name_of.name if name_of else "directmessage", "user_id": user,
            "user_name": workspace.people[user].name.lower(), "command": name,
            "text": self._with_people(escape(text)), "api_app_id": "A0LOCAL",
            "is_enterprise_install": "false", "trigger_id": secrets.token_hex(12),
            "response_url": self._answer_address(channel, user),
        }  # fmt: skip
        status, body = self._signed(urlencode(fields), "application/x-www-form-urlencoded")
        answer = json.loads(body) if body.startswith("{") else {"text": body}
        if status != 200:
            answer = {"text": f"/mlstatus failed with the error “{body or status}”", "failed": True}
        if answer.get("text") or answer.get("blocks"):
            seen_by = None if answer.get("response_type") == "in_channel" else user
            workspace.say(
                channel, BOT_USER, answer.get("text", ""), blocks=answer.get("blocks"),
                seen_by=seen_by, failed=answer.get("failed"),
            )  # fmt: skip
        return answer

    def say(self, user: str, channel: str, text: str, thread: str | None = None) -> None:
        """Say something; a mention and a direct message reach the bot as events."""
        message = self.workspace.say(channel, user, text, thread_ts=thread)
        event = {
            "user": user, "text": self._with_people(escape(text)), "ts": message["ts"],
            "channel": channel, "event_ts": message["ts"], "team": TEAM,
            **({"thread_ts": thread} if thread else {}),
        }  # fmt: skip
        if channel in self.workspace.directs:
            self._event(event | {"type": "message", "channel_type": "im"})
        elif "@mlstatus" in text:
            self._event(event | {"type": "app_mention"})

    def press(self, user: str, message: Json, action: Json) -> None:
        """Press a button of a message."""
        channel = message["channel"]
        private = bool(message.get("seen_by"))
        payload = {
            "type": "block_actions", "team": {"id": TEAM, "domain": "local"},
            "user": {"id": user, "team_id": TEAM}, "api_app_id": "A0LOCAL", "token": "unused",
            "container": {"type": "message", "message_ts": message["ts"], "channel_id": channel,
                          "is_ephemeral": private},
            "trigger_id": secrets.token_hex(12), "channel": {"id": channel},
            "response_url": self._answer_address(channel, user),
            "actions": [action | {"action_ts": f"{time.time():.6f}", "block_id": "b"}],
            **({} if private else {"message": {"ts": message["ts"], "text": message["text"]}}),
        }  # fmt: skip
        status, body = self._signed(
            urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded"
        )
        if status != 200:
            self.workspace.say(channel, BOT_USER, f"That did not work: {body or status}",
                               seen_by=user, failed=True)  # fmt: skip

    def _event(self, event: Json) -> None:
        envelope = {
            "token": "unused", "team_id": TEAM, "api_app_id": "A0LOCAL", "event": event,
            "type": "event_callback", "event_id": f"Ev{secrets.token_hex(6)}",
            "event_time": int(time.time()),
            "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        }  # fmt: skip
        self._signed(json.dumps(envelope), "application/json")

    def _with_people(self, text: str) -> str:
        text = text.replace("@mlstatus", f"<@{BOT_USER}>")
        for person in self.workspace.people.values():
            text = text.replace(f"@{person.name.lower()}", f"<@{person.id}|{person.name.lower()}>")
        return text

    def _answer_address(self, channel: str, user: str) -> str:
        return f"{self.here}/response/{self.workspace.answer_address(channel, user)}"

    def _signed(self, body: str, kind: str) -> tuple[int, str]:
        """Send a body; the status and text of the answer, as a person would be told them."""
        stamp, raw = str(int(time.time())), body.encode()
        digest = hmac.new(
            self.workspace.signing_secret.encode(), b"v0:" + stamp.encode() + b":" + raw,
            hashlib.sha256,
        )  # fmt: skip
        headers = {
            "Content-Type": kind, "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest.hexdigest()}",
        }  # fmt: skip
        request = urllib.request.Request(self.endpoint, raw, headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, DOWN
        except TimeoutError:
            return 504, TIMEOUT
        except OSError as error:
            late = isinstance(getattr(error, "reason", None), TimeoutError)
            return 503, TIMEOUT if late else DOWN


def action_of(message: Json, action_id: str) -> Json | None:
    """The button of a message with that id."""
    found: list[Any] = [
        element
        for block in message.get("blocks") or []
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"] == action_id
    ]
    return found[0] if found else None
