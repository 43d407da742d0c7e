"""``serve``: the bot for a real workspace, by HTTP or Socket Mode."""

import signal
import sys
import threading

import click

from bot import logs
from bot.lock import InUse, Lock
from bot.running import start
from bot.settings import Settings, SettingsMissing
from core.model.clock import system_clock


@click.command()
def serve() -> None:
    """Run until stopped; settings come from the environment and .env."""
    logs.set_up()
    try:
        settings = Settings.read()
        with Lock(settings.mlstatus_database):
            _serve(settings)
    except (SettingsMissing, InUse) as error:
        click.echo(str(error), err=True)
        sys.exit(2 if isinstance(error, SettingsMissing) else 1)


def _serve(settings: Settings) -> None:
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    running = start(settings, system_clock)
    way = "Socket Mode" if settings.slack_app_token else "HTTP on /slack/events"
    click.echo(f"mlstatus is running: {way}, port {running.web.port}.")
    sys.stdout.flush()
    stopped.wait()
    running.close()
