import json

import pytest

from bot.delivery.verdicts import (
    Answer,
    NeedsPerson,
    Plain,
    Retry,
    Sent,
    Stop,
    Unsure,
    Wait,
    verdict,
)


def answer(status: int, body: object, **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, headers, raw)


def no(error: str, status: int = 200, **headers: str) -> Answer:
    return answer(status, {"ok": False, "error": error}, **headers)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer(200, {"ok": True, "channel": "C1", "ts": "1.2"}), Sent("C1", "1.2")),
        (answer(200, {"ok": True, "message_ts": "1.2"}), Sent(None, "1.2")),
        (answer(200, b"ok"), Sent()),
        (answer(429, b"", **{"Retry-After": "7"}), Wait(7.0, "ratelimited")),
        (answer(429, b"slow down"), Wait(30.0, "ratelimited")),
        (no("ratelimited", **{"retry-after": "3"}), Wait(3.0, "ratelimited")),
        (no("ratelimited", **{"retry-after": "inf"}), Wait(30.0, "ratelimited")),
        (no("ratelimited", **{"retry-after": "999999"}), Wait(3600.0, "ratelimited")),
        (no("message_limit_exceeded"), Wait(30.0, "message_limit_exceeded")),
        (no("service_unavailable"), Retry("service_unavailable")),
        (Answer(trouble="ConnectionRefusedError", reached=False), Retry("ConnectionRefusedError")),
        (answer(302, b"<html>"), Retry("status 302 without a readable answer")),
        (answer(403, b"<html>a proxy"), Retry("status 403 without a readable answer")),
        (no("invalid_blocks"), Plain("invalid_blocks")),
        (no("invalid_blocks", 400), Plain("invalid_blocks")),
        (answer(400, b"invalid_blocks"), Plain("invalid_blocks")),
        (no("msg_blocks_too_long"), Plain("msg_blocks_too_long")),
        (no("channel_not_found"), NeedsPerson("channel_not_found")),
        (no("not_in_channel"), NeedsPerson("not_in_channel")),
        (no("is_archived"), NeedsPerson("is_archived")),
        (no("msg_too_long"), NeedsPerson("msg_too_long")),
        (answer(404, b"expired_url"), NeedsPerson("expired_url")),
        (no("invalid_auth"), Stop("invalid_auth")),
        (no("missing_scope"), Stop("missing_scope")),
        (no("internal_error"), Unsure("internal_error")),
        (no("fatal_error", 500), Unsure("fatal_error")),
        (no("something_new", 503), Unsure("something_new")),
        (Answer(trouble="ConnectionResetError"), Unsure("ConnectionResetError")),
        (answer(200, b"<html>ok</html>"), Unsure("status 200 without a readable answer")),
        (answer(200, {"hello": 1}), Unsure("status 200 without a readable answer")),
        (answer(200, b"[" * 100_000), Unsure("status 200 without a readable answer")),
        (answer(500, b""), Unsure("status 500 without a readable answer")),
        (answer(503, b"\xff"), Unsure("status 503 without a readable answer")),
        (answer(408, b""), Unsure("status 408 without a readable answer")),
    ],
)
def test_the_body_decides_not_the_status(given, expected):
    assert verdict(given) == expected
