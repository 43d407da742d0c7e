"""A workspace on loopback with an app of the test's own at the other end of its requests."""

import json
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import server
from bot.guard import signed
from bot.workspace.api.methods import KINDS, METHODS
from bot.workspace.sending import Sending
from bot.workspace.site import Site, site_app
from bot.workspace.state import BOT_USER, Workspace

PRIYA, ANA, MARTA, KENJI = "U0PRIYA", "U0ANA", "U0MARTA", "U0KENJI"
FRAUD, LEADERS, YOURS = "C0FRAUD", "C0LEADERS", "C0YOURS"
ALL_SCOPES = {m.scope.replace("*", kind) for m in METHODS.values() for kind in KINDS.values()}
NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Real time, as far as the workspace knows."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Said:
    """What the app answers to one request: a status, a text, headers, or silence."""

    text: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    silent: bool = False


@dataclass
class App:
    """Takes signed requests; answers as it was told to, then with nothing at all.

    ``heard`` holds the fields or the payload of each, ``headers`` what came with it.
    """

    secret: str
    heard: list[dict] = field(default_factory=list)
    headers: list[dict] = field(default_factory=list)
    answers: list[Said] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def __call__(self, environ, start):
        body = environ["wsgi.input"].read()
        assert signed(environ, body, self.secret, datetime.now(UTC).timestamp())
        self.headers.append({k: v for k, v in environ.items() if k.startswith("HTTP_X_SLACK")})
        self.heard.append(_payload(environ["CONTENT_TYPE"], body))
        said = self.answers.pop(0) if self.answers else Said()
        if said.silent:
            self.released.wait(20)
        kind = "application/json" if said.text.startswith("{") else "text/plain"
        start(f"{said.status} Answer", [("Content-Type", kind), *said.headers])
        return [said.text.encode()]

    def will_say(self, *answers: object) -> None:
        """Answer with these, one each: a ``Said``, or an object sent as JSON."""
        self.answers += [a if isinstance(a, Said) else Said(json.dumps(a)) for a in answers]


def _payload(kind: str, body: bytes) -> dict:
    if kind.startswith("application/json"):
        return json.loads(body)
    fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return json.loads(fields["payload"]) if "payload" in fields else fields


class Life:
    """The workspace, its server, and the app's server."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.workspace = Workspace(clock=self.clock)
        self.sending = Sending(self.workspace)
        self.advanced: list[timedelta] = []
        site = Site(self.workspace, self.sending, self.advanced.append)
        self._web = server.run(site_app(site), "127.0.0.1", 0)
        self.app = App(self.workspace.signing_secret)
        self.app_web = server.run(self.app, "127.0.0.1", 0)
        self.here = self.sending.here = f"http://127.0.0.1:{self._web.port}"
        self.sending.endpoint = f"http://127.0.0.1:{self.app_web.port}/slack/events"

    def call(self, method: str, *, token: str | None = None, form: bool = False, **fields):
        """The answer to a call of the Web API, made by Slack's own library."""
        token = self.workspace.token if token is None else token
        client = WebClient(token=token, base_url=f"{self.here}/api/", retry_handlers=[])
        try:
            given = {"params" if form else "json": fields}
            return client.api_call(method, **given).data
        except SlackApiError as error:
            return error.response.data

    def error(self, method: str, **fields) -> str:
        """The error a call meets."""
        answer = self.call(method, **fields)
        assert answer["ok"] is False, answer
        return answer["error"]

    def fetch(self, path: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
        """The status and text of a request to the workspace's server."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.here + path, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def respond(self, url: str, **fields) -> tuple[int, str]:
        """Post to a response_url."""
        path = url.removeprefix(self.here)
        return self.fetch(path, json.dumps(fields).encode(), Content_Type="application/json")

    def do(self, what: str, user: str = PRIYA, **asked) -> dict:
        """Do on the page what a person does."""
        body = json.dumps({"user": user, **asked}).encode()
        status, text = self.fetch(f"/page/do/{what}", body, Content_Type="application/json")
        assert status == 200, (status, text)
        return json.loads(text)

    def state(self, user: str = PRIYA, since: int = -1) -> dict:
        """What the page shows."""
        return json.loads(self.fetch(f"/page/state?user={user}&since={since}")[1])

    def post(self, channel: str = FRAUD, **fields) -> str:
        """The time stamp of a new message of the bot's."""
        return self.call("chat.postMessage", channel=channel, **{"text": "x", **fields})["ts"]

    def texts(self, channel: str = FRAUD, user: str = PRIYA) -> list[str]:
        """What a person reads in a channel."""
        shown = self.state(user)["messages"]
        return [each["text"] for each in shown if each["channel"] == channel]

    def bots(self, channel: str = FRAUD) -> list[dict]:
        """The bot's messages in a channel that are still there."""
        found = self.workspace.messages(channel)
        return [each for each in found if each["user"] == BOT_USER and not each.get("deleted")]

    def close(self) -> None:
        self.workspace.faults.clear()
        self.app.released.set()
        self._web.close()
        self.app_web.close()
