import io

import pytest

from bot.guard import BODY, MOST_BYTES, guard
from tests.bot.requests import (
    FIELDS,
    FORM,
    JSON,
    MENTION,
    NOW,
    PRESS,
    SECRET,
    command,
    event,
    interaction,
    signature,
    without,
)


def ask(body=None, *, kind=FORM, stamp=str(NOW), signed_as=None, method="POST", length=None):
    """The status, and the parsed body where it passed."""
    body = command() if body is None else body
    environ = {
        "REQUEST_METHOD": method,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)) if length is None else length,
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": stamp,
        "HTTP_X_SLACK_SIGNATURE": signature(body, stamp) if signed_as is None else signed_as,
        "wsgi.input": io.BytesIO(body),
    }
    reached, statuses = [], []

    def bolt(environ, start):
        reached.append(environ[BODY])
        start("200 OK", [])
        return [b"bolt"]

    guard(bolt, SECRET, lambda: NOW)(environ, lambda status, _: statuses.append(status))
    return int(statuses[0][:3]), *reached


def test_a_signed_command_passes_with_its_fields():
    assert ask() == (200, FIELDS)


def test_a_signed_event_and_a_signed_click_pass():
    assert ask(event(MENTION), kind=f"{JSON}; charset=utf-8")[1]["event"] == MENTION
    assert ask(interaction(PRESS)) == (200, PRESS)


def test_a_command_that_speaks_of_a_payload_keeps_its_text():
    assert ask(command(text="plan Smaller payload by 31 Mar: a?"))[1]["text"].startswith("plan")


def test_brackets_in_a_text_are_not_depth():
    said = MENTION | {"text": "[{" * 5000}
    assert ask(event(said), kind=JSON)[1]["event"] == said


@pytest.mark.parametrize("late", [-300, 300])
def test_five_minutes_are_not_too_old(late):
    assert ask(stamp=str(NOW + late))[0] == 200


@pytest.mark.parametrize(
    "stamp", ["abc", "1e9", "inf", "nan", "9" * 4400, "", "-5", "+5", " 5", "1_8", "١٢٣", "1,2",
              str(NOW - 301), str(NOW + 301)],
)  # fmt: skip
def test_a_stale_or_malformed_timestamp_is_unauthorised(stamp):
    assert ask(stamp=stamp) == (401,)


@pytest.mark.parametrize(
    "signed_as",
    ["", "x", "v1=", "v0=é", "v0=" + "0" * 64, "v0=" + "A" * 64, "v0=" + "٠" * 64,
     f"{signature(command(), str(NOW))}, {signature(command(), str(NOW))}",
     signature(command(), str(NOW)).upper(), signature(command(), str(NOW)) + "\n"],
)  # fmt: skip
def test_a_wrong_doubled_or_malformed_signature_is_unauthorised(signed_as):
    assert ask(signed_as=signed_as) == (401,)


def test_a_signature_over_other_bytes_is_unauthorised():
    assert ask(command(text="a+b"), signed_as=signature(command(text="a b"), str(NOW))) == (401,)


@pytest.mark.parametrize(
    "body",
    [b"", b"text=hello", b"payload=%7Bbroken", b"payload=%5B%5D", b"payload=5", b"\xff\xfe",
     command() + b"&text=%ff%fe", command() + b"&text=%ED%A0%80", command() + b"&user_id=U2",
     command() + b"&lonely", b"&".join(b"a%d=1" % n for n in range(300)),
     *(command(**{name: ""}) for name in ("team_id", "user_id", "channel_id", "trigger_id")),
     *(interaction(without(PRESS, name)) for name in ("type", "user", "team", "actions")),
     interaction(PRESS | {"user": {}}), interaction(PRESS | {"user": "U1"}),
     interaction(PRESS | {"team": "T1"}), interaction(PRESS | {"actions": []}),
     interaction(PRESS | {"actions": ["x"]}), interaction(PRESS | {"actions": [{}]}),
     interaction(PRESS | {"channel": 5}), interaction(PRESS | {"type": "unheard_of"}),
     interaction(PRESS | {"type": "view_submission"}),
     interaction(PRESS | {"type": "view_closed", "view": []}),
     interaction(PRESS | {"type": "shortcut"})],
)  # fmt: skip
def test_a_signed_form_of_another_shape_is_a_bad_request(body):
    assert ask(body) == (400,)


@pytest.mark.parametrize(
    "body",
    [b"", b"{broken", b"[]", b"null", b'"text"', b"\xff", b"\xef\xbb\xbf{}", b'{"event": 3}',
     b"[" * 100_000, b'{"a":' * 100_000 + b"1" + b"}" * 100_000, event({"x": [[[]]]}),
     event(MENTION | {"deep": [[[]]]}).replace(b"[[[]]]", b"[" * 100 + b"]" * 100),
     event(MENTION | {"n": 5}).replace(b'"n": 5', b'"n": ' + b"9" * 5000),
     event(MENTION | {"text": "x"}).replace(b'"x"', b'"\\ud800"'),
     *(event(without(MENTION, name)) for name in ("type", "user", "channel")),
     event(MENTION | {"user": {"id": "U1"}}), event(MENTION | {"text": 5}),
     event(MENTION | {"type": ["app_mention"]}), event(MENTION, team_id=None),
     event(MENTION, team_id=7), event(MENTION, event_id=""), event(MENTION, authorizations=5),
     event(MENTION, authorizations=[5]), event(MENTION, authorizations=[{"team_id": 1}]),
     event({"type": "channel_rename", "channel": "C1"}), event({"type": "member_joined_channel"}),
     event({"type": "channel_archive"}), b'{"type": "url_verification"}'],
)  # fmt: skip
def test_a_signed_event_of_another_shape_is_a_bad_request(body):
    assert ask(body, kind=JSON) == (400,)


def test_method_type_and_length_are_checked_before_the_body():
    assert ask(method="GET") == (405,)
    assert ask(kind="text/plain") == (415,)
    assert ask(kind="") == (415,)
    assert ask(length="") == (411,)
    assert ask(length="many") == (400,)
    assert ask(length="٣") == (400,)
    assert ask(length=str(MOST_BYTES + 1)) == (413,)


def test_a_body_longer_than_it_says_is_too_large():
    assert ask(b"a" * (MOST_BYTES + 1), length="5") == (413,)


def test_the_largest_body_is_read_whole():
    body = command(text="a" * (MOST_BYTES - len(command(text=""))))
    assert len(body) == MOST_BYTES
    assert ask(body)[0] == 200
