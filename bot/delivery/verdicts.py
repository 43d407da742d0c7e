"""What an attempt to post came to, read from the body of Slack's answer, never its status alone.

A call that may have arrived, though nobody said so, is Unsure: it is looked up, never repeated
blindly, for Slack has no key that would make a second post harmless.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there, with Slack's channel and ts where they were told."""

    channel: str | None = None
    ts: str | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Not accepted; try again after this many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Plain:
    """The blocks were not accepted; the text alone may be."""

    error: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Not accepted, and trying again would not help before a person has done something."""

    error: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """It may have arrived."""

    error: str


Verdict = Sent | Wait | Plain | Failed | Unsure

PASSING = {"ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable",
           "team_added_to_org", "request_timeout", "internal_error", "fatal_error"}  # fmt: skip
BLOCKS = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments"}
RETRY, LONGEST = 30.0, 3600.0


def verdict(status: int, headers: Mapping[str, str], body: Mapping[str, Any] | None) -> Verdict:
    """The verdict on an answer; ``body`` None where it was no JSON object."""
    if status == 429:
        return Wait(_seconds(headers))
    if body is None:
        return Unsure(f"status {status} without a readable answer")
    if body.get("ok") is True:
        return Sent(body.get("channel"), body.get("ts") or body.get("message_ts"))
    error = str(body.get("error") or f"status {status}")
    if error in PASSING:
        return Wait(_seconds(headers))
    if error in BLOCKS:
        return Plain(error)
    return Unsure(error) if status >= 500 else Failed(error)


def _seconds(headers: Mapping[str, str]) -> float:
    given = next((v for k, v in headers.items() if k.lower() == "retry-after"), "")
    return min(LONGEST, max(1.0, float(given))) if given.isdigit() else RETRY
