"""``demo``: the bot and a local Slack in one process, on 127.0.0.1, without an account."""

import logging
import signal
import sys
import threading
from pathlib import Path

import click

from bot import logs
from bot.lock import InUse, Lock
from bot.workspace.demo import DATABASE, Demo, PortTaken, forget

FOLDER = Path(".demo")
ADDRESS = "address"


class RunsAlready(Exception):
    """Another process serves this folder's demo."""

    def __init__(self, folder: Path) -> None:
        kept = folder / ADDRESS
        at = f": open {kept.read_text().strip()} in a browser" if kept.exists() else ""
        super().__init__(f"The demo runs already{at}. To end it, press Ctrl+C where it was begun.")


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=3210, show_default=True)
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=FOLDER)
@click.option("--reset", is_flag=True, help="Forget what was said before.")
def demo(port: int, folder: Path, reset: bool) -> None:
    """Try mlstatus in a local Slack, without an account."""
    logs.set_up(logging.WARNING)
    try:
        with _held(folder):
            if reset:
                forget(folder)
            _run(folder, port)
    except (RunsAlready, PortTaken) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


def _held(folder: Path) -> Lock:
    try:
        return Lock(folder / DATABASE)
    except InUse as error:
        raise RunsAlready(folder) from error


def _run(folder: Path, port: int) -> None:
    found = Demo(folder, port)
    found.begin()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    (folder / ADDRESS).write_text(found.address)
    click.echo(f"mlstatus demo: open {found.address} in a browser. Ctrl+C ends it.")
    sys.stdout.flush()
    stopped.wait()
    (folder / ADDRESS).unlink(missing_ok=True)
    found.close()
