"""What listeners work with, injected into them by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from core.model.clock import Clock
from core.store.store import Store


class Replans(Protocol):
    """The replan worker, as listeners see it."""

    def wake(self) -> None:
        """There is something to replan."""

    def wait_for(self, objectives: tuple[int, ...]) -> None:
        """Wait a moment for these forecasts, but only while the bot is quiet."""


class Directory(Protocol):
    """Who people and channels are."""

    def meet(self, team: str, user: str, channel: str, name: str) -> None:
        """Look a person and a channel up, once, so that their time zone is known."""


@dataclass(frozen=True, slots=True)
class Services:
    """The store, the clock, and the workers that listeners may wake."""

    store: Store
    clock: Clock
    replanner: Replans
    directory: Directory
    deliver: Callable[[], None]
