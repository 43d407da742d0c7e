"""What listeners work with, injected into them by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

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


class Screens(Protocol):
    """What a person looks at; Slack gives three seconds from the press to the window."""

    def open(self, trigger: str, view: dict[str, Any]) -> bool:
        """Open a window; False where it did not appear."""

    def update(self, view: str, mark: str, changed: dict[str, Any]) -> bool:
        """Change an open window, unless it is no longer the version ``mark``."""

    def permalink(self, channel: str, ts: str) -> str | None:
        """The address of a message, where Slack tells it in time."""


@dataclass(frozen=True, slots=True)
class Services:
    """The store, the clock, and the workers that listeners may wake."""

    store: Store
    clock: Clock
    replanner: Replans
    directory: Directory
    deliver: Callable[[], None]
    screens: Screens
