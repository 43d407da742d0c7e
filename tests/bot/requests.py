"""Requests as Slack sends them: signed over the raw bytes, at a time the test says."""

import hashlib
import hmac
import http.client
import json
import time
from urllib.parse import urlencode

SECRET, NOW = "s3cret", 1_800_000_000
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
FIELDS = {
    "command": "/mlstatus", "text": "help", "team_id": "T1", "user_id": "U1", "channel_id": "C1",
    "trigger_id": "1.2",
}  # fmt: skip
MENTION = {"type": "app_mention", "user": "U1", "channel": "C1", "text": "<@B> help", "ts": "1.1"}
PRESS = {
    "type": "block_actions", "user": {"id": "U1"}, "team": {"id": "T1"}, "channel": {"id": "C1"},
    "actions": [{"action_id": "perform_0", "block_id": "b", "type": "button", "value": "{}"}],
}  # fmt: skip


def command(**fields: str) -> bytes:
    return urlencode(FIELDS | fields).encode()


def event(inner: dict, **outer: object) -> bytes:
    envelope = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": inner}
    return json.dumps(envelope | outer).encode()


def interaction(payload: object) -> bytes:
    return urlencode({"payload": json.dumps(payload)}).encode()


def without(payload: dict, name: str) -> dict:
    return {key: value for key, value in payload.items() if key != name}


def signature(body: bytes, stamp: str, secret: str = SECRET) -> str:
    base = b"v0:" + stamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def headers(body: bytes, kind: str = FORM) -> dict[str, str]:
    stamp = str(int(time.time()))
    return {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature(body, stamp),
    }


def post(port: int, body: bytes, kind: str = FORM, **more: str) -> tuple[int, str]:
    """Send a signed body to a running server; its status and text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST", "/slack/events", body, headers(body, kind) | more)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def fetch(port: int, path: str, method: str = "GET") -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.headers)
    finally:
        connection.close()
