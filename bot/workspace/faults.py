"""Bad days on request: what the next calls and deliveries meet instead of a working Slack."""

import threading
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Json = dict[str, Any]
Kind = Literal["500", "503", "html", "reset", "stall", "429", "error"]
KINDS: tuple[str, ...] = get_args(Kind)
Source = Literal["command", "event", "interaction"]
ANY = "*"


@dataclass(frozen=True, slots=True)
class Fault:
    """How one call fails.

    Attributes:
        kind: A status, a page of HTML with status 200, a cut connection, silence, or an error.
        error: Slack's word for it, where the answer is an error.
        after: Whether the call takes effect first, so that only its answer is lost.
        seconds: Retry-After of a 429; the longest silence of a stall.
    """

    kind: str
    after: bool = False
    seconds: int = 30
    error: str = "internal_error"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A delivery made again, as Slack does when it believes the first one lost."""

    number: int = 1
    reason: str = "http_timeout"


@dataclass(slots=True)
class Faults:
    """What is still to go wrong; ``limited`` holds posts to one a second a channel."""

    limited: bool = False
    released: threading.Event = field(default_factory=threading.Event)
    _calls: dict[str, list[Fault]] = field(default_factory=dict)
    _repeats: dict[str, list[Repeat]] = field(default_factory=dict)

    def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls to a method, or to any (``*``), fail."""
        self.released.clear()
        self._calls.setdefault(method, []).extend([fault] * times)

    def repeat(self, source: Source, *repeats: Repeat) -> None:
        """Deliver the next of these again, once for each repeat."""
        self._repeats.setdefault(source, []).extend(repeats)

    def clear(self) -> None:
        """All is well again; calls that hang go on."""
        self._calls.clear()
        self._repeats.clear()
        self.limited = False
        self.released.set()

    def taken(self, method: str) -> Fault | None:
        """The fault this call meets, which is then used up."""
        for name in (method, ANY):
            if left := self._calls.get(name):
                return left.pop(0)
        return None

    def repeats(self, source: str) -> list[Repeat]:
        """The repeats of this delivery, which are then used up."""
        return self._repeats.pop(source, [])


def ask(faults: Faults, asked: Json) -> bool:
    """Carry out a control of the page or a test; False where it is not understood."""
    kind, times = str(asked.get("kind")), int(asked.get("times", 1))
    if kind in KINDS:
        error = str(asked.get("error", "internal_error"))
        fault = Fault(kind, bool(asked.get("after")), int(asked.get("seconds", 30)), error)
        faults.fail(str(asked.get("method", ANY)), fault, times)
    elif kind == "repeat" and asked.get("of") in get_args(Source):
        reason = str(asked.get("reason", "http_timeout"))
        faults.repeat(asked["of"], *(Repeat(n, reason) for n in range(1, times + 1)))
    elif kind == "limit":
        faults.limited = bool(asked.get("on", True))
    elif kind == "none":
        faults.clear()
    else:
        return False
    return True
