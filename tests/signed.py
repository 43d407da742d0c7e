"""The bot behind its guard: signed requests go in as Slack sends them, windows are recorded."""

import io
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from bot.app import build_app
from bot.guard import PATH
from bot.server import slack_side
from bot.workspace.blocks import faults_of_message, faults_of_view
from core.store import outbox
from core.wording.message import Message
from tests.bot.requests import FORM, JSON, SECRET, signature
from tests.harness import ANA, FRAUD, TEAM, Bot, Screens

Json = dict[str, Any]
ADDRESS = "https://hooks.example/answer/1"


@dataclass
class Signed:
    """People's doings, sent over the real endpoint."""

    bot: Bot = field(default_factory=Bot)
    number: int = 0

    def __post_init__(self) -> None:
        self._wsgi = slack_side(build_app(self.bot.services, "xoxb-1", SECRET), SECRET)

    @property
    def screens(self) -> Screens:
        return self.bot.screens

    def send(self, kind: str, body: bytes) -> Json:
        """The answer's JSON, or nothing where it was empty."""
        stamp = str(int(time.time()))
        status: list[str] = []
        environ = {
            "REQUEST_METHOD": "POST", "PATH_INFO": PATH, "CONTENT_TYPE": kind,
            "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body),
            "HTTP_X_SLACK_REQUEST_TIMESTAMP": stamp,
            "HTTP_X_SLACK_SIGNATURE": signature(body, stamp),
        }  # fmt: skip
        answer = b"".join(self._wsgi(environ, lambda code, _: status.append(code)))
        assert status == ["200 OK"], (status, answer)
        found = json.loads(answer) if answer else {}
        if "blocks" in found:
            assert faults_of_message(found) == []
        if found.get("response_action") == "update":
            assert faults_of_view(found["view"]) == []
        return found

    def _trigger(self) -> str:
        self.number += 1
        return f"trigger.{self.number}"

    def type(self, text: str, user: str = ANA, channel: str = FRAUD) -> Json:
        return self.send(FORM, urlencode({
            "command": "/mlstatus", "text": text, "team_id": TEAM, "user_id": user,
            "channel_id": channel, "channel_name": "fraud", "trigger_id": self._trigger(),
            "response_url": ADDRESS,
        }).encode())  # fmt: skip

    def interact(self, kind: str, user: str, **more: object) -> Json:
        payload = {
            "type": kind, "team": {"id": TEAM, "domain": "t"}, "user": {"id": user},
            "trigger_id": self._trigger(), **more,
        }  # fmt: skip
        return self.send(FORM, urlencode({"payload": json.dumps(payload)}).encode())

    def press(self, button: Json, user: str = ANA, channel: str = FRAUD) -> Json:
        """Press a button's block element in a message."""
        return self.interact(
            "block_actions", user, channel={"id": channel, "name": "fraud"},
            container={"type": "message", "message_ts": "1.1", "channel_id": channel},
            response_url=ADDRESS, actions=[button | {"block_id": "b"}],
        )  # fmt: skip

    def shortcut(self, text: str, user: str = ANA, channel: str = FRAUD) -> Json:
        return self.interact(
            "message_action", user, callback_id="log_experiment",
            channel={"id": channel, "name": "fraud"}, response_url=ADDRESS, message_ts="1712.1",
            message={"type": "message", "user": user, "ts": "1712.1", "text": text},
        )  # fmt: skip

    def anywhere(self, user: str = ANA) -> Json:
        return self.interact("shortcut", user, callback_id="log_experiment_global")

    def submit(self, user: str = ANA, view: Json | None = None, **typed: object) -> Json:
        """Send the newest window, or ``view``, with these answers beside those it began with."""
        view = view or self.screens.opened[-1]
        return self.interact("view_submission", user, view=self.filled(view, typed))

    def change(self, action: Json, user: str = ANA, **typed: object) -> Json:
        """An action inside the newest window."""
        view = self.filled(self.screens.opened[-1], typed)
        return self.interact(
            "block_actions", user, view=view, actions=[action],
            container={"type": "view", "view_id": view["id"]},
        )  # fmt: skip

    def event(self, event: Json) -> Json:
        envelope = {
            "type": "event_callback", "team_id": TEAM, "event_id": self._trigger(), "event": event,
        }  # fmt: skip
        return self.send(JSON, json.dumps(envelope).encode())

    def filled(self, view: Json, typed: Json) -> Json:
        """A window as Slack sends it back."""
        places = [n for n, each in enumerate(self.screens.opened) if each is view]
        place = places[0] if places else "updated"
        values = {
            block["block_id"]: {block["element"]["action_id"]: held(block, typed)}
            for block in view["blocks"]
            if block["type"] == "input"
        }
        assert set(typed) <= set(values), set(typed) - set(values)
        return view | {"id": f"V{place}", "hash": "1.1", "state": {"values": values}}

    def answers(self) -> list[Message]:
        """What was said behind the requests, oldest first."""
        return [Message.model_validate(row.body) for row in self.letters("answer")]

    def bot_message(self, row: outbox.OutboxRow) -> Message:
        return Message.model_validate(row.body)

    def letters(self, kind: str) -> list[outbox.OutboxRow]:
        return [row for row in self.bot.queued() if row.kind == kind]


ONE = {"datepicker": "date", "timepicker": "time", "users_select": "user",
       "conversations_select": "conversation"}  # fmt: skip


def held(block: Json, typed: Json) -> Json:
    """An input's state: what was typed, or what it began with."""
    element, given = block["element"], typed.get(block["block_id"])
    kind = element["type"]
    changed = block["block_id"] in typed
    if kind in ("static_select", "radio_buttons", "external_select"):
        chosen = option(element, given) if changed else element.get("initial_option")
        return {"type": kind, "selected_option": chosen}
    if kind in ("checkboxes", "multi_static_select"):
        chosen = [option(element, each) for each in given] if changed else None
        return {"type": kind, "selected_options": chosen or element.get("initial_options", [])}
    if kind == "multi_users_select":
        return {"type": kind, "selected_users": given or element.get("initial_users", [])}
    if kind in ONE:
        value = given if changed else element.get(f"initial_{ONE[kind]}")
        return {"type": kind, f"selected_{ONE[kind]}": value}
    return {"type": kind, "value": given if changed else element.get("initial_value")}


def option(element: Json, wanted: object) -> Json | None:
    """One of an element's options by value or label; as Slack, none that is not offered."""
    if wanted is None:
        return None
    groups = element.get("option_groups") or [element]
    offered = [each for group in groups for each in group.get("options", [])]
    if element["type"] == "external_select":
        return {"text": {"type": "plain_text", "text": "x"}, "value": wanted}
    (found,) = [each for each in offered if wanted in (each["value"], each["text"]["text"])]
    return found


def button(answer: Json, label: str) -> Json:
    """A button of an answer, by its label."""
    rows = [block for block in answer["blocks"] if block["type"] == "actions"]
    (found,) = [each for row in rows for each in row["elements"] if each["text"]["text"] == label]
    return found
