"""Everything the bot is made of, wired once."""

from dataclasses import dataclass
from typing import Any

from bot.delivery.client import Slack
from bot.delivery.screens import SlackScreens
from bot.delivery.sender import Render, Sender
from bot.directory import SlackDirectory
from bot.replanner import Replanner
from core.model.clock import Clock
from core.store.store import Store
from core.usecases.naming import with_names
from core.wording.message import Message
from handlers.services import Services
from handlers.views.messages import Laid, laid_out


@dataclass(frozen=True, slots=True)
class Bot:
    """The services that listeners use, and the workers behind them."""

    services: Services
    store: Store
    slack: Slack
    replanner: Replanner
    sender: Sender

    def start(self) -> None:
        """Start the workers."""
        self.replanner.start()
        self.sender.start()

    def stop(self) -> None:
        """Stop the workers, then close the store."""
        self.replanner.stop()
        self.sender.stop()
        self.store.close()


def build_services(store: Store, clock: Clock, slack: Slack) -> Bot:
    """The bot around a store, a clock and Slack; nothing runs yet."""
    sender = Sender(store, clock, slack, renderer(store))
    replanner = Replanner(store, clock, after=sender.work)
    directory = SlackDirectory(store, clock, slack)
    services = Services(store, clock, replanner, directory, sender.wake, SlackScreens(slack))
    return Bot(services, store, slack, replanner, sender)


def renderer(store: Store) -> Render:
    """Lays outbox rows out, with the names people have now."""

    def named(_: str, body: dict[str, Any]) -> Laid:
        with store.tx() as tx:
            return laid_out(with_names(tx, Message.model_validate(body)))

    return named


def rendered(_: str, body: dict[str, Any]) -> Laid:
    """An outbox row's body, core/wording's value as JSON, as Slack's blocks."""
    return laid_out(Message.model_validate(body))
