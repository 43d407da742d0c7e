"""The workspace's own web server: the Web API, answer addresses, and the page with its calls."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl

from bot.guard import Environ, Start, Wsgi
from bot.workspace.api import call, fields_of, respond
from bot.workspace.sending import Sending, action_of
from bot.workspace.state import BOT_USER, Json, Workspace

PAGE = {"index.html": "text/html", "page.css": "text/css", "page.js": "text/javascript"}
WAIT = 20.0
"""Seconds a page's question for news is held open."""


@dataclass(frozen=True, slots=True)
class Site:
    """A workspace with people's side of it and the control of its clock."""

    workspace: Workspace
    sending: Sending
    advance: Callable[[timedelta], None]


def site_app(site: Site) -> Wsgi:
    """The WSGI application of the whole workspace, for 127.0.0.1 only."""

    def routed(environ: Environ, start: Start) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "/")
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        if path.startswith("/api/"):
            return _api(site, environ, path, body, start)
        if path.startswith("/response/"):
            fields = fields_of(environ.get("CONTENT_TYPE", ""), body)
            status, text = respond(site.workspace, path.removeprefix("/response/"), fields)
            return _sent(start, text, "text/plain", f"{status} Answer")
        if path.startswith("/page/do/"):
            return _done(site, environ, path.removeprefix("/page/do/"), body, start)
        if path == "/page/state":
            return _json(start, _state(site, dict(parse_qsl(environ.get("QUERY_STRING", "")))))
        return _file(path, start)

    return routed


def _api(site: Site, environ: Environ, path: str, body: bytes, start: Start) -> Iterable[bytes]:
    scheme, _, token = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    fields = fields_of(environ.get("CONTENT_TYPE", ""), body)
    token = token if scheme == "Bearer" else str(fields.get("token", ""))
    return _json(start, call(site.workspace, path.removeprefix("/api/"), token, fields))


def _file(path: str, start: Start) -> Iterable[bytes]:
    name = path.strip("/").removeprefix("page/") or "index.html"
    if name not in PAGE:
        return _sent(start, "There is nothing here.", "text/plain", "404 Not Found")
    text = (files("bot.workspace") / "page" / name).read_text(encoding="utf-8")
    return _sent(start, text, f"{PAGE[name]}; charset=utf-8")


def _json(start: Start, found: Any) -> Iterable[bytes]:  # noqa: ANN401 - JSON
    return _sent(start, json.dumps(found), "application/json; charset=utf-8")


def _sent(start: Start, text: str, kind: str, status: str = "200 OK") -> Iterable[bytes]:
    raw = text.encode()
    headers = [("Content-Type", kind), ("Content-Length", str(len(raw))),
               ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]  # fmt: skip
    start(status, headers)
    return [raw]


def _state(site: Site, asked: dict[str, str]) -> Json:
    """What a person sees, as soon as it differs from what the page knows."""
    workspace, user = site.workspace, asked.get("user", "")
    since = int(asked.get("since") or -1)
    with workspace.changed:
        if workspace.version == since:
            workspace.changed.wait(WAIT)
    return {
        "version": workspace.version,
        "now": workspace.now().isoformat(),
        "bot": BOT_USER,
        "people": [
            {"id": p.id, "name": p.name, "title": p.title, "timezone": p.timezone}
            for p in workspace.people.values()
        ],
        "channels": [
            {"id": c.id, "name": c.name, "purpose": c.purpose} for c in workspace.channels.values()
        ],
        "direct": next((d for d, owner in workspace.directs.items() if owner == user), None),
        "messages": [
            message
            for message in workspace.messages()
            if message["version"] > since and _visible(site, message, user)
        ],
    }


def _visible(site: Site, message: Json, user: str) -> bool:
    owner = site.workspace.directs.get(message["channel"])
    return message.get("seen_by") in (None, user) and owner in (None, user)


def _done(site: Site, environ: Environ, what: str, body: bytes, start: Start) -> Iterable[bytes]:
    """A person's doing on the page; only the page itself may ask."""
    if environ.get("CONTENT_TYPE", "").partition(";")[0] != "application/json":
        return _sent(start, "", "text/plain", "415 Unsupported Media Type")
    if what not in DOINGS:
        return _sent(start, "", "text/plain", "404 Not Found")
    DOINGS[what](site, json.loads(body or b"{}"))
    return _json(start, {"ok": True})


def _say(site: Site, asked: Json) -> None:
    user, channel, text = asked["user"], asked["channel"], str(asked["text"])
    name, _, rest = text.partition(" ")
    if name == "/mlstatus" and not asked.get("thread"):
        site.sending.command(user, channel, rest.strip())
    elif text.startswith("/"):
        note = f"{name} is not a valid command here. In a thread, mention @mlstatus instead."
        site.workspace.say(channel, BOT_USER, note, seen_by=user, failed=True)
    else:
        site.sending.say(user, channel, text, asked.get("thread"))


def _press(site: Site, asked: Json) -> None:
    for message in site.workspace.messages(asked["channel"]):
        if message["ts"] == asked["ts"] and (action := action_of(message, asked["action"])):
            site.sending.press(asked["user"], message, action)


def _advance(site: Site, asked: Json) -> None:
    site.advance(timedelta(hours=min(24 * 7, max(1, int(asked["hours"])))))


DOINGS: dict[str, Callable[[Site, Json], None]] = {
    "say": _say,
    "press": _press,
    "advance": _advance,
}
