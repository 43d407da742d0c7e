"""``demo``: the bot and a local Slack in one process, on 127.0.0.1, without an account."""

import logging
import shutil
import signal
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import click
from pydantic import SecretStr

from bot import logs, server
from bot.lock import InUse, Lock
from bot.running import RunningBot, start, turn
from bot.settings import Settings
from bot.workspace.sample import tell
from bot.workspace.sending import Sending
from bot.workspace.site import Site, site_app
from bot.workspace.state import Workspace

FOLDER = Path(".demo")
HOUR = timedelta(hours=1)


class Demo:
    """A running bot and the workspace it lives in."""

    def __init__(self, folder: Path, port: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.workspace = Workspace(folder / "workspace.json")
        self.sending = Sending(self.workspace)
        site = Site(self.workspace, self.sending, self.advance)
        self._web = server.run(site_app(site), "127.0.0.1", port)
        self.address = f"http://127.0.0.1:{self._web.port}"
        self.running = self._bot(folder)
        self.sending.here = self.address
        self.sending.endpoint = f"http://127.0.0.1:{self.running.web.port}/slack/events"

    def _bot(self, folder: Path) -> RunningBot:
        settings = Settings(
            _env_file=None,
            slack_bot_token=SecretStr(self.workspace.token),
            slack_signing_secret=SecretStr(self.workspace.signing_secret),
            slack_api_url=f"{self.address}/api/",
            mlstatus_database=folder / "mlstatus.db",
            mlstatus_port=0,
        )
        running = start(settings, self.workspace.now)
        running.identity.ask()
        return running

    def tell_story(self) -> None:
        """Let the sample team live its four weeks, unless somebody has lived here before."""
        if not self.workspace.messages():
            tell(self.sending, self.live_to, self.workspace.now())
            self.workspace.forget_private()

    def live_to(self, moment: datetime) -> None:
        """Move the clock day by day and do what falls due on the way, in the afternoon."""
        while (stop := _afternoon(self.workspace.now())) < moment:
            self._turn(stop)
        self._turn(moment)

    def advance(self, span: timedelta) -> None:
        """Move the clock hour by hour, ticking and emptying the outbox at each."""
        for _ in range(int(span / HOUR)):
            self._turn(self.workspace.now() + HOUR)

    def _turn(self, moment: datetime) -> None:
        self.workspace.move_clock(moment)
        turn(self.running.bot, self.workspace.now)
        self.running.bot.replanner.settle()
        # The outbox keeps a second between two posts of a channel; here a second costs nothing.
        while self.running.bot.sender.drain():
            self.workspace.move_clock(self.workspace.now() + timedelta(seconds=1))

    def close(self) -> None:
        """Stop everything."""
        self.running.close()
        self._web.close()


def _afternoon(after: datetime) -> datetime:
    """The next moment, shortly after four in Berlin in winter, when the sample's digest is due."""
    today = after.replace(hour=15, minute=5, second=0, microsecond=0)
    return today if today > after else today + 24 * HOUR


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=3210, show_default=True)
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=FOLDER)
@click.option("--reset", is_flag=True, help="Forget what was said before.")
def demo(port: int, folder: Path, reset: bool) -> None:
    """Try mlstatus in a local Slack, without an account."""
    logs.set_up(logging.WARNING)
    if reset and folder.exists():
        shutil.rmtree(folder)
    try:
        with Lock(folder / "mlstatus.db"):
            _run(folder, port)
    except InUse as error:
        click.echo(f"The demo runs already, or the port is taken: {error}", err=True)
        sys.exit(1)


def _run(folder: Path, port: int) -> None:
    found = Demo(folder, port)
    found.tell_story()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    click.echo(f"mlstatus demo: open {found.address} in a browser. Ctrl+C ends it.")
    sys.stdout.flush()
    stopped.wait()
    found.close()
