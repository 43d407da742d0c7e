"""Slack's side of Socket Mode: connections of the app, and envelopes handed out over them."""

import json
import secrets
import socket
import threading
from contextlib import suppress
from typing import Any

from bot.workspace.frames import Link
from bot.workspace.wire import DOWN, PATIENCE, TIMEOUT, Heard

Json = dict[str, Any]
KINDS = {"command": "slash_commands", "event": "events_api", "interaction": "interactive"}


class Sockets:
    """Takes connections on a loopback port of its own until ``close``.

    Attributes:
        links: The connections that are open, the oldest first.
        taken: How many were opened so far.
        changed: Notified whenever one was opened or ended, and when the app acknowledged something.
    """

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._port = self._listener.getsockname()[1]
        self.links: list[Link] = []
        self.taken = 0
        self._answers: dict[str, Json] = {}
        self.changed = threading.Condition()
        threading.Thread(target=self._accept, name="sockets", daemon=True).start()

    def address(self) -> str:
        """Where the app is to connect."""
        return f"ws://127.0.0.1:{self._port}/link/?ticket={secrets.token_hex(8)}"

    def delivered(self, source: str, payload: Json, retry: int = 0, reason: str = "") -> Heard:
        """Put a payload into an envelope and send it; what the app answered."""
        envelope = {
            "type": KINDS[source], "envelope_id": secrets.token_hex(16), "payload": payload,
            "accepts_response_payload": source != "event", "retry_attempt": retry,
            "retry_reason": reason,
        }  # fmt: skip
        try:
            answer = self.sent(envelope)
        except OSError:
            return Heard(error=DOWN, reason="connection_failed")
        if answer is None:
            return Heard(error=TIMEOUT, reason="timeout")
        said = answer.get("payload")
        return Heard(json.dumps(said) if isinstance(said, dict) else str(said or ""))

    def sent(self, envelope: Json, over: Link | None = None) -> Json | None:
        """Send an envelope; how it was acknowledged, if in time.

        It goes over the oldest connection where none is named, for Slack's own library reads from
        a new one only some seconds after it was opened.

        Raises:
            OSError: there is no connection, or it broke.
        """
        name = envelope["envelope_id"]
        with self.changed:
            if not self.links:
                raise ConnectionError
            (over or self.links[0]).send(envelope)
            self.changed.wait_for(lambda: name in self._answers, PATIENCE)
            return self._answers.pop(name, None)

    def refresh(self) -> None:
        """Ask the app to open the oldest connection anew, as Slack does about hourly."""
        self.links[0].send({"type": "disconnect", "reason": "refresh_requested"})

    def close(self) -> None:
        """Take no more connections, end those there are."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for link in list(self.links):
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
                self.links.append(link)
                self.taken += 1
                self.changed.notify_all()
            while (message := link.heard()) is not None:
                with self.changed:
                    self._answers[str(message.get("envelope_id"))] = message
                    self.changed.notify_all()
        with self.changed:
            if link in self.links:
                self.links.remove(link)
            self.changed.notify_all()
        link.close()
