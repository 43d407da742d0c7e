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
    try:
        settings = Settings.read()
        logs.set_up(secrets=settings.secrets())
        with Lock(settings.mlstatus_database):
            _serve(settings)
    except SettingsMissing as error:
        _fail(str(error), 2)
    except InUse as error:
        _fail(str(error), 1)


TURN = 0.0005
"""Seconds a busy thread may keep the interpreter while a listener waits for it; Python's own are
five thousandths, and a listener waits so long after each of its many small database calls.
"""


def _serve(settings: Settings) -> None:
    sys.setswitchinterval(TURN)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    try:
        running = start(settings, system_clock)
    except OSError as error:
        where = f"{settings.mlstatus_host}:{settings.mlstatus_port}"
        _fail(f"Cannot listen on {where}: {error.strerror}. MLSTATUS_PORT names another port.", 1)
    way = "Socket Mode" if settings.slack_app_token else "HTTP on /slack/events"
    click.echo(f"mlstatus is running: {way}, port {running.web.port}.")
    sys.stdout.flush()
    stopped.wait()
    running.close()


def _fail(words: str, code: int) -> None:
    click.echo(words, err=True)
    sys.exit(code)
