"""One WebSocket connection as its server sees it (RFC 6455): short, whole, text frames."""

import base64
import hashlib
import json
import socket
import struct
import threading
from contextlib import suppress
from typing import Any

Json = dict[str, Any]
MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


class Link:
    """An open connection to the app; it must be greeted before it is used."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self._stream = connection, connection.makefile("rb")
        self._sending = threading.Lock()

    def greet(self) -> None:
        """Answer the handshake, and say hello as Slack does."""
        key = b""
        while (line := self._stream.readline().strip()) != b"":
            name, _, value = line.partition(b":")
            key = value.strip() if name.lower() == b"sec-websocket-key" else key
        accept = base64.b64encode(hashlib.sha1(key + MAGIC).digest())
        self._connection.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        self.send({"type": "hello", "num_connections": 1})

    def send(self, message: Json) -> None:
        """Send an object."""
        self.frame(TEXT, json.dumps(message).encode())

    def frame(self, kind: int, payload: bytes) -> None:
        """Send a frame of up to 64 MB."""
        size = len(payload)
        if size < 126:
            length = bytes([size])
        elif size < 2**16:
            length = b"\x7e" + struct.pack(">H", size)
        else:
            length = b"\x7f" + struct.pack(">Q", size)
        with self._sending:
            self._connection.sendall(bytes([0x80 | kind]) + length + payload)

    def heard(self) -> Json | None:
        """The next object; None once the connection has ended."""
        with suppress(OSError, struct.error):
            while len(head := self._stream.read(2)) == 2:
                kind, payload = head[0] & 0x0F, self._payload(head[1] & 0x7F)
                if kind == PING:
                    self.frame(PONG, payload)
                elif kind == CLOSE:
                    return None
                elif kind == TEXT:
                    found: Json = json.loads(payload)
                    return found
        return None

    def _payload(self, size: int) -> bytes:
        if size >= 126:
            form, length = (">H", 2) if size == 126 else (">Q", 8)
            (size,) = struct.unpack(form, self._stream.read(length))
        mask, data = self._stream.read(4), self._stream.read(size)
        return bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))

    def close(self) -> None:
        """End it."""
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):
            self._stream.close()
        self._connection.close()
