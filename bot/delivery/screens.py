"""Windows: opened at once, within the three seconds that Slack gives, and never tried again."""

import logging
from typing import Any

from bot.delivery.client import Slack
from bot.delivery.verdicts import Sent

SECONDS = 1.0
"""A listener's longest call; a modal takes one, or two where a message's address is wanted."""
log = logging.getLogger(__name__)


class SlackScreens:
    """Calls that are only worth something now."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    def open(self, trigger: str, view: dict[str, Any]) -> bool:
        """Open a window; False where it did not appear."""
        return self._made("views.open", {"trigger_id": trigger, "view": view})

    def update(self, view: str, mark: str, changed: dict[str, Any]) -> bool:
        """Change an open window, unless it is no longer the version ``mark``."""
        return self._made("views.update", {"view_id": view, "hash": mark, "view": changed})

    def permalink(self, channel: str, ts: str) -> str | None:
        """The address of a message, where Slack tells it in time."""
        asked = {"channel": channel, "message_ts": ts}
        found = self._slack.read("chat.getPermalink", asked, seconds=SECONDS) or {}
        address = found.get("permalink")
        return address if isinstance(address, str) else None

    def _made(self, method: str, arguments: dict[str, Any]) -> bool:
        found = self._slack.call(method, arguments, seconds=SECONDS)
        if not isinstance(found, Sent):
            log.warning("%s: %s", method, found.error)
        return isinstance(found, Sent)
