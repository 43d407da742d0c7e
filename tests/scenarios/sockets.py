"""Slack's side of Socket Mode, for tests: a web socket (RFC 6455) that hands out envelopes."""

import base64
import hashlib
import json
import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress

from bot import server
from bot.workspace.site import Site, site_app

MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


class Link:
    """One open connection to the bot."""

    def __init__(self, connection: socket.socket, heard: Callable[[dict], None]) -> None:
        self._connection, self._heard, self.muted = connection, heard, False
        self._stream = connection.makefile("rb")

    def greet(self) -> None:
        key = b""
        while (line := self._stream.readline().strip()) != b"":
            name, _, value = line.partition(b":")
            if name.lower() == b"sec-websocket-key":
                key = value.strip()
        accept = base64.b64encode(hashlib.sha1(key + MAGIC).digest()).decode()
        self._connection.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + f"Sec-WebSocket-Accept: {accept}\r\n\r\n".encode()
        )
        self.send({"type": "hello", "num_connections": 1})

    def send(self, message: dict) -> None:
        self.frame(TEXT, json.dumps(message).encode())

    def frame(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        length = bytes([size]) if size < 126 else b"\x7e" + struct.pack(">H", size)
        self._connection.sendall(bytes([0x80 | kind]) + length + payload)

    def listen(self) -> None:
        # The bot closes its side when it stops, in the middle of a frame if it must.
        with suppress(OSError):
            self._listen()
        self.close()

    def _listen(self) -> None:
        while len(head := self._stream.read(2)) == 2:
            payload = self._payload(head[1] & 0x7F)
            kind = head[0] & 0x0F
            if kind == PING and not self.muted:
                self.frame(PONG, payload)
            elif kind == TEXT:
                self._heard(json.loads(payload))
            elif kind == CLOSE:
                return

    def _payload(self, size: int) -> bytes:
        if size == 126:
            (size,) = struct.unpack(">H", self._stream.read(2))
        elif size == 127:
            (size,) = struct.unpack(">Q", self._stream.read(8))
        mask, data = self._stream.read(4), self._stream.read(size)
        return bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))

    def drop(self) -> None:
        """Cut the connection without a word."""
        self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with suppress(OSError):
            self._stream.close()
        self._connection.close()


class SocketSlack:
    """Hands out connections; ``answers`` holds what the bot acknowledged, by envelope."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.links: list[Link] = []
        self.answers: dict[str, dict] = {}
        self.changed = threading.Condition()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            link = Link(connection, self._heard)
            link.greet()
            with self.changed:
                self.links.append(link)
                self.changed.notify_all()
            threading.Thread(target=link.listen, daemon=True).start()

    def _heard(self, message: dict) -> None:
        with self.changed:
            self.answers[message["envelope_id"]] = message
            self.changed.notify_all()

    def wait(self, ready: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(ready, timeout=20)

    def ask(self, envelope: dict) -> dict:
        """Send an envelope over the newest connection; what the bot acknowledged."""
        self.links[-1].send(envelope)
        self.wait(lambda: envelope["envelope_id"] in self.answers)
        return self.answers[envelope["envelope_id"]]

    def api(self, site: Site) -> server.Wsgi:
        """The workspace's server with the method that opens connections."""
        inner = site_app(site)

        def routed(environ, start):
            if environ["PATH_INFO"] == "/api/apps.connections.open":
                body = json.dumps({"ok": True, "url": f"ws://127.0.0.1:{self.port}/link"}).encode()
                start("200 OK", [("Content-Type", "application/json")])
                return [body]
            return inner(environ, start)

        return routed

    def close(self) -> None:
        self._listener.close()
