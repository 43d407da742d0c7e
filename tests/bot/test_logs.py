import io
import logging

import pytest

from bot.logs import Quiet, Redacted


@pytest.fixture
def written():
    """Log a record through the bot's filter and format; the line, or nothing."""

    def writing(message: str, *given: object, level=logging.ERROR, name="bot", error=None) -> str:
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(Redacted(["s3cret", "longer-s3cret"]))
        handler.addFilter(Quiet())
        trace = (type(error), error, error.__traceback__) if error else None
        record = logging.LogRecord(name, level, "x.py", 1, message, given, trace)
        if handler.filter(record):
            handler.emit(record)
        return stream.getvalue()

    return writing


def broken(text: str) -> Exception:
    try:
        try:
            {}[text]
        except KeyError:
            int(text)
    except ValueError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize(
    "secret",
    ["xoxb-123-abc", "xoxp-1", "xapp-1-A2-b", "https://hooks.slack.com/commands/T1/2/xyz",
     "https://hooks.slack.com/actions/T1/2/xyz", "http://127.0.0.1:1/response/abc",
     "wss://wss-primary.slack.com/link/?ticket=abc", "s3cret", "longer-s3cret"],
)  # fmt: skip
def test_secrets_and_answer_addresses_are_redacted(written, secret):
    line = written("failed: %s end", {"x": secret})
    assert secret not in line
    assert "[redacted]" in line


def test_a_bearer_is_redacted_whatever_it_is(written):
    assert "abc" not in written("Authorization: Bearer abc")


def test_one_record_is_one_line(written):
    line = written("first\nsecond\rthird", error=broken("x"))
    assert line.count("\n") == 1
    assert "\r" not in line
    assert "first | second third" in line


def test_of_an_error_its_kind_and_places_are_told_and_not_its_words(written):
    line = written("failure 1f", error=broken("we will be bought in May"))
    assert "ValueError at bot/test_logs.py:" in line
    assert "after KeyError at" in line
    assert "bought" not in line


def test_what_the_system_says_is_told(written):
    assert "No space left on device" in written("x", error=OSError(28, "No space left on device"))


@pytest.mark.parametrize(
    ("name", "level", "shown"),
    [
        ("slack_bolt.RequestVerification", logging.INFO, False),
        ("slack_bolt.App", logging.WARNING, False),
        ("slack_bolt.App", logging.ERROR, True),
        ("slack_sdk.web.base_client", logging.WARNING, False),
        ("apscheduler.executors.default", logging.INFO, False),
        ("waitress.queue", logging.WARNING, False),
        ("slack_boltish", logging.INFO, True),
        ("bot.delivery.sender", logging.INFO, True),
    ],
)
def test_libraries_that_log_payloads_are_heard_only_when_something_failed(
    written, name, level, shown
):
    assert bool(written("body: secret plans", level=level, name=name)) is shown
