"""The worker that turns dirty objectives into forecasts, one at a time."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from bot.aside import Aside
from core.errors import Busy
from core.model.clock import Clock
from core.store import forecasts
from core.store.store import Store
from core.usecases.forecasting import Planned, planned
from core.usecases.replanning import Replan, next_replan
from core.usecases.settling import Step, steps_of

PATIENCE = 0.8
"""Seconds a listener waits for its forecast."""
QUIET_REQUESTS, QUIET_WAITERS = 5, 2
"""Above these, requests a second and listeners waiting, nobody waits (design: the quiet rule)."""
FEW = 8
"""Objectives whose forecasts listeners hardly notice."""
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
        self._much = False
        self._stopping = False
        self._one_at_a_time = threading.Lock()
        self._aside = Aside()
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
        self._aside.stop()

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
        busy = self._busy()
        self._recent.append(time.monotonic())
        return not busy and not self._much and self._waiting < QUIET_WAITERS

    def _busy(self) -> bool:
        """Whether there were many requests in the last second."""
        recent = self._recent
        return len(recent) == QUIET_REQUESTS and time.monotonic() - recent[0] < 1.0

    def _settle(self, step: Step) -> None:
        with self._store.tx() as tx:
            begun = time.monotonic()
            step(tx)
        # Locks are not fair: without a pause whoever waits for this one waits on.
        time.sleep(2 * (time.monotonic() - begun) if self._busy() else BREATH)

    def _pending(self, objectives: tuple[int, ...]) -> bool:
        with self._store.tx() as tx:
            return forecasts.still_dirty(tx, objectives)

    def _run(self) -> None:
        while not self._stopping:
            self._work.wait()
            self._work.clear()
            try:
                with self._one_at_a_time:
                    self._drain(self._planned)
            except Exception:
                log.exception("a plan could not be forecast; its mark stays for the next write")

    def settle(self) -> None:
        """Replan until nothing is dirty, in the caller's thread."""
        with self._one_at_a_time:
            self._drain(planned)

    def _planned(self, work: Replan) -> Planned:
        """Forecast little here while the bot is quiet, else where it takes no listener's time."""
        here = len(work.keys) + work.waiting <= FEW and not self._busy()
        return planned(work) if here else self._aside.planned(work)

    def _drain(self, forecast: Callable[[Replan], Planned]) -> None:
        while not self._stopping and self._one(forecast):
            with self._settled:
                self._settled.notify_all()
            self._after.set()

    def _one(self, forecast: Callable[[Replan], Planned]) -> bool:
        try:
            with self._store.tx() as tx:
                work = next_replan(tx, self._clock())
            if work is None:
                return False
            self._much = len(work.keys) + work.waiting > FEW
            found = forecast(work)
            for step in steps_of(work, found, self._clock()):
                self._settle(step)
        except Busy:
            log.warning("the database is busy; replanning waits for the next tick")
            return False
        return True
