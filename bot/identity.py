"""Who the bot is: asked of Slack in the background, kept in the store."""

import logging
import threading

from bot.delivery.client import Slack
from core.model.clock import Clock
from core.model.places import Workspace
from core.store import places
from core.store.store import Store

log = logging.getLogger(__name__)


class Identity:
    """Asks ``auth.test`` until it is answered; ``known`` says whether it has been."""

    def __init__(self, store: Store, clock: Clock, slack: Slack) -> None:
        self._store, self._clock, self._slack = store, clock, slack
        self._stop = threading.Event()
        self.known = False
        self._thread = threading.Thread(target=self._run, name="identity", daemon=True)

    def start(self) -> None:
        """Begin asking."""
        self._thread.start()

    def stop(self) -> None:
        """Stop asking."""
        self._stop.set()

    def _run(self) -> None:
        wait = 1.0
        while not self._stop.is_set() and not self.ask():
            self._stop.wait(wait)
            wait = min(60.0, wait * 2)

    def ask(self) -> bool:
        """Ask once; True where Slack answered."""
        found = self._slack.read("auth.test", {}, seconds=5)
        if found is None:
            return False
        with self._store.tx() as tx:
            kept = places.workspace(tx, found["team_id"])
            facts = {
                "name": found.get("team", ""),
                "bot_user": found.get("user_id", ""),
                "bot_id": found.get("bot_id", ""),
                "checked_at": self._clock(),
            }
            places.put_workspace(tx, Workspace.model_validate(kept.model_dump() | facts))
        self.known = True
        log.info("connected to %s", found.get("team", "the workspace"))
        return True
