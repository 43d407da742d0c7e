"""The bot and the local Slack in one process, and the clock they share."""

import errno
import threading
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot import server
from bot.running import RunningBot, build, turn
from bot.settings import Settings
from bot.workspace.sample import tell
from bot.workspace.sending import Sending
from bot.workspace.site import Site, site_app
from bot.workspace.state import Workspace

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
MEMORY, DATABASE = "workspace.json", "mlstatus.db"
FILES = (MEMORY, "workspace.new", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")
FRIDAY, STOPS = 4, (11, 16)
ZONE = ZoneInfo("Europe/Berlin")


class PortTaken(Exception):
    """The page cannot be served where it was wanted."""

    def __init__(self, port: int, error: OSError) -> None:
        taken = error.errno == errno.EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be used: {error.strerror}"
        other = 4000 if port != 4000 else 4001
        super().__init__(f"Port {port} {why}. Choose another one: make demo PORT={other}")


class Demo:
    """A bot and the workspace it lives in, both running."""

    def __init__(self, folder: Path, port: int) -> None:
        """Begin where the folder's files left off; without a whole memory, from the start.

        Raises:
            PortTaken: nothing was begun.
        """
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / MEMORY).exists():
            forget(folder)
        self._moving = threading.Lock()
        self.workspace = Workspace(folder / MEMORY)
        self.sending = Sending(self.workspace)
        site = Site(self.workspace, self.sending, self.advance)
        try:
            self._web = server.run(site_app(site), "127.0.0.1", port)
        except OSError as error:
            raise PortTaken(port, error) from error
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
            mlstatus_database=folder / DATABASE,
            mlstatus_port=0,
        )
        running = build(settings, self.workspace.now)
        running.identity.ask()
        return running

    def begin(self) -> None:
        """Let the sample team live its weeks, unless somebody has lived here before.

        The workers start behind it: until then the story's own steps do their work, so that the
        many commands of a day are one replan.
        """
        if not self.workspace.messages():
            # An interrupted story is begun again, so it need not survive a power failure.
            with self.workspace.together(), self.running.bot.store.unhurried():
                self._tell()
        self.running.start()

    def _tell(self) -> None:
        tell(self, self.workspace.now())
        self.workspace.forget_private()

    def live_to(self, moment: datetime) -> None:
        """Move the clock to a moment and do what falls due, twice a day on the way.

        Marks wait for a replan until somebody needs it; on Fridays that is the digest.
        """
        self._deliver()
        while (stop := _next_stop(self.workspace.now())) < moment:
            self.workspace.move_clock(stop)
            if stop.weekday() == FRIDAY and stop.astimezone(ZONE).hour == STOPS[-1]:
                self.replan()
            self._tick()
        self.workspace.move_clock(moment)

    def advance(self, span: timedelta) -> None:
        """Move the clock hour by hour, ticking and emptying the outbox at each.

        Two pages that ask at once move it one after the other.
        """
        with self._moving, self.workspace.together():
            for _ in range(int(span / HOUR)):
                self.workspace.move_clock(self.workspace.now() + HOUR)
                self._tick()
                self.replan()

    def replan(self) -> None:
        """Forecast all that was written since the last time, and post what comes of it."""
        self.running.bot.replanner.settle()
        self._deliver()

    def _tick(self) -> None:
        turn(self.running.bot, self.workspace.now)
        self._deliver()

    def _deliver(self) -> None:
        # The outbox keeps a second between two posts of a channel; here a second costs nothing.
        while self.running.bot.sender.drain():
            self.workspace.move_clock(self.workspace.now() + SECOND)

    def close(self) -> None:
        """Stop everything."""
        self.running.close()
        self._web.close()


def forget(folder: Path) -> None:
    """Remove what a demo keeps in its folder, and nothing else."""
    for name in FILES:
        (folder / name).unlink(missing_ok=True)


def _next_stop(after: datetime) -> datetime:
    """The next minute past eleven or four in Berlin: people were asked, digests are due."""
    local = after.astimezone(ZONE)
    stops = [
        (local + timedelta(days=days)).replace(hour=hour, minute=1, second=0, microsecond=0)
        for days in (0, 1)
        for hour in STOPS
    ]
    return next(stop for stop in stops if stop > local)
