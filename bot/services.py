"""Everything the bot is made of, wired once."""

from dataclasses import dataclass

from bot.delivery.client import Slack
from bot.delivery.screens import SlackScreens
from bot.delivery.sender import Sender
from bot.directory import SlackDirectory
from bot.replanner import Replanner
from core.model.clock import Clock
from core.store.outbox import HOME, OutboxRow
from core.store.store import Store
from core.usecases.homes import home_of
from core.usecases.naming import with_names
from core.wording.home import home_page
from core.wording.message import Message
from handlers.services import Services
from handlers.views.home import home_blocks
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
    sender = Sender(store, clock, slack, Rendering(store, clock).laid)
    replanner = Replanner(store, clock, after=sender.work)
    directory = SlackDirectory(store, clock, slack)
    services = Services(store, clock, replanner, directory, sender.wake, SlackScreens(slack))
    return Bot(services, store, slack, replanner, sender)


@dataclass(frozen=True, slots=True)
class Rendering:
    """Outbox rows as Slack's blocks."""

    store: Store
    clock: Clock

    def laid(self, row: OutboxRow) -> Laid:
        """What a row says: core/wording's value, with the names of now; or a page."""
        if row.kind == HOME:
            return self._home(row)
        with self.store.tx() as tx:
            return laid_out(with_names(tx, Message.model_validate(row.body)))

    def _home(self, row: OutboxRow) -> Laid:
        with self.store.tx() as tx:
            shown = home_of(tx, row.team, row.recipient.user or "", self.clock())
        page = home_page(shown)
        lines = [each.text for section in page.sections for each in section.rows]
        return Laid("\n".join(lines), home_blocks(page))
