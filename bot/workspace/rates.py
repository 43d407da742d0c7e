"""How often each method may be called in a minute of the workspace's own clock."""

import math
from collections import deque
from dataclasses import dataclass, field

MINUTE, BURST = 60.0, 10
TIER_2, TIER_3, TIER_4, HUNDREDS = 20, 50, 100, 600
"""Slack's tiers, whose figures are the least it allows, and what it calls hundreds a minute.

Which method is in which: MethodsRateLimits of slackapi/java-slack-sdk (2026), which repeats the
methods' own pages. Tier 1, once a minute with a small burst, is that of new sockets: ``BURST``.
"""


@dataclass(slots=True)
class Rates:
    """The calls of the last minute, and the last post to each channel, in Unix seconds."""

    _called: dict[str, deque[float]] = field(default_factory=dict)
    _posted: dict[str, float] = field(default_factory=dict)

    def wait(self, method: str, most: int, now: float) -> int:
        """Whole seconds until the method may be called again; 0 where it may, which counts."""
        called = self._called.setdefault(method, deque())
        while called and not 0 <= now - called[0] < MINUTE:
            called.popleft()
        if len(called) >= most:
            return max(1, math.ceil(called[0] + MINUTE - now))
        called.append(now)
        return 0

    def crowded(self, channel: str, now: float) -> bool:
        """Whether a post to a channel comes within a second of the last one."""
        if 0 <= now - self._posted.get(channel, float("-inf")) < 1.0:
            return True
        self._posted[channel] = now
        return False
