"""Forecasting in a process of its own, so that it does not take the interpreter from listeners.

The process is begun when it is first needed, which a small team's bot never does, and ends with
the bot, however that ends: what it reads from closes.
"""

import logging
import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from core.usecases.forecasting import Planned, planned
from core.usecases.replanning import Replan

log = logging.getLogger(__name__)
STOPPING = 5.0
"""Seconds for the process to end by itself."""


class Aside:
    """One process that forecasts what it is handed; where it cannot be had, this one does it."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._there: Connection | None = None
        self._one_at_a_time = threading.Lock()

    def planned(self, work: Replan) -> Planned:
        """The same as ``forecasting.planned``, digit by digit; its errors are raised here."""
        with self._one_at_a_time:
            try:
                found = self._asked(work)
            except (OSError, EOFError) as error:
                log.warning("the planner's process is gone (%s); planning here", error)
                self._end()
                return planned(work)
        if isinstance(found, Exception):
            raise found
        return found

    def stop(self) -> None:
        """End the process, if there is one."""
        with self._one_at_a_time:
            self._end()

    def _asked(self, work: Replan) -> Planned | Exception:
        if self._there is None:
            self._there = self._begun()
        self._there.send(work)
        found: Planned | Exception = self._there.recv()
        return found

    def _begun(self) -> Connection:
        # Forking would copy locks that other threads hold.
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there,), name="planner", daemon=True)
        self._process.start()
        there.close()  # so that either side sees the other's end
        return here

    def _end(self) -> None:
        if self._there is not None:
            self._there.close()
        if self._process is not None:
            self._process.join(STOPPING)
            if self._process.is_alive():
                self._process.terminate()
        self._process = self._there = None


def _serve(there: Connection) -> None:
    """Answer until the other side is gone."""
    while True:
        try:
            work: Replan = there.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            found: Planned | Exception = planned(work)
        except Exception as error:  # it is raised where it was asked for
            found = error
        there.send(found)
