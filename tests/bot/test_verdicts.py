import pytest

from bot.delivery.verdicts import Failed, Plain, Sent, Unsure, Wait, verdict


@pytest.mark.parametrize(
    ("status", "headers", "body", "expected"),
    [
        (200, {}, {"ok": True, "channel": "C1", "ts": "1.2"}, Sent("C1", "1.2")),
        (200, {}, {"ok": True, "message_ts": "1.2"}, Sent(None, "1.2")),
        (429, {"Retry-After": "7"}, None, Wait(7.0)),
        (200, {"retry-after": "3"}, {"ok": False, "error": "ratelimited"}, Wait(3.0)),
        (200, {}, {"ok": False, "error": "message_limit_exceeded"}, Wait(30.0)),
        (200, {}, {"ok": False, "error": "internal_error"}, Wait(30.0)),
        (200, {}, {"ok": False, "error": "invalid_blocks"}, Plain("invalid_blocks")),
        (200, {}, {"ok": False, "error": "channel_not_found"}, Failed("channel_not_found")),
        (200, {}, {"ok": False, "error": "invalid_auth"}, Failed("invalid_auth")),
        (200, {}, None, Unsure("status 200 without a readable answer")),
        (503, {}, None, Unsure("status 503 without a readable answer")),
    ],
)
def test_the_body_decides_not_the_status(status, headers, body, expected):
    assert verdict(status, headers, body) == expected
