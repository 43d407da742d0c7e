"""A page fed by the test: its state is what the test says, its doings are recorded."""

import json
from pathlib import Path
from urllib.parse import parse_qsl, urlparse

ADDRESS = "http://workspace.test/"
FOLDER = Path(__file__).parent.parent.parent / "bot/workspace/page"
KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
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

    def __init__(self, page, **more) -> None:
        self.page, self.version, self.waiting, self.done = page, 1, [], []
        self.answers, self.broken, self.number = {}, False, 0
        self.messages = []
        self.state = {
            "now": "2025-11-25T10:00:00+00:00", "bot": BOT, "people": PEOPLE, "channels": CHANNELS,
            "direct": "D0PRIYA", "views": [], "home": None, "commands": COMMANDS,
            "shortcuts": SHORTCUTS, **more,
        }  # fmt: skip
        page.route(f"{ADDRESS}**", self.answer)

    def open(self):
        """Load the page and wait until it has drawn the state."""
        self.page.goto(ADDRESS)
        self.page.wait_for_selector("#channels button")
        return self.page

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
        self.version += 1
        self.state |= changes
        waiting, self.waiting = self.waiting, []
        for route in waiting:
            self._state(route, -1)

    def asked(self, what: str) -> list[dict]:
        return [body for name, body in self.done if name == what]

    def answer(self, route) -> None:
        if self.broken:
            route.abort()
            return
        address = urlparse(route.request.url)
        if address.path.startswith("/page/do/"):
            self._did(route, address.path.removeprefix("/page/do/"))
        elif address.path == "/page/state":
            since = int(dict(parse_qsl(address.query))["since"])
            if since == self.version:
                self.waiting.append(route)
            else:
                self._state(route, since)
        else:
            self._file(route, address.path)

    def _did(self, route, what: str) -> None:
        self.done.append((what, json.loads(route.request.post_data)))
        answer = self.answers.get(what, {"ok": True})
        route.fulfill(json=answer(self.done[-1][1]) if callable(answer) else answer)

    def _state(self, route, since: int) -> None:
        route.fulfill(json={**self.state, "version": self.version, "messages": self.messages})

    def _file(self, route, path: str) -> None:
        found = FOLDER / (path.rpartition("/")[2] or "index.html")
        kind = KINDS[found.suffix[1:]]
        route.fulfill(body=found.read_text(), content_type=f"{kind}; charset=utf-8")
