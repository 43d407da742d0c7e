import hashlib
import hmac
import io
import json
from urllib.parse import urlencode

import pytest

from bot.guard import MOST_BYTES, guard

SECRET, NOW = "s3cret", 1_800_000_000
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
COMMAND = urlencode(
    {"command": "/mlstatus", "text": "", "team_id": "T1", "user_id": "U1", "channel_id": "C1",
     "trigger_id": "1.2"}
).encode()  # fmt: skip


def reached(environ, start):
    start("200 OK", [])
    return [b"bolt"]


def ask(body=COMMAND, *, kind=FORM, stamp=str(NOW), signature=None, method="POST", length=None):
    base = f"v0:{stamp}:".encode() + body
    digest = hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()
    environ = {
        "REQUEST_METHOD": method,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)) if length is None else length,
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": stamp,
        "HTTP_X_SLACK_SIGNATURE": signature or f"v0={digest}",
        "wsgi.input": io.BytesIO(body),
    }
    statuses = []
    guard(reached, SECRET, lambda: NOW)(environ, lambda status, _: statuses.append(status))
    return int(statuses[0][:3])


def test_a_signed_command_passes():
    assert ask() == 200


@pytest.mark.parametrize("late", [-300, 300])
def test_five_minutes_are_not_too_old(late):
    assert ask(stamp=str(NOW + late)) == 200


@pytest.mark.parametrize(
    "stamp", ["abc", "1e9", "inf", "9" * 4400, "", "-5", "١٢٣", str(NOW - 301), str(NOW + 301)]
)
def test_a_stale_or_malformed_timestamp_is_unauthorised(stamp):
    assert ask(stamp=stamp) == 401


@pytest.mark.parametrize("signature", ["v0=" + "0" * 64, "v0=é", "v1=", "v0=" + "A" * 64, "x"])
def test_a_wrong_signature_is_unauthorised(signature):
    assert ask(signature=signature) == 401


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", FORM),
        (b"text=hello", FORM),
        (b"payload=%7Bbroken", FORM),
        (b"payload=%5B%5D", FORM),
        (b"payload=" + urlencode({"p": json.dumps({"type": "x"})})[2:].encode(), FORM),
        (COMMAND + b"&text=%ff%fe", FORM),
        (b"\xff\xfe", FORM),
        (b"{broken", JSON),
        (b"[]", JSON),
        (b'{"event": 3}', JSON),
        (b"\xff", JSON),
        (b"[" * 100_000, JSON),
        (b'{"event_id": "E", "event": {"type": ["x"]}}', JSON),
    ],
)
def test_signed_nonsense_is_a_bad_request(body, kind):
    assert ask(body, kind=kind) == 400


def test_method_type_and_size_are_checked_first():
    assert ask(method="GET") == 405
    assert ask(kind="text/plain") == 415
    assert ask(length=str(MOST_BYTES + 1)) == 413
    assert ask(length="many") == 400
