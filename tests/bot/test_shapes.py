"""Whatever is signed, Bolt answers it without breaking: what would break it is refused before."""

import io
import json
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.guard import guard
from bot.server import bolt_wsgi
from tests.bot.requests import FORM, JSON, MENTION, NOW, PRESS, SECRET, signature

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "team_id", "type", "user", "channel", "callback_id", "x"]), inner,
        max_size=3,
    ),
    max_leaves=6,
)  # fmt: skip
ENVELOPE = {"type": "event_callback", "team_id": "T1", "event_id": "E", "event": MENTION}
VIEW = {"type": "modal", "callback_id": "c", "id": "V1", "state": {"values": {}}}
WHOLE = [
    ENVELOPE,
    PRESS,
    PRESS | {"type": "view_submission", "view": VIEW},
    PRESS | {"type": "view_closed", "view": VIEW},
    PRESS | {"type": "shortcut", "callback_id": "c"},
    PRESS | {"type": "message_action", "callback_id": "c", "message": {"text": "x", "ts": "1"}},
    PRESS | {"type": "block_suggestion", "action_id": "a", "block_id": "b", "value": "x"},
]
NAMES = (
    "type", "user", "team", "team_id", "channel", "event", "event_id", "authorizations", "view",
    "enterprise", "enterprise_id", "actions", "message", "item", "container", "callback_id",
    "action_id", "is_ext_shared_channel", "previous_message", "thread_ts", "subtype",
    "response_urls", "assistant_thread", "function_data", "text", "bot_id",
)  # fmt: skip
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2)
CHANGES = st.lists(st.tuples(PATHS, VALUES), max_size=3)


def bolt() -> App:
    def authorize(team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token="xoxb-1")

    app = App(signing_secret=SECRET, authorize=authorize, process_before_response=True)
    for kind in ("app_mention", "message", "channel_rename"):
        app.event(kind)(lambda ack, body, event: ack())
    app.command("/mlstatus")(lambda ack, command: ack())
    app.action("perform_0")(lambda ack, action: ack())
    app.view("c")(lambda ack, view: ack())
    app.shortcut("c")(lambda ack, shortcut: ack())
    return app


@pytest.fixture(scope="module")
def guarded():
    return guard(bolt_wsgi(bolt()), SECRET, lambda: NOW)


def asked(guarded, body: bytes, kind: str) -> int:
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": str(NOW),
        "HTTP_X_SLACK_SIGNATURE": signature(body, str(NOW)),
        "wsgi.input": io.BytesIO(body),
    }
    statuses: list[str] = []
    guarded(environ, lambda status, _: statuses.append(status))
    return int(statuses[0][:3])


def changed(whole: dict, changes) -> dict:
    found = json.loads(json.dumps(whole))
    for path, value in changes:
        place = found
        for name in path[:-1]:
            place = place.get(name) if isinstance(place.get(name), dict) else place
        place[path[-1]] = value
    return found


@pytest.mark.parametrize("whole", WHOLE)
def test_what_slack_sends_passes(guarded, whole):
    kind, body = sent(whole)
    assert asked(guarded, body, kind) in (200, 404)


def sent(found: dict) -> tuple[str, bytes]:
    if found.get("type") == "event_callback":
        return JSON, json.dumps(found).encode()
    return FORM, urlencode({"payload": json.dumps(found)}).encode()


@settings(deadline=None, max_examples=400)
@given(whole=st.sampled_from(WHOLE), changes=CHANGES)
def test_a_payload_with_anything_in_any_place_never_breaks_bolt(guarded, whole, changes):
    kind, body = sent(changed(whole, changes))
    assert asked(guarded, body, kind) in (200, 400, 404)


@settings(deadline=None, max_examples=200)
@given(body=st.binary(max_size=200), kind=st.sampled_from([FORM, JSON]))
def test_no_bytes_break_the_guard(guarded, body, kind):
    assert asked(guarded, body, kind) in (200, 400, 404)
