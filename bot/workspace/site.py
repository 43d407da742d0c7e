"""The workspace's own web server: the Web API, answer addresses, and the page with its calls."""

import gzip
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from urllib.parse import parse_qsl

from waitress.channel import ClientDisconnected

from bot.guard import Environ, Start, Wsgi
from bot.workspace.api import Cut, Reply, answered, fields_of, respond
from bot.workspace.api.calls import Call
from bot.workspace.api.files import upload
from bot.workspace.api.replies import json_reply
from bot.workspace.doings import DOINGS, Doing, done
from bot.workspace.news import News
from bot.workspace.sending import Sending
from bot.workspace.state import Workspace

PAGE = {".html": "text/html", ".css": "text/css", ".js": "text/javascript",
        ".svg": "image/svg+xml"}  # fmt: skip
STATUS = {200: "OK", 400: "Bad Request", 404: "Not Found", 415: "Unsupported Media Type",
          429: "Too Many Requests", 500: "Internal Server Error",
          503: "Service Unavailable"}  # fmt: skip
OWN_NAMES = {"127.0.0.1", "localhost"}
"""Any other name is a foreign page that had its own name point here."""
SMALL = 1000
"""Characters up to which an answer is not worth packing."""
NOWHERE = Reply(404, "There is nothing here.", "text/plain")


@dataclass(frozen=True, slots=True)
class Site:
    """A workspace with people's side of it and the control of its clock."""

    workspace: Workspace
    sending: Sending
    advance: Callable[[timedelta], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: what comes after the first part of its path, its kind, and its body."""

    rest: str
    environ: Environ
    body: bytes

    @property
    def kind(self) -> str:
        """The body's content type."""
        return str(self.environ.get("CONTENT_TYPE", ""))


def site_app(site: Site) -> Wsgi:
    """The WSGI application of the whole workspace, for 127.0.0.1 only."""
    news = News(site.workspace)

    def state(site: Site, asked: Asked) -> Reply:
        site.sending.redeliver()
        query = dict(parse_qsl(asked.environ.get("QUERY_STRING", "")))
        since = query.get("since", "")
        version = int(since) if since.removeprefix("-").isdigit() else -1
        return json_reply(news.since(query.get("user", ""), version))

    routes = {**ROUTES, "/page/state": state}

    def routed(environ: Environ, start: Start) -> Iterable[bytes]:
        if environ.get("HTTP_HOST", "").partition(":")[0] not in OWN_NAMES:
            return _sent(start, NOWHERE)
        path = environ.get("PATH_INFO", "/")
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        prefix = next((each for each in routes if _begins(path, each)), "/")
        found = routes.get(prefix, _file)
        try:
            reply = found(site, Asked(path.removeprefix(prefix), environ, body))
            return _sent(start, reply, environ.get("HTTP_ACCEPT_ENCODING", ""))
        except Cut:
            # waitress closes a connection without an answer where its own sign for that is raised.
            raise ClientDisconnected from None

    return routed


def _begins(path: str, route: str) -> bool:
    """Whether a path is that route, or below it where the route ends with a slash."""
    return path == route or (route.endswith("/") and path.startswith(route))


def _sent(start: Start, reply: Reply, accepted: str = "") -> Iterable[bytes]:
    raw, packed = reply.text.encode(), "gzip" in accepted and len(reply.text) > SMALL
    if packed:
        raw = gzip.compress(raw, compresslevel=5)
    headers = [("Content-Type", reply.kind), ("Content-Length", str(len(raw))),
               ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
               *reply.headers, *([("Content-Encoding", "gzip")] if packed else [])]  # fmt: skip
    start(f"{reply.status} {STATUS.get(reply.status, 'Answer')}", headers)
    return [raw]


def _api(site: Site, asked: Asked) -> Reply:
    scheme, _, token = asked.environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    fields = fields_of(asked.kind, asked.body)
    token = token if scheme == "Bearer" else str(fields.get("token", ""))
    return answered(Call(site.workspace, fields, site.sending.here), asked.rest, token)


def _response(site: Site, asked: Asked) -> Reply:
    status, text = respond(site.workspace, asked.rest, fields_of(asked.kind, asked.body))
    return Reply(status, text, "text/plain")


def _upload(site: Site, asked: Asked) -> Reply:
    status, text = upload(site.workspace, asked.rest, asked.body)
    return Reply(status, text, "text/plain")


def _done(site: Site, asked: Asked) -> Reply:
    """A person's doing on the page; only the page itself may ask."""
    if asked.kind.partition(";")[0] != "application/json":
        return Reply(415, "", "text/plain")
    if asked.rest not in DOINGS:
        return NOWHERE
    try:
        given = json.loads(asked.body or b"{}")
    except ValueError:
        return Reply(400, "", "text/plain")
    doing = Doing(site.sending, site.advance, given if isinstance(given, dict) else {})
    return json_reply(done(asked.rest, doing))


def _file(_: Site, asked: Asked) -> Reply:
    name = asked.rest.strip("/").removeprefix("page/") or "index.html"
    found = files("bot.workspace") / "page" / name
    kind = PAGE.get(f".{name.rpartition('.')[2]}")
    if kind is None or "/" in name or not found.is_file():
        return NOWHERE
    return Reply(200, found.read_text(encoding="utf-8"), f"{kind}; charset=utf-8")


ROUTES: dict[str, Callable[[Site, Asked], Reply]] = {
    "/api/": _api,
    "/response/": _response,
    "/upload/": _upload,
    "/page/do/": _done,
}
