"""Slack's side of Socket Mode: connections of the app, and envelopes handed out over them."""

import json
import secrets
import socket
import threading
from contextlib import suppress
from typing import Any

from bot.workspace.frames import Link
from bot.workspace.wire import PATIENCE, TIMEOUT, Heard

Json = dict[str, Any]
KINDS = {"command": "slash_commands", "event": "events_api", "interaction": "interactive"}


class Sockets:
    """Takes connections on a loopback port of its own until ``close``."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._port = self._listener.getsockname()[1]
        self._links: list[Link] = []
        self._answers: dict[str, Json] = {}
        self.changed = threading.Condition()
        threading.Thread(target=self._accept, name="sockets", daemon=True).start()

    def address(self) -> str:
        """Where the app is to connect."""
        return f"ws://127.0.0.1:{self._port}/link/?ticket={secrets.token_hex(8)}"

    def open(self) -> int:
        """How many connections there are."""
        return len(self._links)

    def delivered(self, source: str, payload: Json, retry: int = 0, reason: str = "") -> Heard:
        """Send an envelope over the newest connection, and wait as long as Slack does."""
        name = secrets.token_hex(16)
        envelope = {
            "type": KINDS[source], "envelope_id": name, "payload": payload,
            "accepts_response_payload": source != "event", "retry_attempt": retry,
            "retry_reason": reason,
        }  # fmt: skip
        with self.changed:
            self._links[-1].send(envelope)
            if not self.changed.wait_for(lambda: name in self._answers, PATIENCE):
                return Heard(error=TIMEOUT, reason="timeout")
            answer = self._answers.pop(name).get("payload")
        return Heard(json.dumps(answer) if isinstance(answer, dict) else str(answer or ""))

    def refresh(self) -> None:
        """Ask the app to connect anew, as Slack does about hourly."""
        for link in list(self._links):
            link.send({"type": "disconnect", "reason": "refresh_requested"})

    def close(self) -> None:
        """Take no more connections, end those there are."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for link in list(self._links):
            link.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            link = Link(connection)
            threading.Thread(target=self._listen, args=(link,), daemon=True).start()

    def _listen(self, link: Link) -> None:
        with suppress(OSError):
            link.greet()
            with self.changed:
                self._links.append(link)
                self.changed.notify_all()
            while (message := link.heard()) is not None:
                with self.changed:
                    self._answers[str(message.get("envelope_id"))] = message
                    self.changed.notify_all()
        with self.changed:
            if link in self._links:
                self._links.remove(link)
        link.close()
