"""The worker that turns dirty objectives into forecasts, one at a time."""

import logging
import threading
import time
from collections import deque

from core.errors import Busy
from core.model.clock import Clock
from core.store import forecasts
from core.store.store import Store
from core.usecases.forecasting import planned
from core.usecases.replanning import next_replan
from core.usecases.settling import steps_of

PATIENCE = 0.8
"""Seconds a listener waits for its forecast."""
QUIET_REQUESTS, QUIET_WAITERS = 5, 2
"""Above these, requests a second and listeners waiting, nobody waits (design: the quiet rule)."""
BREATH = 0.001
"""Seconds in which others get at the database between two objectives."""
log = logging.getLogger(__name__)


class Replanner:
    """One thread; ``wake`` it after a write."""

    def __init__(self, store: Store, clock: Clock, *, after: threading.Event) -> None:
        self._store, self._clock, self._after = store, clock, after
        self._work = threading.Event()
        self._settled = threading.Condition()
        self._recent: deque[float] = deque(maxlen=QUIET_REQUESTS)
        self._waiting = 0
        self._stopping = False
        self._one_at_a_time = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="replanner", daemon=True)

    def start(self) -> None:
        """Begin; marks left by an earlier run are taken up first."""
        self._work.set()
        self._thread.start()

    def stop(self) -> None:
        """End after the piece of work under way."""
        self._stopping = True
        self._work.set()
        if self._thread.is_alive():
            self._thread.join(10)

    def wake(self) -> None:
        """There is something to replan."""
        self._work.set()

    def wait_for(self, objectives: tuple[int, ...]) -> None:
        """Wait a moment for these forecasts, but only while the bot is quiet and this one works."""
        with self._settled:
            if not objectives or not self._thread.is_alive() or not self._quiet():
                return
            self._waiting += 1
            try:
                deadline = time.monotonic() + PATIENCE
                while self._pending(objectives) and time.monotonic() < deadline:
                    self._settled.wait(deadline - time.monotonic())
            finally:
                self._waiting -= 1

    def _quiet(self) -> bool:
        now = time.monotonic()
        busy = len(self._recent) == QUIET_REQUESTS and now - self._recent[0] < 1.0
        self._recent.append(now)
        return not busy and self._waiting < QUIET_WAITERS

    def _pending(self, objectives: tuple[int, ...]) -> bool:
        with self._store.tx() as tx:
            return forecasts.still_dirty(tx, objectives)

    def _run(self) -> None:
        while not self._stopping:
            self._work.wait()
            self._work.clear()
            try:
                self.settle()
            except Exception:
                log.exception("a plan could not be forecast; its mark stays for the next write")

    def settle(self) -> None:
        """Replan until nothing is dirty, in the caller's thread."""
        with self._one_at_a_time:
            self._drain()

    def _drain(self) -> None:
        while not self._stopping and self._one():
            with self._settled:
                self._settled.notify_all()
            self._after.set()

    def _one(self) -> bool:
        try:
            with self._store.tx() as tx:
                work = next_replan(tx, self._clock())
            if work is None:
                return False
            found = planned(work)
            for step in steps_of(work, found, self._clock()):
                with self._store.tx() as tx:
                    step(tx)
                # Locks are not fair: without a pause whoever waits for this one waits on.
                time.sleep(BREATH)
        except Busy:
            log.warning("the database is busy; replanning waits for the next tick")
            return False
        return True
