"""A waitress server in a thread of its own, and its end: stop accepting, finish, close.

Everything that touches waitress's sockets happens in its own thread, for it is not made for
being closed from another.
"""

import socket
import threading
import time
from typing import Any

import waitress
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import BaseWSGIServer

from bot.guard import MOST_BYTES, Wsgi

PATIENCE = 3.0
"""Seconds that requests under way are given at the end; Slack waits no longer either."""
BACKLOG = 1024


class _Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    def parse_header(self, header_plus: bytes) -> None:
        """A Content-Length of thousands of digits is malformed, not a broken server."""
        try:
            super().parse_header(header_plus)
        except ValueError as error:
            raise ParsingError("Content-Length is invalid") from error


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    parser_class = _Parser


class Running:
    """A server that runs until ``close``."""

    def __init__(self, server: BaseWSGIServer) -> None:
        self.port = int(server.effective_port)
        self._server, self._stop, self._patience = server, threading.Event(), PATIENCE
        self._waking = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="http", daemon=True)
        self._thread.start()

    def close(self, *, patience: float = PATIENCE) -> None:
        """Stop accepting, give requests under way that many seconds, close."""
        if self._stop.is_set():
            return
        self._patience = patience
        with self._waking:
            self._stop.set()
            self._server.pull_trigger()
        self._thread.join(patience + 10)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._turn(1.0)
        wasyncore.dispatcher.close(self._server)
        deadline = time.monotonic() + self._patience
        while self._busy() and time.monotonic() < deadline:
            self._turn(0.05)
        self._server.task_dispatcher.shutdown(timeout=0.5)
        # The one who woke this thread may not have finished writing to what is closed here.
        with self._waking:
            wasyncore.close_all(self._server._map)

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._server._map, count=1)

    def _busy(self) -> bool:
        channels: list[Any] = list(self._server.active_channels.values())
        return any(channel.requests or channel.total_outbufs_len for channel in channels)


def run(app: Wsgi, host: str, port: int) -> Running:
    """Serve in the background; port 0 picks a free one. Raises OSError where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    server = waitress.create_server(
        app,
        sockets=[socket.create_server((host, port), family=family, backlog=BACKLOG)],
        threads=8,
        max_request_body_size=MOST_BYTES + 1,
        channel_timeout=30,
        connection_limit=1000,
        asyncore_use_poll=True,
        backlog=BACKLOG,
        ident=None,
    )
    server.channel_class = _Channel
    return Running(server)
