"""HTTP: waitress in front of the guard in front of Bolt; and health for those who watch."""

import json
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import waitress
from slack_bolt import App, BoltRequest
from waitress.server import BaseWSGIServer

from bot.guard import MOST_BYTES, PATH, Environ, Start, Wsgi, guard

Health = Callable[[], dict[str, Any]]


def bolt_wsgi(app: App) -> Wsgi:
    """Bolt as a WSGI application, for bodies the guard has read."""

    def called(environ: Environ, start: Start) -> Iterable[bytes]:
        body: bytes = environ["mlstatus.body"]
        headers = {
            name[5:].replace("_", "-").lower(): value
            for name, value in environ.items()
            if name.startswith("HTTP_")
        }
        headers["content-type"] = environ.get("CONTENT_TYPE", "")
        answer = app.dispatch(BoltRequest(body=body.decode("utf-8"), headers=headers))
        payload = (answer.body or "").encode()
        named = [(name, value) for name, values in answer.headers.items() for value in values]
        start(f"{answer.status} {_REASONS.get(answer.status, 'Answer')}", named)
        return [payload]

    return called


_REASONS = {200: "OK", 401: "Unauthorized", 404: "Not Found", 500: "Internal Server Error"}


def web(slack: Wsgi | None, health: Health) -> Wsgi:
    """All paths of the bot's server; without Slack's where Socket Mode is used."""

    def routed(environ: Environ, start: Start) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == PATH and slack is not None:
            return slack(environ, start)
        if path in ("/livez", "/readyz", "/metrics"):
            return _health(path, health(), start)
        start("404 Not Found", [("Content-Length", "0")])
        return [b""]

    return routed


def _health(path: str, facts: dict[str, Any], start: Start) -> Iterable[bytes]:
    if path == "/metrics":
        lines = [f"mlstatus_{name} {float(value)}" for name, value in facts.items()
                 if isinstance(value, int | float)]  # fmt: skip
        kind, body = "text/plain; version=0.0.4", "\n".join(lines) + "\n"
    else:
        kind, body = "application/json", json.dumps(facts)
    good = path != "/readyz" or facts.get("ready", False)
    start("200 OK" if good else "503 Service Unavailable", [("Content-Type", kind)])
    return [body.encode()]


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs in a thread of its own."""

    port: int
    _server: BaseWSGIServer
    _thread: threading.Thread

    def close(self) -> None:
        """Stop accepting, finish what is under way."""
        self._server.close()
        self._thread.join(5)
        for channel in list(self._server.active_channels.values()):
            channel.close()


def run(app: Wsgi, host: str, port: int) -> Running:
    """Serve in the background; port 0 picks a free one."""
    server = waitress.create_server(
        app,
        host=host,
        port=port,
        threads=8,
        max_request_body_size=MOST_BYTES + 1,
        channel_timeout=30,
        connection_limit=1000,
        asyncore_use_poll=True,
        ident=None,
    )
    thread = threading.Thread(target=_serve, args=(server,), name="http", daemon=True)
    thread.start()
    return Running(int(server.effective_port), server, thread)


def _serve(server: BaseWSGIServer) -> None:
    try:
        server.run()
    except OSError:
        # Closing the listening socket from another thread ends the loop this way.
        return


def slack_side(app: App, secret: str) -> Wsgi:
    """Bolt behind the guard, on the machine's clock."""
    return guard(bolt_wsgi(app), secret, time.time)
