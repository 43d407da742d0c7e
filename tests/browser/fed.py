"""A page fed by the test: its state is what the test says, its doings are recorded."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlparse

FOLDER = Path(__file__).parent.parent.parent / "bot/workspace/page"
KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
PATIENCE = 30.0
"""Seconds a question for news is held open; a test ends it much earlier."""
START = 1764061200
"""The fed workspace's first second: Tuesday 25 November 2025, 09:00 UTC."""
BOT, PRIYA, ANA = "U0MLSTATUS", "U0PRIYA", "U0ANA"

PEOPLE = [
    {"id": PRIYA, "name": "Priya", "title": "lead", "timezone": "Europe/Berlin", "guest": False},
    {"id": ANA, "name": "Ana", "title": "researcher", "timezone": "Europe/Berlin", "guest": False},
    {"id": "U0KENJI", "name": "Kenji", "title": "guest", "timezone": "Asia/Tokyo", "guest": True},
]
CHANNELS = [
    {"id": "C0FRAUD", "name": "fraud", "purpose": "Catch card fraud earlier"},
    {"id": "C0YOURS", "name": "your-team", "purpose": "Empty: start your own plan here"},
]
COMMANDS = [
    {
        "command": "/mlstatus", "hint": "[what]",
        "verbs": [
            {"usage": "forecast [objective]", "what": "the chance by the target date"},
            {"usage": "lose REF \"what we learned\"", "what": "it did not work"},
            {"usage": "log REF positive|negative", "what": "log an experiment"},
        ],
    }
]  # fmt: skip
SHORTCUTS = {
    "global": [{"name": "Log experiment", "callback_id": "log_global", "description": "A result"}],
    "message": [{"name": "Log as experiment", "callback_id": "log_it", "description": "This one"}],
}


class Fed:
    """The workspace behind a page, as far as the page can tell."""

    def __init__(self, page, address: str, **more) -> None:
        self.page, self.address, self.version, self.done = page, address, 1, []
        self.answers, self.broken, self.number, self.closed = {}, False, 0, False
        self.changed = threading.Condition()
        self.messages = []
        self.state = {
            "now": "2025-11-25T10:00:00+00:00", "bot": BOT, "people": PEOPLE, "channels": CHANNELS,
            "direct": "D0PRIYA", "views": [], "home": None, "commands": COMMANDS,
            "shortcuts": SHORTCUTS, **more,
        }  # fmt: skip

    def open(self):
        """Load the page and wait until it has drawn the state."""
        self.page.goto(self.address)
        self.page.wait_for_selector("#channels button", state="attached")
        return self.page

    def close(self) -> None:
        """Let go of the questions that are held open."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def say(self, text="", user=BOT, channel="C0FRAUD", **more) -> dict:
        """Put a message into the state; the page hears of it with the next ``tell``."""
        self.number += 1
        message = {"channel": channel, "user": user, "text": text, "version": self.version,
                   "ts": f"{START + self.number}.{self.number:06d}", **more}  # fmt: skip
        self.messages.append(message)
        return message

    def edit(self, message: dict, **changes) -> None:
        message.update(changes, version=self.version + 1)
        self.tell()

    def tell(self, **changes) -> None:
        """Change the state and wake the page."""
        with self.changed:
            self.version += 1
            self.state |= changes
            self.changed.notify_all()

    def asked(self, what: str) -> list[dict]:
        return [body for name, body in self.done if name == what]

    def heard(self, what: str, count: int = 1) -> list[dict]:
        """What was asked, once it was asked that often."""
        with self.changed:
            self.changed.wait_for(lambda: len(self.asked(what)) >= count, 5.0)
        return self.asked(what)

    def news(self, since: int) -> dict | None:
        """What the page is told, once there is something new; None where the test has ended."""
        with self.changed:
            self.changed.wait_for(lambda: self.closed or since != self.version, PATIENCE)
            if self.closed:
                return None
            return {**self.state, "version": self.version, "messages": [*self.messages]}

    def did(self, what: str, asked: dict) -> dict:
        with self.changed:
            self.done.append((what, asked))
            self.changed.notify_all()
        answer = self.answers.get(what, {"ok": True})
        return answer(asked) if callable(answer) else answer


class FedSite:
    """A server of the page's files and of whichever workspace is fed just now."""

    def __init__(self) -> None:
        self.fed: Fed | None = None
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.site = self
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers as the workspace's site does, from the fed state."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        address, fed = urlparse(self.path), self.server.site.fed
        if address.path != "/page/state":
            self._file(address.path)
        elif fed.broken:
            self._cut()
        else:
            self._json(fed.news(int(dict(parse_qsl(address.query))["since"])))

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fed = self.server.site.fed
        if fed.broken:
            self._cut()
        else:
            self._json(fed.did(self.path.removeprefix("/page/do/"), asked))

    def _cut(self) -> None:
        self.close_connection = True

    def _json(self, found: dict | None) -> None:
        if found is None:
            self._cut()
        else:
            self._sent("application/json", json.dumps(found))

    def _file(self, path: str) -> None:
        found = FOLDER / (path.rpartition("/")[2] or "index.html")
        if not found.is_file():
            self.send_error(404)
            return
        self._sent(KINDS[found.suffix[1:]], found.read_text(encoding="utf-8"))

    def _sent(self, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600" if "json" not in kind else "no-store")
        self.end_headers()
        self.wfile.write(body)
