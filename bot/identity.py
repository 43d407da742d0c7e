"""Who the bot is: asked of Slack in the background, kept in the store."""

import logging
import threading

from bot.delivery.client import Slack
from bot.delivery.verdicts import Json, Sent, verdict
from core.errors import Busy
from core.model.clock import Clock
from core.model.places import Workspace
from core.store import places
from core.store.store import Store

LONGEST_PAUSE = 60.0
log = logging.getLogger(__name__)


class Identity:
    """Asks ``auth.test`` until it is answered.

    Attributes:
        known: Whether Slack has answered.
        trouble: Why not, the last time; else empty.
    """

    def __init__(self, store: Store, clock: Clock, slack: Slack, installer: str = "") -> None:
        self._store, self._clock, self._slack = store, clock, slack
        self._installer = installer
        self._stop = threading.Event()
        self.known, self.trouble = False, ""
        self._thread = threading.Thread(target=self._run, name="identity", daemon=True)

    def start(self) -> None:
        """Begin asking."""
        self._thread.start()

    def stop(self) -> None:
        """Stop asking."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(6)

    def _run(self) -> None:
        pause = 1.0
        while not self._stop.is_set() and not self.ask():
            self._stop.wait(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    def ask(self) -> bool:
        """Ask once; True where Slack answered."""
        answer = self._slack.ask("auth.test", {}, seconds=5)
        found, body = verdict(answer), answer.body() or {}
        if not isinstance(found, Sent):
            return self._failed(found.error)
        if not body.get("team_id"):
            return self._failed("an answer that names no workspace")
        try:
            self._keep(body)
        except Busy:
            return self._failed("the database is busy")
        self.known, self.trouble = True, ""
        log.info("connected to workspace %s", body["team_id"])
        return True

    def _failed(self, why: str) -> bool:
        if why != self.trouble:
            log.warning("Slack does not say who the bot is: %s; asking again", why)
        self.trouble = why
        return False

    def _keep(self, found: Json) -> None:
        facts = {
            "name": found.get("team") or "",
            "bot_user": found.get("user_id") or "",
            "bot_id": found.get("bot_id") or "",
            "checked_at": self._clock(),
            "removed_at": None,
            "installer": self._installer,
        }
        with self._store.tx() as tx:
            kept = places.workspace(tx, found["team_id"])
            places.put_workspace(tx, Workspace.model_validate(kept.model_dump() | facts))
