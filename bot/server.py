"""HTTP: waitress in front of the guard in front of Bolt; and health for those who watch."""

import json
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from slack_bolt import App, BoltRequest

from bot.guard import BODY, PATH, Environ, Start, Wsgi, guard
from bot.listening import Running, run

__all__ = ["Health", "Running", "bolt_wsgi", "run", "serve_http", "slack_side", "web"]

Health = Callable[[], dict[str, Any]]
RETRIES = {"HTTP_X_SLACK_RETRY_NUM": "x-slack-retry-num",
           "HTTP_X_SLACK_RETRY_REASON": "x-slack-retry-reason"}  # fmt: skip
NOTHING = [("Content-Length", "0")]


def serve_http(app: App, secret: str, health: Health, *, host: str, port: int) -> Running:
    """Serve Slack's requests and health in the background; port 0 picks a free one."""
    return run(web(slack_side(app, secret), health), host, port)


def slack_side(app: App, secret: str) -> Wsgi:
    """Bolt behind the guard, on the machine's clock."""
    return guard(bolt_wsgi(app), secret, time.time)


def bolt_wsgi(app: App) -> Wsgi:
    """Bolt as a WSGI application, for bodies the guard has verified and parsed.

    They are handed over as Socket Mode hands them over, for then Bolt neither parses nor
    verifies them again: its own parser loses every command that holds the word "payload".
    """

    def called(environ: Environ, start: Start) -> Iterable[bytes]:
        headers = {named: environ[name] for name, named in RETRIES.items() if name in environ}
        request = BoltRequest(mode="socket_mode", body=environ[BODY], headers=headers)
        answer = app.dispatch(request)
        body = (answer.body or "").encode()
        named = [(name, value) for name, values in answer.headers.items() for value in values]
        start(_status(answer.status), [*named, ("Content-Length", str(len(body)))])
        return [body]

    return called


def _status(code: int) -> str:
    known = {each.value: each.phrase for each in HTTPStatus}
    return f"{code} {known.get(code, 'Unknown')}"


def web(slack: Wsgi | None, health: Health) -> Wsgi:
    """All paths of the bot's server; without Slack's where Socket Mode is used."""

    def routed(environ: Environ, start: Start) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == PATH and slack is not None:
            return slack(environ, start)
        if path not in HEALTH:
            return _empty(start, "404 Not Found")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return _empty(start, "405 Method Not Allowed", ("Allow", "GET, HEAD"))
        return HEALTH[path](health, start)

    return routed


def _empty(start: Start, status: str, *more: tuple[str, str]) -> Iterable[bytes]:
    start(status, [*more, *NOTHING])
    return [b""]


def _live(_: Health, start: Start) -> Iterable[bytes]:
    """The process answers; nothing else is asked."""
    return _sent(start, "200 OK", "application/json", '{"live": true}')


def _ready(health: Health, start: Start) -> Iterable[bytes]:
    facts = health()
    status = "200 OK" if facts.get("ready") else "503 Service Unavailable"
    return _sent(start, status, "application/json", json.dumps(facts))


def _metrics(health: Health, start: Start) -> Iterable[bytes]:
    """Every number of the health facts as a gauge."""
    lines = [
        f"# TYPE mlstatus_{name} gauge\nmlstatus_{name} {float(value)}\n"
        for name, value in health().items()
        if isinstance(value, int | float)
    ]
    return _sent(start, "200 OK", "text/plain; version=0.0.4", "".join(lines))


def _sent(start: Start, status: str, kind: str, text: str) -> Iterable[bytes]:
    body = text.encode()
    start(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [body]


HEALTH: dict[str, Callable[[Health, Start], Iterable[bytes]]] = {
    "/livez": _live,
    "/readyz": _ready,
    "/metrics": _metrics,
}
