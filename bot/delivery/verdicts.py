"""What an attempt to post came to, read from the body of Slack's answer, never its status alone.

A call that may have arrived, though nobody said so, is Unsure: it is looked up, never repeated
blindly, for Slack has no key that would make a second post harmless.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back of a call.

    Attributes:
        status: The HTTP status; 0 where there was no answer.
        headers: The answer's headers, in any case.
        raw: The answer's bytes.
        trouble: Why there is no answer, else empty.
        reached: False where no connection came about, so that nothing can have arrived.
    """

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes = b""
    trouble: str = ""
    reached: bool = True

    def body(self) -> Json | None:
        """Slack's object; where a response_url answers in a bare word, one that says the same."""
        text = self.raw.decode("utf-8", "replace").strip()
        if re.fullmatch(r"[a-z][a-z_]{1,60}", text):
            return {"ok": True} if text == "ok" else {"ok": False, "error": text}
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) and "ok" in found else None

    def header(self, name: str) -> str:
        """One header's value, or nothing."""
        return next((v for k, v in self.headers.items() if k.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there, with Slack's channel and ts where they were told."""

    channel: str | None = None
    ts: str | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Not accepted; Slack wants nothing for this many seconds."""

    seconds: float
    error: str


@dataclass(frozen=True, slots=True)
class Retry:
    """Not accepted for a passing reason; when to try again is ours to choose."""

    error: str


@dataclass(frozen=True, slots=True)
class Plain:
    """The blocks were not accepted; the text alone may be."""

    error: str


@dataclass(frozen=True, slots=True)
class NeedsPerson:
    """Not accepted, and trying again would not help before a person has done something."""

    error: str


@dataclass(frozen=True, slots=True)
class Stop:
    """No message of ours is accepted before a person has done something."""

    error: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """It may have arrived."""

    error: str


Verdict = Sent | Wait | Retry | Plain | NeedsPerson | Stop | Unsure

LIMITED = {"ratelimited", "rate_limited", "message_limit_exceeded"}
PASSING = {"service_unavailable", "request_timeout", "team_added_to_org"}
BLOCKS = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments"}
STOPPED = {"not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired",
           "no_permission", "missing_scope", "team_access_not_granted", "ekm_access_denied",
           "org_login_required"}  # fmt: skip
PERHAPS = {"internal_error", "fatal_error"}
"""Slack says of these that some of the operation may have succeeded."""
PAUSE, LONGEST = 30.0, 3600.0


def verdict(answer: Answer) -> Verdict:
    """What the answer to a call that writes means for its message."""
    if not answer.status:
        return Unsure(answer.trouble) if answer.reached else Retry(answer.trouble)
    body = answer.body()
    if answer.status == 429:
        return Wait(_seconds(answer), "ratelimited")
    if body is None:
        return _unreadable(answer.status)
    if body["ok"] is True:
        return Sent(body.get("channel"), body.get("ts") or body.get("message_ts"))
    return _refused(str(body.get("error") or f"status {answer.status}"), answer)


def _unreadable(status: int) -> Verdict:
    """No word of Slack's: a page of something in between, or a server at its end."""
    words = f"status {status} without a readable answer"
    return Retry(words) if 300 <= status < 500 and status != 408 else Unsure(words)


def _refused(error: str, answer: Answer) -> Verdict:
    if error in LIMITED:
        return Wait(_seconds(answer), error)
    kinds = ((PASSING, Retry), (BLOCKS, Plain), (STOPPED, Stop), (PERHAPS, Unsure))
    for errors, kind in kinds:
        if error in errors:
            return kind(error)
    return Unsure(error) if answer.status >= 500 else NeedsPerson(error)


def _seconds(answer: Answer) -> float:
    given = answer.header("retry-after")
    return min(LONGEST, max(1.0, float(given))) if re.fullmatch(r"[0-9]{1,9}", given) else PAUSE
