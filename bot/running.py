"""The whole bot, running: server or sockets, workers, ticks; used by ``serve`` and ``demo``."""

from dataclasses import dataclass

from apscheduler.schedulers.background import BackgroundScheduler

from bot import server
from bot.app import build_app
from bot.backups import back_up
from bot.delivery.client import Slack
from bot.health import health
from bot.identity import Identity
from bot.services import Bot, build_services
from bot.settings import Settings
from bot.socket import Sockets, connect
from bot.ticker import Tick, ticker
from core.model.clock import Clock
from core.store.store import Store
from core.usecases.ticking import tick

TICK = 30
LOOK_AGAIN = 600
"""Seconds after which it is looked whether the day's backup is there."""


@dataclass
class RunningBot:
    """Everything that must be stopped, in the order in which it is."""

    bot: Bot
    web: server.Running
    scheduler: BackgroundScheduler
    identity: Identity
    sockets: Sockets | None

    def start(self) -> None:
        """Start the workers and the ticks."""
        self.bot.start()
        self.identity.start()
        self.scheduler.start()

    def close(self) -> None:
        """Stop accepting, finish what is under way, close the store."""
        if self.sockets:
            self.sockets.close()
        self.web.close()
        self.scheduler.shutdown(wait=True)
        self.identity.stop()
        self.bot.stop()


def start(settings: Settings, clock: Clock) -> RunningBot:
    """Start the bot; its database file must be locked by the caller."""
    running = build(settings, clock, backups=True)
    running.start()
    return running


def build(settings: Settings, clock: Clock, *, backups: bool = False) -> RunningBot:
    """The bot, answering already; its workers and ticks wait for ``start``."""
    token = settings.slack_bot_token.get_secret_value()
    secret = settings.slack_signing_secret.get_secret_value()
    slack = Slack(settings.slack_api_url, token)
    bot = build_services(Store.open(settings.mlstatus_database), clock, slack)
    app = build_app(bot.services, token, secret)
    identity = Identity(bot.store, clock, slack, settings.mlstatus_installer)
    sockets = connect(app, settings) if settings.slack_app_token else None
    slack_side = None if sockets else server.slack_side(app, secret)
    watched = server.web(slack_side, lambda: _health(bot, identity, sockets))
    web = server.run(watched, settings.mlstatus_host, settings.mlstatus_port)
    daily = Tick("backup", LOOK_AGAIN, lambda: _copy(bot, settings, clock))
    scheduler = ticker([Tick("due", TICK, lambda: turn(bot, clock)), *([daily] if backups else [])])
    return RunningBot(bot, web, scheduler, identity, sockets)


def _copy(bot: Bot, settings: Settings, clock: Clock) -> None:
    back_up(bot.store, settings.mlstatus_database, clock().date())


def turn(bot: Bot, clock: Clock) -> None:
    """One tick: queue what is due, then let the workers look."""
    tick(bot.store, clock())
    bot.replanner.wake()
    bot.sender.wake()


def _health(bot: Bot, identity: Identity, sockets: Sockets | None) -> dict[str, object]:
    found = health(bot, identity)
    if sockets is not None:
        alive = sockets.alive()
        return found | {"ready": found["ready"] and alive, "socket": alive}
    return found
